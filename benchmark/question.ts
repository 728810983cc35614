import type { Axis } from "./axes";
import { coreMetrics, isMetric, METRIC_KEYS, type MetricKey, SUPPLEMENTARY_METRICS } from "./metrics";
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
} from "./query-reader";

export { type Notice, OPEN_FILTERS, type OpenFilter, type SearchParams } from "./query-reader";

export type Level = "techniques" | "runs";
export type Show = "values" | "ranks";
/** A column of a board: a metric, or the board's own quality measure. */
export type Column = MetricKey | "quality";
export type SortKey = Column | "technique" | "model";

/** What a leaderboard is asked. */
export interface LeaderboardQuestion extends ResultFilters {
  axis: Axis;
  level: Level;
  show: Show;
  columns: "core" | "all";
  /** `reversed`: the worse first; missing values stay behind the ranked ones in both directions. */
  sort: { key: SortKey; reversed: boolean };
  page: number;
}

/** Rows of one cohort on one page of a board. */
export const PAGE_ROWS = 100;

export function defaultQuestion(axis: Axis): LeaderboardQuestion {
  return {
    axis,
    ...NO_FILTERS,
    level: "techniques",
    show: "values",
    columns: "core",
    sort: { key: "quality", reversed: false },
    page: 1,
  };
}

/** Columns that a question shows, quality first. */
export function questionColumns({ axis, columns }: Pick<LeaderboardQuestion, "axis" | "columns">): Column[] {
  return ["quality", ...coreMetrics(axis), ...(columns === "all" ? SUPPLEMENTARY_METRICS : [])];
}

const PARAMETERS = [...FILTER_PARAMETERS, "level", "show", "columns", "sort", "page"];

/**
 * Reads a leaderboard's question from its address. Never fails: what cannot be used falls back to the default
 * and comes back as a notice. Several values of a filter may be repeated or joined by commas.
 */
export function parseLeaderboardQuestion(
  axis: Axis,
  params: SearchParams,
): { question: LeaderboardQuestion; notices: Notice[] } {
  const reader = new QueryReader(params, PARAMETERS);
  const notice = (parameter: string, message: string) => reader.note(parameter, message);
  const fallback = defaultQuestion(axis);
  const question: LeaderboardQuestion = {
    axis,
    ...reader.filters(),
    level: reader.oneOf("level", ["techniques", "runs"], fallback.level),
    show: reader.oneOf("show", ["values", "ranks"], fallback.show),
    columns: reader.oneOf("columns", ["core", "all"], fallback.columns),
    sort: parseSort(axis, reader.first("sort"), notice) ?? fallback.sort,
    page: parsePage(reader.first("page"), notice) ?? fallback.page,
  };
  if (isMetric(question.sort.key) && !questionColumns(question).includes(question.sort.key)) {
    question.columns = "all";
  }
  return { question, notices: reader.notices };
}

function parseSort(
  axis: Axis,
  text: string | undefined,
  notice: (parameter: string, message: string) => void,
): LeaderboardQuestion["sort"] | null {
  if (text === undefined) return null;
  const reversed = text.startsWith("-");
  const name = reversed ? text.slice(1) : text;
  const allowed: readonly SortKey[] = ["technique", "model", "quality", ...METRIC_KEYS];
  const key = allowed.find((candidate) => candidate === name);
  const shown = [...coreMetrics(axis), ...SUPPLEMENTARY_METRICS];
  if (!key || (isMetric(key) && !shown.includes(key))) {
    notice("sort", `There is no column “${shorten(name)}” on this board; sorted by quality.`);
    return null;
  }
  return { key, reversed };
}

function parsePage(
  text: string | undefined,
  notice: (parameter: string, message: string) => void,
): number | null {
  if (text === undefined) return null;
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (page >= 1) return page;
  notice("page", `“${shorten(text)}” is not a page; showing the first.`);
  return null;
}

/** The query of a question's address: defaults left out, order stable; "" for the default question. */
export function printLeaderboardQuery(question: LeaderboardQuestion): string {
  const standard = defaultQuestion(question.axis);
  const pairs = filterPairs(question);
  for (const parameter of ["level", "show", "columns"] as const) {
    if (question[parameter] !== standard[parameter]) pairs.push([parameter, question[parameter]]);
  }
  const { key, reversed } = question.sort;
  if (key !== standard.sort.key || reversed) pairs.push(["sort", `${reversed ? "-" : ""}${key}`]);
  if (question.page !== 1) pairs.push(["page", String(question.page)]);
  return printQuery(pairs);
}

/** The address of a question; `format` for the same question as data. */
export function printLeaderboardUrl(question: LeaderboardQuestion, format: "" | ".json" = ""): string {
  return `/leaderboards/${question.axis}${format}${printLeaderboardQuery(question)}`;
}
