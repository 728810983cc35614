import { MODALITIES, ORIGIN_KEYS, ORIGINS } from "@/benchmark/axes";
import type { Facets } from "@/benchmark/facets";
import type { ResultFilters } from "@/benchmark/query-reader";
import { defaultQuestion, type LeaderboardQuestion, printLeaderboardUrl } from "@/benchmark/question";
import type { FilterContent } from "./leaderboard-filters";

const FILTERS = [
  ["modality", "Modality"],
  ["family", "Family"],
  ["scale", "Scale"],
  ["model", "Model"],
  ["technique", "Technique"],
  ["accelerator", "Accelerator"],
  ["dataset", "Data set"],
] as const;

/** The filters of a page with what is selected in each; a selected name the data does not know stays removable. */
export function filterContents(question: ResultFilters, facets: Facets): FilterContent[] {
  const filters = FILTERS.map(([parameter, title]) => ({
    parameter,
    title,
    options: facets[parameter].map(
      ({ key, label, results }) => [key, optionLabel(parameter, key, label), results] as const,
    ),
    selected: question[parameter],
  }));
  const origin = {
    parameter: "origin",
    title: "Origin",
    options: ORIGIN_KEYS.map((key) => [key, ORIGINS[key].title, 0] as const),
    selected: question.origin,
  };
  // A choice among one is none.
  return [...filters, origin].filter(({ options, selected }) => options.length > 1 || selected.length > 0);
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

/** The address of a board with no filter, everything else as it is. */
export function unfilteredUrl(question: LeaderboardQuestion): string {
  const { level, show, columns, sort } = question;
  return printLeaderboardUrl({ ...defaultQuestion(question.axis), level, show, columns, sort });
}

/** What a filter form must send along so that only the filters change. */
export function keptParameters(question: LeaderboardQuestion): [string, string][] {
  const url = new URL(unfilteredUrl(question), "http://localhost");
  return [...url.searchParams];
}
