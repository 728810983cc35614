import { MODALITY_KEYS, type Modality } from "./axes";
import type { CohortContent } from "./board-row";
import { environmentClass } from "./environment";
import { type LeaderboardQuestion, PAGE_ROWS, questionColumns } from "./question";
import type { Result } from "./result";
import { rankedByRuns } from "./runs-level";
import { compareFamilies, compareText } from "./techniques";
import { rankedByTechniques } from "./techniques-level";

/** Results that one ranking compares. */
export interface Cohort extends CohortContent {
  family: string;
  modality: Modality;
  task: string | null;
  dataset: string | null;
  dataset_revision: string | null;
  environment: string;
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
 * The board that answers a question over results that its filters admit (the origin filter works on single values
 * and is applied here). Results rank against each other only within a cohort: one modality, family, task, data set
 * with its revision, and environment class. Pure; the same results in any order give the same board, to the last digit.
 */
export function buildBoard(question: LeaderboardQuestion, results: readonly Result[]): Board {
  const groups = new Map<string, Result[]>();
  for (const result of [...results].sort((a, b) => compareText(a.id, b.id))) {
    const key = JSON.stringify(cohortKey(result));
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  const columns = questionColumns(question);
  const rank = question.level === "techniques" ? rankedByTechniques : rankedByRuns;
  const cohorts = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const content = rank(group, columns, question);
    if (content.rows.length === 0) return [];
    return [{ ...cohortKey(first), ...content, sources: sourcesOf(group) }];
  });
  return { question, cohorts: cohorts.sort(compareCohorts) };
}

export function cohortKey({ family, modality, workload, environment }: Result) {
  return {
    family,
    modality,
    task: workload.task ?? null,
    dataset: workload.dataset ?? null,
    dataset_revision: workload.dataset_revision ?? null,
    environment: environmentClass(environment),
  };
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
