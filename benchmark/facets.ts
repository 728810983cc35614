import { type Axis, MODALITY_KEYS, type Modality, ORIGIN_KEYS, ORIGINS, type Origin } from "./axes";
import { type Notice, OPEN_FILTERS, type OpenFilter } from "./query-reader";
import type { Result } from "./result";
import { resultKeys } from "./result-keys";
import { SCALE_BANDS, type ScaleBand } from "./scale-bands";
import { compareFamilies, compareTechniques, compareText, familyTitle } from "./techniques";
import {
  CROSS_CHECK_KEYS,
  CROSS_CHECKS,
  type CrossCheck,
  PARTIES,
  PARTY_KEYS,
  type Party,
  STANDING_KEYS,
  STANDINGS,
  type Standing,
} from "./trust";

export interface FacetValue<Key extends string = string> {
  key: Key;
  label: string;
  /** Results that would be left if this value were chosen and everything else stayed. */
  results: number;
}

/** What the results of one axis can be filtered by. */
export interface Facets {
  modality: FacetValue<Modality>[];
  family: FacetValue[];
  scale: FacetValue<ScaleBand>[];
  model: FacetValue[];
  technique: FacetValue[];
  accelerator: FacetValue[];
  dataset: FacetValue[];
  origin: FacetValue<Origin>[];
  trust: FacetValue<Standing>[];
  party: FacetValue<Party>[];
  checks: FacetValue<CrossCheck>[];
}

/** How much is published of one family in one modality. */
export interface BoardCount {
  axis: Axis;
  modality: Modality;
  family: string;
  results: number;
  techniques: number;
  models: number;
}

/** Counts of values by filter, as `listFacets` needs them. */
export type FacetCounts = Readonly<Record<keyof Facets, ReadonlyMap<string, number>>>;

/** Every value that these results have for each filter, in the order pages list them, with the counts given. */
export function listFacets(results: readonly Result[], counts: FacetCounts): Facets {
  const labels = labelsOf(results);
  const counted = <Key extends string>(filter: keyof Facets, key: Key, label: string) => ({
    key,
    label,
    results: counts[filter].get(key) ?? 0,
  });
  const named = (filter: "family" | "model" | "technique" | "accelerator" | "dataset") =>
    [...labels[filter]].map(([key, label]) => counted(filter, key, label));
  return {
    modality: MODALITY_KEYS.filter((key) => labels.modality.has(key)).map((key) =>
      counted("modality", key, key),
    ),
    family: named("family"),
    scale: SCALE_BANDS.flatMap(({ key, label }) =>
      labels.scale.has(key) ? [counted("scale", key, label)] : [],
    ),
    model: named("model"),
    technique: named("technique"),
    accelerator: named("accelerator"),
    dataset: named("dataset"),
    origin: ORIGIN_KEYS.filter((key) => labels.origin.has(key)).map((key) =>
      counted("origin", key, ORIGINS[key].title),
    ),
    trust: STANDING_KEYS.filter((key) => labels.trust.has(key)).map((key) =>
      counted("trust", key, STANDINGS[key].title),
    ),
    party: PARTY_KEYS.filter((key) => labels.party.has(key)).map((key) =>
      counted("party", key, PARTIES[key].title),
    ),
    checks: CROSS_CHECK_KEYS.filter((key) => labels.checks.has(key)).map((key) =>
      counted("checks", key, CROSS_CHECKS[key].title),
    ),
  };
}

type Labels = Readonly<Record<keyof Facets, ReadonlyMap<string, string>>>;

/** They depend on the results alone, and a board is asked many questions over the same ones. */
const known = new WeakMap<readonly Result[], Labels>();

function labelsOf(results: readonly Result[]): Labels {
  const before = known.get(results);
  if (before) return before;
  const labels = collectLabels(results);
  known.set(results, labels);
  return labels;
}

function collectLabels(results: readonly Result[]): Labels {
  const byTechnique = [...results].sort(
    (a, b) =>
      compareFamilies(a.family, b.family) ||
      compareTechniques(a.family, a.technique, b.technique) ||
      compareText(a.id, b.id),
  );
  const collect = (
    filter: Exclude<keyof Facets, "origin">,
    label: (result: Result) => string,
    order: (a: string, b: string) => number = () => 0,
  ) => {
    const found = new Map<string, string>();
    for (const result of byTechnique) {
      const key = resultKeys(result)[filter];
      if (!found.has(key)) found.set(key, label(result));
    }
    return new Map([...found].sort(([, a], [, b]) => order(a, b)));
  };
  const byName = (a: string, b: string) => compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
  return {
    modality: collect("modality", ({ modality }) => modality),
    family: collect("family", ({ family }) => familyTitle(family)),
    scale: collect("scale", () => ""),
    model: collect("model", ({ model }) => model.name, byName),
    technique: collect("technique", ({ technique }) => technique),
    accelerator: collect("accelerator", ({ environment }) => environment.accelerator ?? "not stated", byName),
    dataset: collect("dataset", ({ workload }) => workload.dataset ?? "not stated", byName),
    trust: collect("trust", () => ""),
    party: collect("party", () => ""),
    checks: collect("checks", () => ""),
    origin: new Map(results.flatMap((result) => resultKeys(result).origins.map((key) => [key, key]))),
  };
}

/** Unknown names that are told one by one. */
const MOST_NAMED = 5;

/** What of a question's filters no result of its axis has. */
export function unknownNames(
  question: Readonly<Record<OpenFilter, readonly string[]>> & { baseline?: readonly string[] },
  facets: Facets,
): Notice[] {
  return [...OPEN_FILTERS, "baseline" as const].flatMap((parameter) => {
    const known = facets[parameter === "baseline" ? "technique" : parameter];
    const unknown = (question[parameter] ?? []).filter((wanted) => !known.some(({ key }) => key === wanted));
    const named = unknown.slice(0, MOST_NAMED).map((wanted) => ({
      parameter,
      message: `No result here has the ${parameter === "baseline" ? "technique" : parameter} “${wanted}”.`,
    }));
    const more = unknown.length - named.length;
    return more > 0 ? [...named, { parameter, message: `Nor has any the ${more} other names.` }] : named;
  });
}
