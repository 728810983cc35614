import type { Scope } from "@/benchmark/axes";
import type { Bundle, BundleResult, Environment } from "@/benchmark/bundle";
import { capacityGb } from "@/benchmark/environment";
import { canonicalValue, METRIC_KEYS, type MetricKey } from "@/benchmark/metrics";
import { naturalKey } from "@/benchmark/natural-key";
import { nameSlug } from "@/benchmark/slug";
import type { Transaction } from "./client";
import { sha256 } from "./digest";
import { batches, insertRows } from "./insert-rows";
import { insertNames, type NameIds } from "./name-rows";
import { measurements, qualityScores, results } from "./schema";

/** The public id of a result: stable, since it comes from the bundle's own id. */
export function resultId(bundleId: string, localId: string): string {
  return sha256(`${bundleId}:${localId}`).slice(0, 16);
}

/** Inserts a bundle's results with their measurements, unpublished. */
export async function insertResults(
  tx: Transaction,
  bundleId: string,
  bundle: Bundle,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const ids = await insertNames(tx, bundle);
  const ordered = baselinesFirst(bundle.results);
  let done = 0;
  for (const batch of batches(ordered)) {
    await insertRows(
      tx,
      results,
      batch.map((result) => resultRow(bundleId, bundle, result, ids)),
    );
    const values = batch.flatMap((result) => measurementRows(bundleId, bundle, result));
    await insertRows(tx, measurements, values);
    const scores = batch.flatMap((result) => qualityRows(bundleId, result));
    await insertRows(tx, qualityScores, scores);
    done += batch.length;
    onProgress(done, ordered.length);
  }
}

/** A row may refer to another one only once that is there: results by their distance from a baseline. */
function baselinesFirst(all: readonly BundleResult[]): BundleResult[] {
  const byId = new Map(all.map((result) => [result.id, result]));
  const placed = new Set<BundleResult>();
  for (const result of all) {
    const chain: BundleResult[] = [];
    for (
      let next: BundleResult | undefined = result;
      next && !placed.has(next);
      next = byId.get(next.baseline ?? "")
    ) {
      chain.push(next);
    }
    for (const next of chain.reverse()) placed.add(next);
  }
  return [...placed];
}

function environmentOf(bundle: Bundle, result: BundleResult): Environment {
  const environment = bundle.environments[result.environment];
  if (!environment) throw new Error(`result ${result.id} has no environment: the bundle was not checked`);
  return environment;
}

function resultRow(
  bundleId: string,
  bundle: Bundle,
  result: BundleResult,
  ids: NameIds,
): typeof results.$inferInsert {
  const environment = environmentOf(bundle, result);
  const { family, name, settings } = result.technique;
  return {
    id: resultId(bundleId, result.id),
    bundleId,
    localId: result.id,
    axis: result.axis,
    modality: result.modality,
    modelId: ids.model(result.model),
    techniqueId: ids.technique(family, name),
    environmentId: ids.environment(environment),
    pairedModelId: ids.pairedModel(result),
    settings: settings ?? null,
    dataset: result.workload.dataset ?? null,
    datasetSlug: nameSlug(result.workload.dataset),
    workload: result.workload,
    baselineId: result.baseline ? resultId(bundleId, result.baseline) : null,
    notes: result.notes ?? null,
    notComparable: result.not_comparable ?? null,
    naturalKey: sha256(naturalKey(bundle, result)),
  };
}

type MeasurementRow = typeof measurements.$inferInsert;

function measurementRows(bundleId: string, bundle: Bundle, result: BundleResult): MeasurementRow[] {
  const environment = environmentOf(bundle, result);
  return METRIC_KEYS.flatMap((metric): MeasurementRow[] => {
    const sent = result.metrics[metric];
    if (!sent) return [];
    const row = { resultId: resultId(bundleId, result.id), metric, note: sent.note ?? null };
    if ("missing" in sent) return [{ ...row, missing: sent.missing }];
    const canonical = (value: number) => canonicalOrThrow(metric, value, sent.unit, environment, sent.scope);
    const { value, unit } = canonical(sent.value);
    return [
      {
        ...row,
        value,
        unit,
        sentValue: sent.value,
        sentUnit: sent.unit,
        scope: sent.scope ?? null,
        uncertaintyKind: sent.uncertainty?.kind ?? null,
        uncertainty: sent.uncertainty ? canonical(sent.uncertainty.value).value : null,
        repeats: sent.repeats?.map((repeat) => canonical(repeat).value) ?? null,
        origin: sent.origin,
        artifact: sent.artifact ?? null,
        reference: sent.reference ?? null,
        doubt: sent.doubt ?? null,
      },
    ];
  });
}

function canonicalOrThrow(
  metric: MetricKey,
  value: number,
  unit: string,
  environment: Environment,
  scope: Scope | undefined,
): { value: number; unit: string } {
  const canonical = canonicalValue(metric, value, unit, capacityGb(environment, scope ?? null));
  if ("problem" in canonical)
    throw new Error(`${metric} in ${unit} has no canonical value: not a checked bundle`);
  return canonical;
}

function qualityRows(bundleId: string, result: BundleResult): (typeof qualityScores.$inferInsert)[] {
  return (result.quality ?? []).map((score, ordinal) => ({
    resultId: resultId(bundleId, result.id),
    ordinal,
    task: score.task,
    metric: score.metric,
    value: score.value,
    better: score.better,
    stderr: score.stderr ?? null,
    uncertaintyKind: score.uncertainty?.kind ?? null,
    uncertainty: score.uncertainty?.value ?? null,
    samples: score.samples ?? null,
    shots: score.shots ?? null,
    over: score.over ?? null,
    artifact: score.artifact ?? null,
    origin: score.origin,
    reference: score.reference ?? null,
    note: score.note ?? null,
    doubt: score.doubt ?? null,
  }));
}
