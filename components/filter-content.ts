import { MODALITIES } from "@/benchmark/axes";
import type { Facets } from "@/benchmark/facets";
import { LatestOf } from "@/benchmark/latest";
import { NO_FILTERS, type ResultFilters } from "@/benchmark/query-reader";
import { defaultQuestion, type LeaderboardQuestion, printLeaderboardUrl } from "@/benchmark/question";
import type { FilterContent } from "./filter-menu";

export const FILTER_TITLES = {
  modality: "Modality",
  family: "Family",
  scale: "Scale",
  model: "Model",
  technique: "Technique",
  accelerator: "Accelerator",
  dataset: "Data set",
  origin: "Origin",
  trust: "Trust",
  party: "Party",
  checks: "Cross-checks",
} as const satisfies Record<keyof ResultFilters, string>;

const FILTERS = [
  "modality",
  "family",
  "scale",
  "model",
  "technique",
  "accelerator",
  "dataset",
  "origin",
  "trust",
  "party",
  "checks",
] as const satisfies (keyof ResultFilters)[];

/** The filters of a page with what is selected in each; a selected name the data does not know stays removable. */
export function filterContents(question: ResultFilters, facets: Facets): FilterContent[] {
  const selected = FILTERS.map((parameter) => question[parameter]);
  return CONTENTS.of(facets, JSON.stringify(selected), () => listFilters(question, facets));
}

/** Long lists of names that most questions leave as they were: the same objects then, which need no drawing. */
const CONTENTS = new LatestOf<Facets, FilterContent[]>(2);

function listFilters(question: ResultFilters, facets: Facets): FilterContent[] {
  return (
    FILTERS.map((parameter) => ({
      parameter,
      title: FILTER_TITLES[parameter],
      options: facets[parameter].map(
        ({ key, label, results }) => [key, optionLabel(parameter, key, label), results] as const,
      ),
      selected: question[parameter],
    }))
      // A choice among one is none.
      .filter(({ options, selected }) => options.length > 1 || selected.length > 0)
  );
}

function optionLabel(parameter: string, key: string, label: string): string {
  if (parameter !== "modality") return label;
  return Object.entries(MODALITIES).find(([modality]) => modality === key)?.[1].title ?? label;
}

/** Each value filtered by, with the address of the page without it; `print` gives the address of a question. */
export function activeFilters<Question extends ResultFilters>(
  question: Question,
  filters: readonly FilterContent[],
  print: (question: Question) => string,
): [string, string][] {
  return filters.flatMap(({ parameter, title, options, selected }) =>
    selected.map((key): [string, string] => {
      const label = options.find(([option]) => option === key)?.[1] ?? key;
      const left = selected.filter((other) => other !== key);
      return [`${title}: ${label}`, print({ ...question, [parameter]: left })];
    }),
  );
}

/** The question without any filter, everything else as it is. */
export function unfiltered(question: LeaderboardQuestion): LeaderboardQuestion {
  const { q, complete, page } = defaultQuestion(question.axis);
  return { ...question, ...NO_FILTERS, q, complete, page };
}

/** What a filter form must send along so that only filters and columns change. */
export function keptParameters(question: LeaderboardQuestion): [string, string][] {
  const kept = new URL(printLeaderboardUrl(unfiltered(question)), "http://localhost").searchParams;
  kept.delete("columns");
  return [...kept];
}
