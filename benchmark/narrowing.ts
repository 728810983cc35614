import { columnValue } from "./cell";
import { type Facets, listFacets } from "./facets";
import { LatestOf } from "./latest";
import { FILTER_PARAMETERS } from "./query-reader";
import { type Column, type LeaderboardQuestion, questionColumns } from "./question";
import type { Result } from "./result";
import { resultKeys } from "./result-keys";
import { matchesSearch, parseSearch } from "./search/search";

/** A way to narrow a board: a filter, the search, or complete results only. */
export type Filter = (typeof FILTER_PARAMETERS)[number] | "q" | "complete";

/** What a question's filters leave of an axis's results. */
export interface Narrowing {
  shown: readonly Result[];
  hidden: number;
  /** Filters in use, each with the results that it alone hides: so many come back when it is cleared. */
  filters: { filter: Filter; alone: number }[];
  facets: Facets;
}

/**
 * Applies a question's filters to all results of its axis. Every count comes from the same pass: a result that fails
 * one filter alone is what clearing that filter brings back, and what its other values would leave.
 */
export function narrow(question: LeaderboardQuestion, results: readonly Result[]): Narrowing {
  const { q, complete } = question;
  const filters = FILTER_PARAMETERS.map((filter) => question[filter]);
  const name = JSON.stringify([filters, q, complete, questionColumns(question)]);
  return NARROWINGS.of(results, name, () => applyFilters(question, results));
}

/** The same filters give the same results, as an array that is the same, too: only their order is asked anew. */
const NARROWINGS = new LatestOf<readonly Result[], Narrowing>(4);

function applyFilters(question: LeaderboardQuestion, results: readonly Result[]): Narrowing {
  const columns = questionColumns(question);
  const used = filtersOf(question, results, columns);
  const shown: Result[] = [];
  const alone = new Map<Filter, number>();
  const counts = new Map(FILTER_PARAMETERS.map((filter) => [filter, new Map<string, number>()]));
  for (const result of results) {
    const failed = used.filter(({ admits }) => !admits(result));
    if (failed.length > 1) continue;
    const [only] = failed;
    if (only) alone.set(only.filter, (alone.get(only.filter) ?? 0) + 1);
    else shown.push(result);
    for (const filter of FILTER_PARAMETERS) {
      if (only && only.filter !== filter) continue;
      for (const key of keysOf(result, filter, columns)) count(counts.get(filter), key);
    }
  }
  return {
    shown: used.length === 0 ? results : shown,
    hidden: results.length - shown.length,
    filters: used.map(({ filter }) => ({ filter, alone: alone.get(filter) ?? 0 })),
    facets: listFacets(results, countsByFilter(counts)),
  };
}

interface UsedFilter {
  filter: Filter;
  admits: (result: Result) => boolean;
}

function filtersOf(
  question: LeaderboardQuestion,
  results: readonly Result[],
  columns: readonly Column[],
): UsedFilter[] {
  const used: UsedFilter[] = FILTER_PARAMETERS.filter((filter) => question[filter].length > 0).map(
    (filter) => {
      const wanted = new Set<string>(question[filter]);
      return { filter, admits: (result) => keysOf(result, filter, columns).some((key) => wanted.has(key)) };
    },
  );
  const { terms } = parseSearch(question.q);
  if (terms.length > 0) used.push({ filter: "q", admits: (result) => matchesSearch(terms, result) });
  if (question.complete) {
    const measured = measuredColumns(question, results);
    used.push({
      filter: "complete",
      admits: (result) =>
        (measured.get(resultKeys(result).cohort) ?? []).every((column) => hasValue(result, column, question)),
    });
  }
  return used;
}

/** What a filter compares a result by. Its origins are those of the values in the columns shown, where any are. */
function keysOf(
  result: Result,
  filter: (typeof FILTER_PARAMETERS)[number],
  columns: readonly Column[],
): readonly string[] {
  if (filter !== "origin") return [resultKeys(result)[filter]];
  if (columns.length === 0) return resultKeys(result).origins;
  const values = columns.map((column) => columnValue(result, column, []));
  return [...new Set(values.flatMap((value) => ("missing" in value ? [] : [value.origin])))];
}

/** The columns of a question that any result of a cohort has a value in, by cohort: no source gives the others. */
function measuredColumns(question: LeaderboardQuestion, results: readonly Result[]): Map<string, Column[]> {
  const columns = questionColumns(question);
  const measured = new Map<string, Set<Column>>();
  for (const result of results) {
    const name = resultKeys(result).cohort;
    const known = measured.get(name) ?? new Set();
    measured.set(name, known);
    for (const column of columns) {
      if (!known.has(column) && hasValue(result, column, question)) known.add(column);
    }
  }
  return new Map([...measured].map(([name, known]) => [name, columns.filter((column) => known.has(column))]));
}

function hasValue(result: Result, column: Column, { origin }: LeaderboardQuestion): boolean {
  return !("missing" in columnValue(result, column, origin));
}

function count(counts: Map<string, number> | undefined, key: string): void {
  counts?.set(key, (counts.get(key) ?? 0) + 1);
}

function countsByFilter(
  counts: ReadonlyMap<keyof Facets, ReadonlyMap<string, number>>,
): Record<keyof Facets, ReadonlyMap<string, number>> {
  const of = (filter: keyof Facets) => counts.get(filter) ?? new Map<string, number>();
  return {
    modality: of("modality"),
    family: of("family"),
    scale: of("scale"),
    model: of("model"),
    technique: of("technique"),
    accelerator: of("accelerator"),
    dataset: of("dataset"),
    origin: of("origin"),
    trust: of("trust"),
    party: of("party"),
    checks: of("checks"),
  };
}
