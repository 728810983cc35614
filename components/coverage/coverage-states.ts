import { ORIGINS } from "@/benchmark/axes";
import type { CellState } from "@/benchmark/coverage/coverage-cell";

/**
 * How each state of a cell is said. The stylesheet draws a sign before the word, a disc that empties from measured to
 * estimated, as not every font has one; colour says nothing alone.
 */
export const STATE_WORDS: Readonly<Record<CellState, { word: string; explanation: string }>> = {
  measured: { word: "measured", explanation: ORIGINS.measured.explanation },
  reported: { word: "reported", explanation: ORIGINS.reported.explanation },
  digitised: { word: "digitised", explanation: ORIGINS.digitised.explanation },
  estimated: { word: "estimated", explanation: `${ORIGINS.estimated.explanation}; not covered` },
  failed: { word: "failed", explanation: "tried: the run failed or ran out of memory" },
  missing: { word: "missing", explanation: "nobody gives a value" },
};

/** What is said of cells with a value. */
export const MARK_WORDS = {
  single: "one run, and no repeats are stated",
  repeated: "with repeats, a spread over runs, or the same setup run again",
  partial: "some of the metrics asked for have no value",
  contested: "two runs of one setup disagree beyond both uncertainties",
} as const;
export type CellMark = keyof typeof MARK_WORDS;
export const CELL_MARKS = Object.keys(MARK_WORDS) as [CellMark, ...CellMark[]];
