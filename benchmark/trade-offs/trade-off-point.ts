import type { Baselines } from "../baselines";
import type { MissingCell } from "../board-row";
import { type ColumnValue, columnValue } from "../cell";
import { type Delta, findDelta } from "../deltas";
import { missingReason } from "../missing";
import type { Column } from "../question";
import type { Result } from "../result";
import type { TradeOffQuestion } from "./trade-off-question";
import { columnName, isSaving } from "./trade-off-terms";

/** One side of a point: where it is drawn, and the values that it comes from. */
export interface PointSide {
  /** In the unit of the chart's side, like `halfWidth`. */
  drawn: number;
  halfWidth: number;
  value: ColumnValue;
  /** null: no comparable baseline has a value. */
  against: { value: ColumnValue; delta: Delta } | null;
}

export interface TradeOffPoint {
  result: string;
  model: string;
  parametersB: number;
  technique: string;
  settings: Result["settings"];
  /** The technique it is compared with. */
  baseline: string | null;
  x: PointSide;
  y: PointSide;
  /** Where the line to the point starts: its baseline. */
  from: readonly [x: number, y: number] | null;
  isBaseline: boolean;
}

/** A result that can be drawn, before it is known what shares its chart. */
export interface Candidate {
  result: Result;
  baseline: Result | null;
  caveats: string[];
  columns: readonly [x: Column, y: Column];
  x: PointSide;
  y: PointSide;
  point: Omit<TradeOffPoint, "from" | "isBaseline">;
}

/**
 * A result as a point of the chart that a question asks for; why it can't be one; or null for a baseline in a chart
 * of changes, which is the origin itself.
 */
export function candidateOf(
  question: TradeOffQuestion,
  result: Result,
  baselines: Baselines,
): Candidate | { why: string } | null {
  const found = baselines.of(result);
  const baseline = "baseline" in found ? found.baseline : null;
  if (question.as === "change" && "why" in found) return baselines.isBaseline(result.id) ? null : found;
  const [x, y] = ([question.x, question.y] as const).map((column) =>
    sideOf(question, column, result, baseline),
  );
  if (!x || !y) throw new Error("a chart has two sides");
  const reasons = [x, y].flatMap((side) => (typeof side === "string" ? [side] : []));
  if (typeof x === "string" || typeof y === "string") return { why: reasons.join("; ") };
  return {
    result,
    baseline,
    caveats: [
      ...("baseline" in found ? found.caveats : []),
      ...(result.environment.notes ? [result.environment.notes] : []),
      ...doubts(question.x, x),
      ...doubts(question.y, y),
    ],
    columns: [question.x, question.y],
    x,
    y,
    point: {
      result: result.id,
      model: result.model.name,
      parametersB: result.model.parametersB,
      technique: result.technique,
      settings: result.settings,
      baseline: baseline?.technique ?? null,
      x,
      y,
    },
  };
}

function sideOf(
  { as, origin }: TradeOffQuestion,
  column: Column,
  result: Result,
  baseline: Result | null,
): PointSide | string {
  const value = columnValue(result, column, origin);
  if ("missing" in value) return `no ${columnName(column)}: ${say(value)}`;
  const base = baseline && columnValue(baseline, column, origin);
  const delta = base && !("missing" in base) ? findDelta(column, value, base) : null;
  const against =
    base && !("missing" in base) && delta !== null && typeof delta !== "string"
      ? { value: base, delta }
      : null;
  if (as === "values") return { drawn: value.value, halfWidth: value.halfWidth, value, against };
  if (against) {
    const drawn = isSaving(column) ? 0 - against.delta.value : against.delta.value;
    return { drawn, halfWidth: against.delta.halfWidth, value, against };
  }
  if (typeof delta === "string") return `${columnName(column)}: ${delta}`;
  const why = base && "missing" in base ? say(base) : "not measured";
  return `its baseline has no ${columnName(column)}: ${why}`;
}

function doubts(column: Column, { value, against }: PointSide): string[] {
  return [value.doubt, against?.value.doubt].flatMap((doubt) =>
    doubt ? [`${columnName(column)}, doubt: ${doubt}`] : [],
  );
}

function say({ missing, note }: MissingCell): string {
  return note ? `${missingReason(missing)} (${note})` : missingReason(missing);
}
