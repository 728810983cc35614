import { MODALITY_KEYS } from "./axes";
import { type Baselines, findBaselines } from "./baselines";
import { type BoardRow, type CohortContent, isValue } from "./board-row";
import { type Column, type LeaderboardQuestion, PAGE_ROWS, questionColumns } from "./question";
import type { Result } from "./result";
import { type CohortKey, cohortKey, resultKeys } from "./result-keys";
import { sortRows } from "./row-order";
import { rankedByRuns } from "./runs-level";
import { type Score, weightedColumns } from "./score";
import { type ScoredRows, scoreRows } from "./scoring";
import { type Stability, stabilityOf } from "./stability";
import { compareFamilies, compareText } from "./techniques";
import { rankedByTechniques } from "./techniques-level";

/** The reader's score of one cohort; `stability` names rows by their place among the cohort's rows. */
export interface CohortScore extends Pick<ScoredRows, "by" | "shares" | "left_out"> {
  /** null for too many rows. */
  stability: Stability | null;
}

/** Results that one ranking compares. */
export interface Cohort extends CohortContent, CohortKey {
  /** Only where the reader weighs the columns: what counts, and how far first place depends on the weights. */
  score?: CohortScore;
  /** The bundles that its results come from. */
  sources: { bundle: string; title: string; url: string | null }[];
}

export interface Board {
  question: LeaderboardQuestion;
  cohorts: Cohort[];
}

/** How many pages so many rows of a cohort fill; at least one. */
export function pageCount(rows: number): number {
  return Math.max(1, Math.ceil(rows / PAGE_ROWS));
}

/**
 * The board that answers a question over the results that its filters admit (the origin filter works on single values
 * as well, and hides them here). `all`: those of the axis before the filters, among which baselines are found, and the
 * rank that a filter moved a value from. Results rank against each other only within a cohort: one modality, family,
 * task, data set with its revision, and environment class. Pure; the same results in any order give the same board,
 * to the last digit.
 */
export function buildBoard(
  question: LeaderboardQuestion,
  results: readonly Result[],
  all: readonly Result[] = results,
): Board {
  const everything = byCohort(all);
  const cohorts = [...byCohort(results)].flatMap(([key, group]) => {
    const [first] = group;
    const cohort = first && buildCohort(question, group, everything.get(key) ?? group, all);
    return cohort && cohort.rows.length > 0
      ? [{ ...cohortKey(first), ...cohort, sources: sourcesOf(group) }]
      : [];
  });
  return { question, cohorts: cohorts.sort(compareCohorts) };
}

function byCohort(results: readonly Result[]): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of [...results].sort((a, b) => compareText(a.id, b.id))) {
    const { cohort } = resultKeys(result);
    const group = groups.get(cohort);
    if (group) group.push(result);
    else groups.set(cohort, [result]);
  }
  return groups;
}

type Content = CohortContent & Pick<Cohort, "score">;

/** `unnarrowed`: the cohort before the filters; `all`: the axis before them. */
function buildCohort(
  question: LeaderboardQuestion,
  group: readonly Result[],
  unnarrowed: readonly Result[],
  all: readonly Result[],
): Content {
  const { level, score, axis } = question;
  const shown = questionColumns(question);
  const weighted = score ? weightedColumns(score, axis) : [];
  const columns = [...shown, ...weighted.filter((column) => !shown.includes(column))];
  const rank = level === "techniques" ? rankedByTechniques : rankedByRuns;
  const needsChanges = question.show === "deltas" || score?.by === "ratios";
  const against = needsChanges ? { all: unnarrowed, baselines: baselinesOf(all, question.baseline) } : null;
  const content = rank(group, columns, question, against);
  if (unnarrowed.length > group.length) {
    const { rows } = rank(unnarrowed, columns, { ...question, origin: [] });
    markMoved(content.rows, rows, columns);
  }
  return score ? withScore(content, group[0]?.family ?? "", score, question) : content;
}

/** Baselines depend on the results and the reader's choice alone, and a board is asked many questions over both. */
const knownBaselines = new WeakMap<readonly Result[], Map<string, Baselines>>();

function baselinesOf(results: readonly Result[], chosen: readonly string[]): Baselines {
  const known = knownBaselines.get(results) ?? new Map<string, Baselines>();
  knownBaselines.set(results, known);
  const name = chosen.join();
  const baselines = known.get(name) ?? findBaselines(results, chosen);
  known.set(name, baselines);
  return baselines;
}

/** A cohort's rows with the reader's score, in its order if they are sorted by it. */
function withScore(
  content: CohortContent,
  family: string,
  score: Score,
  { axis, sort, show }: LeaderboardQuestion,
): Content {
  const { scores } = scoreRows(content.rows, score, axis);
  const unsorted = content.rows.map((row, index) => ({
    ...row,
    ...(scores[index] && { score: scores[index] }),
  }));
  const rows = sort.key === "score" ? sortRows(unsorted, family, content.columns, sort, show) : unsorted;
  // Once more in the order that is shown: stability names rows by their place.
  const { by, shares, left_out, utilities } = scoreRows(rows, score, axis);
  return { ...content, rows, score: { by, shares, left_out, stability: stabilityOf({ shares, utilities }) } };
}

/** Notes in each cell that filters gave another rank which one it had before them. */
function markMoved(
  rows: readonly BoardRow[],
  unfiltered: readonly BoardRow[],
  columns: readonly Column[],
): void {
  const before = new Map(unfiltered.map((row) => [row.result ?? row.technique, row.cells]));
  for (const row of rows) {
    const cells = before.get(row.result ?? row.technique) ?? {};
    for (const column of columns) {
      const [cell, was] = [row.cells[column], cells[column]];
      if (isValue(cell) && isValue(was) && was.rank !== null && cell.rank !== was.rank) cell.was = was.rank;
    }
  }
}

function sourcesOf(results: readonly Result[]): Cohort["sources"] {
  const sources = new Map(results.map(({ bundle, source }) => [bundle, { bundle, ...source }]));
  return [...sources.values()].sort(
    (a, b) => compareText(a.title, b.title) || compareText(a.bundle, b.bundle),
  );
}

function compareCohorts(a: Cohort, b: Cohort): number {
  return (
    MODALITY_KEYS.indexOf(a.modality) - MODALITY_KEYS.indexOf(b.modality) ||
    compareFamilies(a.family, b.family) ||
    // A data set that is not stated comes after those that are.
    Number(a.dataset === null) - Number(b.dataset === null) ||
    b.models.length - a.models.length ||
    b.rows.length - a.rows.length ||
    compareText(a.dataset ?? "", b.dataset ?? "") ||
    compareText(a.dataset_revision ?? "", b.dataset_revision ?? "") ||
    compareText(a.task ?? "", b.task ?? "") ||
    compareText(a.environment, b.environment)
  );
}
