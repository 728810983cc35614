import { canonicalValue, isMetric } from "@/benchmark/metrics";
import type { Imported, Reading } from "../reading";

/** What a reading holds, for tests: each value in its metric's own unit, rounded to 10 digits, or why it is missing. */
export function canonicalValues({ metrics }: Reading): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metrics).map(([key, entry]) => {
      if ("missing" in entry) return [key, entry.missing];
      const canonical = isMetric(key) ? canonicalValue(key, entry.value, entry.unit, null) : null;
      if (!canonical || "problem" in canonical)
        return [key, `${entry.value} ${entry.unit}: no unit of ${key}`];
      return [key, `${Number(canonical.value.toPrecision(10))} ${canonical.unit}`];
    }),
  );
}

/** The one reading of files that hold one run. @throws where there is none, or there are several. */
export function onlyReading({ readings }: Imported): Reading {
  const [first, ...others] = readings;
  if (!first || others.length > 0) throw new Error(`${readings.length} readings`);
  return first;
}
