import { MODALITY_KEYS } from "./axes";
import { type Baselines, findBaselines } from "./baselines";
import { type BoardRow, type CohortContent, isValue } from "./board-row";
import { LatestOf } from "./latest";
import { type Column, type LeaderboardQuestion, questionColumns } from "./question";
import type { Result } from "./result";
import { type CohortKey, cohortKey, resultKeys } from "./result-keys";
import { sortRows } from "./row-order";
import { rankedByRuns } from "./runs-level";
import { type Score, weightedColumns } from "./score/score";
import { type ScoredRows, scoreRows } from "./score/scoring";
import { type Stability, stabilityOf } from "./score/stability";
import { compareFamilies, compareText } from "./techniques";
import { rankedByTechniques } from "./techniques-level";
import { countTrust, type TrustCounts } from "./trust";

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
  trust: TrustCounts;
}

export interface Board {
  question: LeaderboardQuestion;
  cohorts: Cohort[];
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
      ? [{ ...cohortKey(first), ...cohort, sources: sourcesOf(group), trust: countTrust(group) }]
      : [];
  });
  return { question, cohorts: cohorts.sort(compareCohorts) };
}

/** The results of each cohort, in the order of their ids; the same arrays for the same results. */
function byCohort(results: readonly Result[]): ReadonlyMap<string, readonly Result[]> {
  return COHORTS.of(results, "", () => groupByCohort(results));
}

const COHORTS = new LatestOf<readonly Result[], ReadonlyMap<string, readonly Result[]>>(1);
/** Of one cohort: values, ranks and changes of the last few choices of columns; sorting them anew is cheap. */
const CONTENTS = new LatestOf<readonly Result[], CohortContent>(3);
const BASELINES = new LatestOf<readonly Result[], Baselines>(3);

function groupByCohort(results: readonly Result[]): Map<string, Result[]> {
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
  const { score, axis, sort, show, origin, level, baseline } = question;
  const family = group[0]?.family ?? "";
  const shown = questionColumns(question);
  const weighted = score ? weightedColumns(score, axis) : [];
  const columns = [...shown, ...weighted.filter((column) => !shown.includes(column))];
  const needsChanges = show === "deltas" || score?.by === "ratios";
  const against = needsChanges ? baseline.join() : "-";
  const content = CONTENTS.of(group, JSON.stringify([level, columns, origin, against]), () => {
    const made = rankContent(level, group, columns, origin, {
      all: unnarrowed,
      baselines: needsChanges ? baselinesOf(all, baseline) : null,
    });
    if (unnarrowed.length > group.length || origin.length > 0) {
      const before = CONTENTS.of(unnarrowed, JSON.stringify([level, columns, [], "-"]), () =>
        rankContent(level, unnarrowed, columns, [], { all: unnarrowed, baselines: null }),
      );
      markMoved(made.rows, before.rows, columns);
    }
    return made;
  });
  if (score) return withScore(content, family, score, question);
  return { ...content, rows: sortRows(content.rows, family, content.columns, sort, show) };
}

/** A cohort's rows in the order of their names. */
function rankContent(
  level: LeaderboardQuestion["level"],
  group: readonly Result[],
  columns: readonly Column[],
  origin: LeaderboardQuestion["origin"],
  { all, baselines }: { all: readonly Result[]; baselines: Baselines | null },
): CohortContent {
  const rank = level === "techniques" ? rankedByTechniques : rankedByRuns;
  const asked = { origin, sort: { key: "technique", reversed: false }, show: "values" } as const;
  return rank(group, columns, asked, baselines && { all, baselines });
}

function baselinesOf(results: readonly Result[], chosen: readonly string[]): Baselines {
  return BASELINES.of(results, chosen.join(), () => findBaselines(results, chosen));
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
  const rows = sortRows(unsorted, family, content.columns, sort, show);
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
