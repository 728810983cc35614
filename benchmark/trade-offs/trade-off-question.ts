import { AXIS_KEYS, type Axis } from "../axes";
import { coreMetrics, SUPPLEMENTARY_METRICS } from "../metrics";
import {
  FILTER_PARAMETERS,
  filterPairs,
  NO_FILTERS,
  type Notice,
  printQuery,
  QueryReader,
  type ResultFilters,
  type SearchParams,
  shorten,
} from "../query-reader";
import type { Column } from "../question";

/** Whether a chart shows changes against each result's baseline, or the values themselves. */
export type TradeOffAs = "change" | "values";

/** What a trade-off chart is asked: one metric, or quality, against another. */
export interface TradeOffQuestion extends ResultFilters {
  axis: Axis;
  as: TradeOffAs;
  /** Never the same column. */
  x: Column;
  y: Column;
}

const DEFAULT_AXIS: Axis = "inference";
const PARAMETERS = ["axis", "as", "x", "y", ...FILTER_PARAMETERS];

/** The paper's own question: memory saved against quality lost, each technique against its baseline. */
export function defaultTradeOff(axis: Axis = DEFAULT_AXIS): TradeOffQuestion {
  return { axis, as: "change", x: "amu", y: "quality", ...NO_FILTERS };
}

/** What can stand on either side of a chart of an axis. */
export function tradeOffColumns(axis: Axis): Column[] {
  return ["quality", ...coreMetrics(axis), ...SUPPLEMENTARY_METRICS];
}

/** Reads a question from its address. Never fails: what cannot be used falls back and comes back as a notice. */
export function parseTradeOffQuestion(params: SearchParams): {
  question: TradeOffQuestion;
  notices: Notice[];
} {
  const reader = new QueryReader(params, PARAMETERS);
  const axis = reader.oneOf("axis", AXIS_KEYS, DEFAULT_AXIS);
  const as = reader.oneOf("as", ["change", "values"], "change");
  const x = readColumn(reader, "x", axis) ?? defaultTradeOff(axis).x;
  let y = readColumn(reader, "y", axis) ?? against(x);
  if (y === x) {
    reader.note("y", `“${y}” is on both sides; showing it against ${against(x)}.`);
    y = against(x);
  }
  return { question: { axis, as, x, y, ...reader.filters() }, notices: reader.notices };
}

/** What a column is shown against unless something else is asked for. */
function against(x: Column): Column {
  return x === "quality" ? "amu" : "quality";
}

function readColumn(reader: QueryReader, parameter: "x" | "y", axis: Axis): Column | null {
  const text = reader.first(parameter);
  if (text === undefined) return null;
  const columns = tradeOffColumns(axis);
  const found = columns.find((column) => column === text);
  if (!found) {
    reader.note(
      parameter,
      `“${shorten(text)}” is not measured on this axis; choose one of ${columns.join(", ")}.`,
    );
  }
  return found ?? null;
}

/** The address of a question: defaults left out, order stable. */
export function printTradeOffUrl(question: TradeOffQuestion): string {
  const standard = defaultTradeOff();
  const pairs: [string, string][] = [];
  if (question.axis !== standard.axis) pairs.push(["axis", question.axis]);
  if (question.as !== standard.as) pairs.push(["as", question.as]);
  if (question.x !== standard.x) pairs.push(["x", question.x]);
  if (question.y !== against(question.x)) pairs.push(["y", question.y]);
  return `/trade-offs${printQuery([...pairs, ...filterPairs(question)])}`;
}

/** The same chart of another axis: metrics that it does not have give way to the default, names do not carry over. */
export function onAxis(question: TradeOffQuestion, axis: Axis): TradeOffQuestion {
  const columns = tradeOffColumns(axis);
  const { as, x, y, modality, scale, origin } = question;
  const kept = columns.includes(x) && columns.includes(y) ? { x, y } : {};
  return { ...defaultTradeOff(axis), as, ...kept, modality, scale, origin };
}
