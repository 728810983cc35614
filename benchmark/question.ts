import type { Axis } from "./axes";
import { coreMetrics, type MetricKey, SUPPLEMENTARY_METRICS } from "./metrics";
import { filterPairs, NO_FILTERS, printQuery, type ResultFilters } from "./query-reader";
import type { Score } from "./score/score";
import { scorePairs } from "./score/score-address";

export type { Notice, SearchParams } from "./query-reader";

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

/** The same question with another score; with a first one sorted by it, without one as usual. */
export function withScore(question: LeaderboardQuestion, score: Score | null): LeaderboardQuestion {
  const asked = { ...question, score, page: 1 };
  const isNew = score !== null && question.score === null;
  return isNew ? { ...asked, sort: standardSort(asked) } : withPossibleSort(asked);
}

/** The same question, sorted as usual if what it was sorted by is not on its board. */
export function withPossibleSort(question: LeaderboardQuestion): LeaderboardQuestion {
  const { key } = question.sort;
  const isThere =
    key === "technique" ||
    (key === "model" && question.level === "runs") ||
    (key === "score" && question.score !== null) ||
    (isColumn(key) && questionColumns(question).includes(key));
  return isThere ? question : { ...question, sort: standardSort(question) };
}

/** The choice that shows these columns, in the order of the table; "core" and "all" by their names. */
export function columnChoice(axis: Axis, columns: readonly Column[]): ColumnChoice {
  const chosen = axisColumns(axis).filter((column) => columns.includes(column));
  const names = ["core", "all"] as const;
  return names.find((name) => questionColumns({ axis, columns: name }).join() === chosen.join()) ?? chosen;
}

/** Whether rows are sorted by the values of a column. */
export function isColumn(key: SortKey): key is Column {
  return key !== "technique" && key !== "model" && key !== "score";
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
