import { MODALITIES } from "@/benchmark/axes";
import type { Cohort, CohortScore } from "@/benchmark/board";
import type { LeaderboardAnswer } from "@/benchmark/leaderboard";
import type { Filter } from "@/benchmark/narrowing";
import { pageCount } from "@/benchmark/paging";
import type { LeaderboardQuestion, Notice } from "@/benchmark/question";
import { signFlipSentence } from "@/benchmark/sign-flips";
import { nameSlug } from "@/benchmark/slug";
import { familyTitle } from "@/benchmark/techniques";
import { filterContents } from "../filter-content";
import type { FilterContent } from "../filter-menu";
import { commonCaveats } from "./common-caveats";
import { type ScoreSummaryContent, scoreSummary } from "./score-content";
import { type TableContent, tableContent } from "./table-content";

/** Everything that a board draws, as short as it can travel: the first comes with the page, the next are computed. */
export interface BoardContent {
  question: LeaderboardQuestion;
  notices: readonly Notice[];
  filters: readonly FilterContent[];
  /** Results shown and hidden, and each filter in use with what it alone hides. */
  shown: number;
  hidden: number;
  hiding: readonly (readonly [filter: Filter, alone: number])[];
  cohorts: readonly CohortContent[];
  version: number;
}

/** One cohort: what is compared, over which models, what that leaves out, and the table. */
export interface CohortContent {
  title: string;
  dataset: string;
  modality: string;
  /** Where it was measured, and what means are taken over. */
  setting: string;
  table: TableContent;
  /** Where changes are shown: against what, and on which models their sign flips. */
  changes?: { against: string; flips: readonly string[] };
  /** Where the reader weighs the columns. */
  score?: ScoreSummaryContent;
  /** Models that no mean is taken over, each with why. */
  leftOut: readonly (readonly [model: string, why: string])[];
  /** Of a cohort with several pages: how many rows, and what narrows a question to this cohort. */
  pages?: { rows: number; narrowed: Pick<LeaderboardQuestion, "modality" | "family" | "dataset"> };
}

/** Lays out an answer. `notices`: what of its address could not be used. */
export function boardContent(
  answer: LeaderboardAnswer,
  notices: readonly Notice[],
  version: number,
): BoardContent {
  const { question, narrowing, cohorts, facets } = answer;
  return {
    question,
    notices: [...notices, ...answer.notices],
    filters: filterContents(question, facets),
    shown: narrowing.shown,
    hidden: narrowing.hidden,
    hiding: narrowing.filters.map(({ filter, alone }) => [filter, alone]),
    cohorts: cohorts.map((cohort, index) => cohortContent(cohort, question, `c${index + 1}`)),
    version,
  };
}

function cohortContent(cohort: Cohort, question: LeaderboardQuestion, id: string): CohortContent {
  const { modality, family, dataset, rows } = cohort;
  const isMean = question.level === "techniques";
  return {
    title: familyTitle(family),
    dataset: datasetText(cohort),
    modality: MODALITIES[modality].title,
    setting: [cohort.environment, isMean ? meansSentence(cohort) : runsSentence(cohort)]
      .filter((part) => part !== "")
      .join(" · "),
    table: tableContent(cohort, question, id),
    leftOut: isMean ? cohort.left_out.map(({ model, why }) => [model, why]) : [],
    ...(question.show === "deltas" && { changes: changesContent(cohort) }),
    ...(cohort.score && { score: scoreContent(cohort, cohort.score) }),
    ...(pageCount(rows.length) > 1 && {
      pages: {
        rows: rows.length,
        narrowed: { modality: [modality], family: [family], dataset: [nameSlug(dataset)] },
      },
    }),
  };
}

function changesContent(cohort: Cohort): NonNullable<CohortContent["changes"]> {
  const { baseline, baseline_note, sign_flips } = cohort;
  const against = baseline ? `Changes against ${baseline}.` : "Nothing to tell changes against.";
  const caveats = [...commonCaveats(cohort)];
  return {
    against: [
      against,
      ...(baseline_note ? [`${baseline_note.charAt(0).toUpperCase()}${baseline_note.slice(1)}.`] : []),
      ...(caveats.length > 0 ? [`Caveat of all: ${caveats.join("; ")}.`] : []),
    ].join(" "),
    flips: (sign_flips ?? []).map(signFlipSentence),
  };
}

function scoreContent({ rows, baseline }: Cohort, { stability, ...told }: CohortScore): ScoreSummaryContent {
  const scores = rows.map(({ score }) => score ?? { why: "not scored" });
  return scoreSummary(rows, { ...told, scores, utilities: [] }, stability, baseline ?? null);
}

function datasetText({ dataset, dataset_revision }: Cohort): string {
  if (dataset === null) return "data set not stated";
  return dataset_revision === null ? dataset : `${dataset} @ ${dataset_revision}`;
}

function runsSentence({ models }: Cohort): string {
  return models.length > 1 ? "ranks span models: to compare techniques, choose one model" : "";
}

function meansSentence({ models }: Cohort): string {
  const [only, ...others] = models;
  if (only === undefined) return "no model has a value for several techniques";
  if (others.length === 0) return `compared on ${only}`;
  return "each column averages only the models that every ranked technique has there";
}
