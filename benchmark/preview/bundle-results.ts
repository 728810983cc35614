import type { Bundle, BundleResult, QualityScore } from "../bundle";
import { crossCheck } from "../cross-check";
import { METRIC_KEYS } from "../metrics";
import { modelLabel, type Result } from "../result";
import { slug } from "../slug";
import { techniqueName } from "../techniques";
import { environmentOf, measurementOf } from "./canonical-measurement";

/** How a bundle and its results are to be named. */
export interface BundleIdentity {
  bundle: string;
  /** The id that a result gets, from the id it has in its bundle. */
  resultId(localId: string): string;
}

/**
 * The results of a checked bundle as boards would read them once it is published, in its own order. `known`: results
 * that are published already; a technique that they know is spelled as they spell it.
 */
export function bundleResults(
  bundle: Bundle,
  identity: BundleIdentity,
  known: readonly Pick<Result, "family" | "technique">[] = [],
): Result[] {
  const byId = new Map(bundle.results.map((result) => [result.id, result]));
  const spellings = new Map<string, string>();
  for (const { technique } of bundle.results) {
    const name = techniqueName(technique.family, technique.name);
    spellings.set(`${technique.family} ${slug(name)}`, name);
  }
  for (const { family, technique } of known) spellings.set(`${family} ${slug(technique)}`, technique);
  const results = bundle.results.map((sent) => toResult(bundle, sent, identity, spellings, byId));
  const made = new Map(results.map((result) => [result.id, result]));
  for (const result of results) {
    result.trust.checks = crossCheck(result, made.get(result.baseline ?? "") ?? null);
  }
  return results;
}

function toResult(
  bundle: Bundle,
  sent: BundleResult,
  { bundle: id, resultId }: BundleIdentity,
  spellings: ReadonlyMap<string, string>,
  byId: ReadonlyMap<string, BundleResult>,
): Result {
  const environment = environmentOf(bundle, sent);
  const { family, name, settings } = sent.technique;
  const canonical = techniqueName(family, name);
  return {
    id: resultId(sent.id),
    bundle: id,
    source: { title: bundle.title, url: bundle.source.url ?? null },
    submitter: bundle.submitter.name,
    axis: sent.axis,
    modality: sent.modality,
    family,
    technique: spellings.get(`${family} ${slug(canonical)}`) ?? canonical,
    settings: settings ?? null,
    model: toModel(sent.model),
    pairedModel: modelLabel(toModel(lastBaseline(sent, byId).model)),
    environment,
    workload: sent.workload,
    baseline: sent.baseline === undefined ? null : resultId(sent.baseline),
    notComparable: sent.not_comparable ?? null,
    notes: sent.notes ?? null,
    trust: { verification: null, party: bundle.submitter.relationship, checks: "none" },
    measurements: Object.fromEntries(
      METRIC_KEYS.flatMap((key) => {
        const value = sent.metrics[key];
        return value ? [[key, measurementOf(key, value, environment)] as const] : [];
      }),
    ),
    quality: (sent.quality ?? []).map(withoutArtifact),
  };
}

function toModel(model: BundleResult["model"]): Result["model"] {
  return {
    slug: slug(model.name),
    name: model.name,
    family: model.family ?? null,
    parametersB: model.parameters_b,
    activeParametersB: model.active_parameters_b ?? null,
    hubId: model.hub_id ?? null,
    revision: model.revision ?? null,
  };
}

/** The baseline of the baseline and so on: what a result differs from by technique alone. */
function lastBaseline(result: BundleResult, byId: ReadonlyMap<string, BundleResult>): BundleResult {
  let last = result;
  // A checked bundle has no circle of baselines; the count keeps any other from holding the page up.
  for (let steps = 0; steps < byId.size; steps++) {
    const next = byId.get(last.baseline ?? "");
    if (!next) break;
    last = next;
  }
  return last;
}

function withoutArtifact({ artifact: _, ...score }: QualityScore): QualityScore {
  return score;
}
