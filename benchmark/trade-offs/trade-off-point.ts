import type { Baselines } from "../baselines";
import type { MissingCell } from "../board-row";
import { type ColumnValue, columnValue } from "../cell";
import { type Delta, findDelta } from "../deltas";
import { formatNumber } from "../format";
import { missingReason } from "../missing";
import type { Column } from "../question";
import type { Measurement, MissingMeasurement, Result } from "../result";
import type { DrawnFrom, Spread } from "./frontier-shares";
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
  /** How `drawn` follows from values that could be measured again. */
  drawnFrom: DrawnFrom;
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
  /** What must be said beside it. */
  caveats: readonly string[];
  /** Why nothing ties it to a baseline; null where something does, or it is one itself. */
  alone: string | null;
  /** Why its source says that it must not be compared; null where it does not say so. */
  notComparable: string | null;
  /** Where the line to the point starts: its baseline. */
  from: readonly [x: number, y: number] | null;
  isBaseline: boolean;
  /** Whether no other result that it competes with is better; null where nothing is asked about that. */
  isBest: boolean | null;
  /** The share of resamples in which it is; null where nothing can be resampled. */
  share: number | null;
  /** Why it stands aside from the frontier; null where it competes, or nothing is asked about that. */
  aside: string | null;
}

/** A result that can be drawn, before it is known what shares its chart. */
export interface Candidate {
  result: Result;
  baseline: Result | null;
  caveats: string[];
  columns: readonly [x: Column, y: Column];
  x: PointSide;
  y: PointSide;
  /** Why nothing ties it to a baseline; null where something does, or it is one itself. */
  alone: string | null;
  point: Omit<TradeOffPoint, "from" | "isBaseline" | "isBest" | "share" | "aside">;
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
  const x = sideOf(question, "x", result, baseline);
  const y = sideOf(question, "y", result, baseline);
  const reasons = [x, y].flatMap((side) => (typeof side === "string" ? [side] : []));
  if (typeof x === "string" || typeof y === "string") return { why: reasons.join("; ") };
  const caveats = [
    ...("baseline" in found ? found.caveats : []),
    ...(result.environment.notes ? [result.environment.notes] : []),
    ...doubts(question.x, x),
    ...doubts(question.y, y),
  ];
  const alone = "why" in found && !baselines.isBaseline(result.id) ? found.why : null;
  return {
    result,
    baseline,
    caveats,
    columns: [question.x, question.y],
    x,
    y,
    alone,
    point: {
      result: result.id,
      model: result.model.name,
      parametersB: result.model.parametersB,
      technique: result.technique,
      settings: result.settings,
      baseline: baseline?.technique ?? null,
      x,
      y,
      caveats,
      alone,
      notComparable: result.notComparable,
    },
  };
}

/** What a result has on one side of a chart, or why it has nothing there. */
export function sideOf(
  { as, origin, scaleX, scaleY, ...columns }: TradeOffQuestion,
  side: "x" | "y",
  result: Result,
  baseline: Result | null,
): PointSide | string {
  const column = columns[side];
  const value = columnValue(result, column, origin);
  if ("missing" in value) return `no ${columnName(column)}: ${say(value)}`;
  const base = baseline && columnValue(baseline, column, origin);
  const delta = base && !("missing" in base) ? findDelta(column, value, base) : null;
  const against =
    base && !("missing" in base) && delta !== null && typeof delta !== "string"
      ? { value: base, delta }
      : null;
  const own = spreadOf(result, column, value);
  if (as === "values") {
    if ((side === "x" ? scaleX : scaleY) === "log" && value.value <= 0) {
      return `${columnName(column)} is ${formatNumber(value.value)}, which has no place on a logarithmic scale`;
    }
    return {
      drawn: value.value,
      halfWidth: value.halfWidth,
      value,
      against,
      drawnFrom: { own, change: null },
    };
  }
  if (against && baseline) {
    const { delta } = against;
    const sign = isSaving(column) ? -1 : 1;
    const change = {
      against: spreadOf(baseline, column, against.value),
      unit: delta.unit === "%" ? ("percent" as const) : ("difference" as const),
      factor: delta.unit === "points" ? sign * POINTS_PER_SCORE : sign,
    };
    const drawn = delta.verdict === "same" ? 0 : sign * delta.value;
    return { drawn, halfWidth: delta.halfWidth, value, against, drawnFrom: { own, change } };
  }
  if (typeof delta === "string") return `${columnName(column)}: ${delta}`;
  const why = base && "missing" in base ? say(base) : "not measured";
  return `its baseline has no ${columnName(column)}: ${why}`;
}

const POINTS_PER_SCORE = 100;

/** One object for each value, so that a baseline is the same one in every change that is made against it. */
const SPREADS = new WeakMap<Result, Partial<Record<Column, Spread>>>();

function spreadOf(result: Result, column: Column, { value, halfWidth }: ColumnValue): Spread {
  const known = SPREADS.get(result) ?? {};
  SPREADS.set(result, known);
  const measurement = column === "quality" ? null : result.measurements[column];
  const spread = known[column] ?? { value, ...widthOf(measurement, halfWidth) };
  known[column] = spread;
  return spread;
}

/** A declared uncertainty beats repeats, as in ranks; the spread of repeats is in the repeats themselves. */
function widthOf(
  measurement: Measurement | MissingMeasurement | null | undefined,
  halfWidth: number,
): Pick<Spread, "halfWidth" | "repeats"> {
  if (!measurement || "missing" in measurement || measurement.uncertainty || !measurement.repeats) {
    return { halfWidth, repeats: null };
  }
  return { halfWidth: 0, repeats: measurement.repeats };
}

/** What must be said of a value and of the one it is compared with. */
export function doubts(column: Column, { value, against }: PointSide): string[] {
  return [value.doubt, against?.value.doubt].flatMap((doubt) =>
    doubt ? [`${columnName(column)}, doubt: ${doubt}`] : [],
  );
}

function say({ missing, note }: MissingCell): string {
  return note ? `${missingReason(missing)} (${note})` : missingReason(missing);
}
