import type { Axis } from "./axes";
import { coreMetrics, type MetricKey, SUPPLEMENTARY_METRICS } from "./metrics";
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
import type { Score } from "./score";
import { readScore, scorePairs, scoreParameters } from "./score-address";
import { parseSearch, printSearch } from "./search";

export { type Notice, OPEN_FILTERS, type OpenFilter, type SearchParams } from "./query-reader";

export type Level = "techniques" | "runs";
/** What a cell shows first: the value, its rank, or its change against the baseline. */
export type Show = "values" | "ranks" | "deltas";
/** A column of a board: a metric, or the board's own quality measure. */
export type Column = MetricKey | "quality";
/** The columns of the axis's own metrics, those and the supplementary ones, or a reader's choice, which may be none. */
export type ColumnChoice = "core" | "all" | readonly Column[];
export type SortKey = Column | "technique" | "model" | "score";

/** What a leaderboard is asked. */
export interface LeaderboardQuestion extends ResultFilters {
  axis: Axis;
  /** What is searched for, as typed; see search.ts for its terms. */
  q: string;
  /** Only results with a value in every column shown. */
  complete: boolean;
  level: Level;
  show: Show;
  /** Slugs of the techniques to compare with, in order of preference; none: each family's own baseline. */
  baseline: readonly string[];
  columns: ColumnChoice;
  /** Whether cells are shaded by their factor to the best of their column. */
  heat: boolean;
  /** The reader's own score; null: none. */
  score: Score | null;
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
    q: "",
    complete: false,
    level: "techniques",
    show: "values",
    baseline: [],
    columns: "core",
    heat: false,
    score: null,
    sort: { key: "quality", reversed: false },
    page: 1,
  };
}

/** Every column that a board of an axis can show, quality first. */
export function axisColumns(axis: Axis): Column[] {
  return ["quality", ...coreMetrics(axis), ...SUPPLEMENTARY_METRICS];
}

/** Columns that a question shows, quality first. */
export function questionColumns({ axis, columns }: Pick<LeaderboardQuestion, "axis" | "columns">): Column[] {
  if (columns === "all") return axisColumns(axis);
  return columns === "core" ? ["quality", ...coreMetrics(axis)] : [...columns];
}

/** What a board is sorted by unless something else is asked for: the own score, else its first column. */
export function standardSort(
  question: Pick<LeaderboardQuestion, "axis" | "columns" | "score">,
): LeaderboardQuestion["sort"] {
  const key = question.score ? "score" : (questionColumns(question)[0] ?? "technique");
  return { key, reversed: false };
}

/** The same question with another score, sorted by it; without one, sorted as usual. */
export function withScore(question: LeaderboardQuestion, score: Score | null): LeaderboardQuestion {
  const asked = { ...question, score, page: 1 };
  return { ...asked, sort: standardSort(asked) };
}

/** The choice that shows these columns, in the order of the table; "core" and "all" by their names. */
export function columnChoice(axis: Axis, columns: readonly Column[]): ColumnChoice {
  const chosen = axisColumns(axis).filter((column) => columns.includes(column));
  const names = ["core", "all"] as const;
  return names.find((name) => questionColumns({ axis, columns: name }).join() === chosen.join()) ?? chosen;
}

const PARAMETERS = [
  ...FILTER_PARAMETERS,
  "q",
  "complete",
  "level",
  "show",
  "baseline",
  "columns",
  "heat",
  "sort",
  "page",
];

/**
 * Reads a leaderboard's question from its address. Never fails: what cannot be used falls back to the default
 * and comes back as a notice. Several values of a filter may be repeated or joined by commas.
 */
export function parseLeaderboardQuestion(
  axis: Axis,
  params: SearchParams,
): { question: LeaderboardQuestion; notices: Notice[] } {
  const reader = new QueryReader(params, [...PARAMETERS, ...scoreParameters(axis)]);
  const fallback = defaultQuestion(axis);
  const question: LeaderboardQuestion = {
    axis,
    ...reader.filters(),
    q: readSearch(reader),
    complete: reader.oneOf("complete", ["yes", "no"], "no") === "yes",
    level: reader.oneOf("level", ["techniques", "runs"], fallback.level),
    show: reader.oneOf("show", ["values", "ranks", "deltas"], fallback.show),
    baseline: reader.slugs("baseline"),
    columns: readColumns(reader, axis),
    heat: reader.oneOf("heat", ["yes", "no"], "no") === "yes",
    score: readScore(reader, axis),
    sort: fallback.sort,
    page: readPage(reader) ?? fallback.page,
  };
  const sort = readSort(reader, question);
  question.sort = sort ?? standardSort(question);
  if (sort && isColumn(sort.key)) question.columns = withColumn(question, sort.key);
  return { question, notices: reader.notices };
}

