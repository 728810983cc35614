import { ORIGIN_KEYS, type Origin } from "../axes";
import { columnValue } from "../cell";
import { ESTIMATED, isEstimate } from "../estimates";
import type { Column } from "../question";
import type { Result } from "../result";
import { type Disagreement, findDisagreements } from "./disagreements";
import { hasRepeats } from "./repeats";

/**
 * What a cell of a matrix is: the most trustworthy origin of its values, `estimated` where nobody measured any; `failed` where runs were tried and gave no
 * value; `missing` where nobody gives one.
 */
export type CellState = Origin | "failed" | "missing";
export const CELL_STATES: readonly CellState[] = [...ORIGIN_KEYS, "failed", "missing"];

/** What is known of one technique in one column of a matrix. */
export interface CoverageCell {
  state: CellState;
  /** Of all its values, the most trustworthy first: more than one is a mixture. */
  origins: readonly Origin[];
  /** Whether it has a value that is no estimate. */
  isCovered: boolean;
  results: readonly Result[];
  /** Columns asked for in which no result has a value, or only an estimate, with the reason that a source gives. */
  lacking: readonly { column: Column; reason: string }[];
  /** Whether anything in it was repeated; null where it is not covered. */
  repetition: "single" | "repeated" | null;
  disagreements: readonly Disagreement[];
}

const NO_REASON = "not_reported";
const TRIED: readonly string[] = ["failed", "out_of_memory"];

/** The cell that these results of one technique make, of the columns asked for. No results: a missing cell. */
export function coverageCell(results: readonly Result[], columns: readonly Column[]): CoverageCell {
  const found = new Set<Origin>();
  const lacking: { column: Column; reason: string }[] = [];
  for (const column of columns) {
    const reasons: string[] = [];
    let isCovered = false;
    for (const result of results) {
      const value = columnValue(result, column, []);
      if ("missing" in value) reasons.push(value.missing);
      else {
        found.add(value.origin);
        if (isEstimate(value)) reasons.push(ESTIMATED);
        else isCovered = true;
      }
    }
    const isOwed = reasons.length === 0 || reasons.some((reason) => reason !== "not_applicable");
    if (!isCovered && isOwed) lacking.push({ column, reason: strongest(reasons) });
  }
  const origins = ORIGIN_KEYS.filter((origin) => found.has(origin));
  const [best] = origins;
  const isCovered = origins.some((origin) => !isEstimate({ origin }));
  const wasTried = lacking.some(({ reason }) => TRIED.includes(reason));
  return {
    state: best ?? (wasTried ? "failed" : "missing"),
    origins,
    isCovered,
    results,
    lacking,
    repetition: isCovered ? (areRepeated(results, columns) ? "repeated" : "single") : null,
    disagreements: findDisagreements(results, columns),
  };
}

/** What a source says rather than that it says nothing; that a run failed before anything else. */
function strongest(reasons: readonly string[]): string {
  return (
    reasons.find((reason) => TRIED.includes(reason)) ??
    reasons.find((reason) => reason !== NO_REASON && reason !== "not_applicable") ??
    NO_REASON
  );
}

function areRepeated(results: readonly Result[], columns: readonly Column[]): boolean {
  const runs = results.filter((result) => columns.some((column) => isMeasured(result, column)));
  return runs.some((result) => columns.some((column) => statesSpread(result, column))) || hasRepeats(runs);
}

function isMeasured(result: Result, column: Column): boolean {
  const value = columnValue(result, column, []);
  return !("missing" in value || isEstimate(value));
}

/** Whether a value comes with repeats or a spread over them; how well a figure can be read says nothing of that. */
function statesSpread({ measurements }: Result, column: Column): boolean {
  if (column === "quality") return false;
  const measurement = measurements[column];
  if (!measurement || "missing" in measurement || isEstimate(measurement)) return false;
  const { repeats, uncertainty } = measurement;
  return (repeats?.length ?? 0) > 1 || (uncertainty !== null && uncertainty.kind !== "reading");
}
