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

/** All points in one chart, a chart for each scale band, or `y` against the size of models as lines. */
export const TRADE_OFF_VIEWS = ["points", "bands", "lines"] as const;
export type TradeOffView = (typeof TRADE_OFF_VIEWS)[number];

export const SIDE_SCALES = ["linear", "log"] as const;
export type SideScale = (typeof SIDE_SCALES)[number];

/** Among which results the best ones are sought: all of a chart, or those of one model; "none": not at all. */
export const FRONTIERS = ["global", "model", "none"] as const;
export type FrontierOver = (typeof FRONTIERS)[number];

/** What a trade-off chart is asked: one metric, or quality, against another. */
export interface TradeOffQuestion extends ResultFilters {
  axis: Axis;
  view: TradeOffView;
  as: TradeOffAs;
  /** Never the same column. */
  x: Column;
  y: Column;
  /** "log" for values alone: a change can be zero or negative. */
  scaleX: SideScale;
  scaleY: SideScale;
  frontier: FrontierOver;
}

const DEFAULT_AXIS: Axis = "inference";
const PARAMETERS = ["axis", "view", "as", "x", "y", "scale-x", "scale-y", "frontier", ...FILTER_PARAMETERS];

/** The paper's own question: memory saved against quality lost, each technique against its baseline. */
export function defaultTradeOff(axis: Axis = DEFAULT_AXIS): TradeOffQuestion {
  return {
    axis,
    view: "points",
    as: "change",
    x: "amu",
    y: "quality",
    scaleX: "linear",
    scaleY: "linear",
    frontier: "global",
    ...NO_FILTERS,
  };
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
  const view = reader.oneOf("view", TRADE_OFF_VIEWS, "points");
  const as = reader.oneOf("as", ["change", "values"], "change");
  const x = readColumn(reader, "x", axis) ?? defaultTradeOff(axis).x;
  let y = readColumn(reader, "y", axis) ?? against(x);
  if (y === x) {
    reader.note("y", `“${y}” is on both sides; showing it against ${against(x)}.`);
    y = against(x);
  }
  const scaleX = readScale(reader, "scale-x", as);
  const scaleY = readScale(reader, "scale-y", as);
  const frontier = reader.oneOf("frontier", FRONTIERS, "global");
  const question = { axis, view, as, x, y, scaleX, scaleY, frontier, ...reader.filters() };
  return { question, notices: reader.notices };
}

function readScale(reader: QueryReader, parameter: "scale-x" | "scale-y", as: TradeOffAs): SideScale {
  const scale = reader.oneOf(parameter, SIDE_SCALES, "linear");
  if (scale === "linear" || as === "values") return scale;
  reader.note(parameter, "A change can be zero or negative, which has no logarithm; showing it linear.");
  return "linear";
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
  if (question.view !== standard.view) pairs.push(["view", question.view]);
  if (question.as !== standard.as) pairs.push(["as", question.as]);
  if (question.x !== standard.x) pairs.push(["x", question.x]);
  if (question.y !== against(question.x)) pairs.push(["y", question.y]);
  if (question.scaleX !== standard.scaleX) pairs.push(["scale-x", question.scaleX]);
  if (question.scaleY !== standard.scaleY) pairs.push(["scale-y", question.scaleY]);
  if (question.frontier !== standard.frontier) pairs.push(["frontier", question.frontier]);
  return `/trade-offs${printQuery([...pairs, ...filterPairs(question)])}`;
}

/** The same charts of all results of the axis. */
export function withoutFilters(question: TradeOffQuestion): TradeOffQuestion {
  return { ...question, ...NO_FILTERS };
}

/** Where the same charts are to be had as a file, or as a small page to be put into another one. */
export function printTradeOffExport(question: TradeOffQuestion, as: "csv" | "svg" | "embed"): string {
  const query = printTradeOffUrl(question).slice("/trade-offs".length);
  return as === "embed" ? `/trade-offs/embed${query}` : `/trade-offs.${as}${query}`;
}

/** The same chart of another axis: metrics that it does not have give way to the default, names do not carry over. */
export function onAxis(question: TradeOffQuestion, axis: Axis): TradeOffQuestion {
  const columns = tradeOffColumns(axis);
  const { view, as, x, y, scaleX, scaleY, frontier, modality, scale, origin } = question;
  const kept = columns.includes(x) && columns.includes(y) ? { x, y } : {};
  return {
    ...defaultTradeOff(axis),
    view,
    as,
    ...kept,
    scaleX,
    scaleY,
    frontier,
    modality,
    scale,
    origin,
  };
}
