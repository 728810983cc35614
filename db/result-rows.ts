import type { Bundle, BundleResult } from "@/benchmark/bundle";
import { METRIC_KEYS } from "@/benchmark/metrics";
import { naturalKey } from "@/benchmark/natural-key";
import { canonicalMeasurement, environmentOf } from "@/benchmark/preview/canonical-measurement";
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
    const row = { resultId: resultId(bundleId, result.id), metric };
    if ("missing" in sent) return [{ ...row, missing: sent.missing, note: sent.note ?? null }];
    const { uncertainty, repeats, ...values } = canonicalMeasurement(metric, sent, environment);
    return [
      {
        ...row,
        ...values,
        sentValue: sent.value,
        sentUnit: sent.unit,
        uncertaintyKind: uncertainty?.kind ?? null,
        uncertainty: uncertainty?.value ?? null,
        repeats: repeats === null ? null : [...repeats],
        artifact: sent.artifact ?? null,
      },
    ];
  });
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
