import type { Uncertainty } from "../bundle";

/** What the half-width of a value's interval is. */
export const UNCERTAINTIES: Readonly<Record<Uncertainty["kind"], string>> = {
  stdev: "standard deviation",
  stderr: "standard error",
  ci95: "95% confidence interval",
  range: "half of the range",
  reading: "of reading the figure",
};