/** Search terms are told one from another in search.ts; what it cannot use is noted here. */
function readSearch(reader: QueryReader): string {
  const { terms, problems } = parseSearch(reader.text("q"));
  for (const problem of problems) reader.note("q", problem);
  return printSearch(terms);
}

/** A form that has every column unchecked still sends "none", which is not the default. */
function readColumns(reader: QueryReader, axis: Axis): ColumnChoice {
  const known = axisColumns(axis);
  const texts = reader.texts("columns");
  const chosen = texts.filter((text) => text !== "none");
  if (texts.length > 0 && chosen.length === 0) return [];
  const [only] = chosen;
  if (chosen.length === 1 && (only === "core" || only === "all")) return only;
  const columns = chosen.flatMap((text) => known.find((column) => column === text) ?? []);
  for (const text of new Set(chosen)) {
    if (!known.some((column) => column === text)) {
      const names = ["core", "all", "none", ...known].join(", ");
      reader.note("columns", `“${shorten(text)}” is none of ${names}; it was ignored.`);
    }
  }
  return columns.length > 0 ? columnChoice(axis, columns) : "core";
}

/** Whether rows are sorted by the values of a column. */
export function isColumn(key: SortKey): key is Column {
  return key !== "technique" && key !== "model" && key !== "score";
}

/** The columns of a question and the one that it is sorted by. */
function withColumn({ axis, columns }: LeaderboardQuestion, key: Column): ColumnChoice {
  const shown = questionColumns({ axis, columns });
  if (shown.includes(key)) return columns;
  return columns === "core" ? "all" : columnChoice(axis, [...shown, key]);
}

function readSort(reader: QueryReader, question: LeaderboardQuestion): LeaderboardQuestion["sort"] | null {
  const text = reader.first("sort");
  if (text === undefined) return null;
  const reversed = text.startsWith("-");
  const name = reversed ? text.slice(1) : text;
  const allowed: readonly SortKey[] = ["technique", "model", "score", ...axisColumns(question.axis)];
  const key = allowed.find((candidate) => candidate === name);
  const { key: standard } = standardSort(question);
  if (key === "score" && !question.score) {
    reader.note("sort", `There is no score without weights; sorted by ${standard}.`);
    return null;
  }
  if (key) return { key, reversed };
  reader.note("sort", `There is no column “${shorten(name)}” on this board; sorted by ${standard}.`);
  return null;
}

function readPage(reader: QueryReader): number | null {
  const text = reader.first("page");
  if (text === undefined) return null;
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (page >= 1) return page;
  reader.note("page", `“${shorten(text)}” is not a page; showing the first.`);
  return null;
}

/** The query of a question's address: defaults left out, order stable; "" for the default question. */
export function printLeaderboardQuery(question: LeaderboardQuestion): string {
  const standard = defaultQuestion(question.axis);
  const pairs = filterPairs(question);
  if (question.q !== "") pairs.push(["q", question.q]);
  if (question.complete) pairs.push(["complete", "yes"]);
  if (question.level !== standard.level) pairs.push(["level", question.level]);
  if (question.show !== standard.show) pairs.push(["show", question.show]);
  if (question.baseline.length > 0) pairs.push(["baseline", question.baseline.join(",")]);
  const { columns } = question;
  if (typeof columns !== "string") pairs.push(["columns", columns.join(",") || "none"]);
  else if (columns !== standard.columns) pairs.push(["columns", columns]);
  if (question.heat) pairs.push(["heat", "yes"]);
  pairs.push(...scorePairs(question.score, question.axis));
  const { key, reversed } = question.sort;
  if (key !== standardSort(question).key || reversed) pairs.push(["sort", `${reversed ? "-" : ""}${key}`]);
  if (question.page !== 1) pairs.push(["page", String(question.page)]);
  return printQuery(pairs);
}

/** Formats of a board as data, by the ending of its address. */
export type DataFormat = ".json" | ".csv" | ".md" | ".tex";

/** The address of a question; `format` for the same question as data. */
export function printLeaderboardUrl(question: LeaderboardQuestion, format: "" | DataFormat = ""): string {
  return `/leaderboards/${question.axis}${format}${printLeaderboardQuery(question)}`;
}
