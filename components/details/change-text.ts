import { formatChange } from "@/benchmark/change-format";
import type { Delta } from "@/benchmark/deltas";

const VERDICTS = {
  better: "better",
  worse: "worse",
  same: "the same",
  unclear: "within the uncertainty",
} as const satisfies Record<Delta["verdict"], string>;

/** A change in words: "−34.0%, better", "+2.15 ± 0.4 points, within the uncertainty". */
export function changeText(change: Delta): string {
  const { verdict } = change;
  return verdict === "same" ? VERDICTS.same : `${formatChange(change)}, ${VERDICTS[verdict]}`;
}
