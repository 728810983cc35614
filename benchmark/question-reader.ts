import type { Axis } from "./axes";
import { FILTER_PARAMETERS, type Notice, QueryReader, type SearchParams, shorten } from "./query-reader";
import {
  axisColumns,
  type Column,
  type ColumnChoice,
  columnChoice,
  defaultQuestion,
  isColumn,
  type LeaderboardQuestion,
  questionColumns,
  type SortKey,
  standardSort,
} from "./question";
import { readScore, scoreParameters } from "./score/score-reader";
import { parseSearch, printSearch } from "./search/search";

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
  if (sort && (!isColumn(sort.key) || isShown(question, sort.key))) question.sort = sort;
  else if (sort && isColumn(sort.key) && !isSentByForm(reader)) {
    question.sort = sort;
    question.columns = withColumn(question, sort.key);
  } else question.sort = standardSort(question);
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

function isShown(question: LeaderboardQuestion, key: Column): boolean {
  return questionColumns(question).includes(key);
}

/** In the form a reader takes a column away, whatever the board was sorted by; in an address both were written. */
function isSentByForm(reader: QueryReader): boolean {
  return reader.texts("columns").includes("none");
}

/** The columns of a question and the one that it is sorted by. */
function withColumn({ axis, columns }: LeaderboardQuestion, key: Column): ColumnChoice {
  const shown = questionColumns({ axis, columns });
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
  if (key === "model" && question.level !== "runs") {
    reader.note("sort", `Only single runs have a model; sorted by ${standard}.`);
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
