import { type SQL, sql } from "drizzle-orm";
import type { Environment, QualityScore, Workload } from "@/benchmark/bundle";
import { crossCheck } from "@/benchmark/cross-check";
import type { MetricKey } from "@/benchmark/metrics";
import type { LeaderboardQuestion } from "@/benchmark/question";
import { type Measurement, type MissingMeasurement, modelLabel, type Result } from "@/benchmark/result";
import { SCALE_BANDS } from "@/benchmark/scale-bands";
import type { Party, Verification } from "@/benchmark/trust";
import type { Database } from "./client";

export type ResultFilter = Pick<
  LeaderboardQuestion,
  "axis" | "modality" | "family" | "scale" | "model" | "technique" | "accelerator" | "dataset"
>;

export interface CurrentResults {
  results: Result[];
  /** The dataset version the results were read at; 0 before anything was published. */
  datasetVersion: number;
}

/**
 * Every current published result that the filter admits, with its measurements, in one statement, so that results
 * and dataset version belong together whatever is published meanwhile. Unranked, in order of id.
 */
export async function listCurrentResults(db: Database, filter: ResultFilter): Promise<CurrentResults> {
  return resultsWhere(db, sql`/* listCurrentResults */`, admitted(filter));
}

/**
 * The results of these ids that are or once were published, old versions and withdrawn ones with them, so that a
 * shared address keeps its meaning. In order of id; ids that are no result are left out.
 */
export async function listResultsById(db: Database, ids: readonly string[]): Promise<CurrentResults> {
  return resultsWhere(
    db,
    sql`/* listResultsById */`,
    sql`results.version is not null and bundles.state in ('published', 'superseded', 'withdrawn')
      and ${oneOf(sql`results.id`, ids)} and ${ids.length > 0}`,
  );
}

/** `name`: the comment that tells a log of slow statements whose it is. */
async function resultsWhere(db: Database, name: SQL, condition: SQL): Promise<CurrentResults> {
  const rows = await db.execute<ResultRow>(sql`
    ${name}
    with matched as (
      select results.*, techniques.family, techniques.name as technique, bundles.title as bundle_title,
        bundles.source ->> 'url' as bundle_url, bundles.verification, bundles.submitter ->> 'relationship' as party,
        bundles.submitter ->> 'name' as submitter
      from results
        join models on models.id = results.model_id
        join techniques on techniques.id = results.technique_id
        join environments on environments.id = results.environment_id
        join bundles on bundles.id = results.bundle_id
      where ${condition}
    ), latest as (
      select coalesce(max(version), 0)::int as version from dataset_versions
    )
    select latest.version as dataset_version, matched.id, matched.bundle_id, matched.bundle_title, matched.bundle_url, matched.axis, matched.modality,
      matched.family, matched.technique, matched.settings, baseline.id as baseline_id, matched.notes, matched.not_comparable,
      matched.verification, matched.party, matched.submitter, matched.workload,
      models.slug as model_slug, models.name as model_name, models.family as model_family,
      models.parameters_b, models.active_parameters_b, models.hub_id, models.revision,
      paired_models.name as paired_model, paired_models.revision as paired_revision, environments.description as environment,
      (select json_agg(m) from measurements m where m.result_id = matched.id) as measurements,
      (select json_agg(q order by q.ordinal) from quality_scores q where q.result_id = matched.id) as quality
    from latest
      left join matched on true
      left join models on models.id = matched.model_id
      left join models paired_models on paired_models.id = matched.paired_model_id
      left join environments on environments.id = matched.environment_id
      -- A baseline that was measured anew is still the same baseline: its current version stands in for it.
      left join results named_baseline on named_baseline.id = matched.baseline_id
      left join results baseline on baseline.natural_key = named_baseline.natural_key and baseline.current
    order by matched.id
  `);
  return {
    results: withCrossChecks(rows.flatMap((row) => (row.id === null ? [] : [toResult(row)]))),
    datasetVersion: rows[0]?.dataset_version ?? 0,
  };
}

function admitted(filter: ResultFilter): SQL {
  const conditions = [
    sql`results.current and bundles.state = 'published' and results.axis = ${filter.axis}`,
    oneOf(sql`results.modality::text`, filter.modality),
    oneOf(sql`techniques.family`, filter.family),
    oneOf(sql`models.slug`, filter.model),
    oneOf(sql`techniques.slug`, filter.technique),
    oneOf(sql`environments.accelerator_slug`, filter.accelerator),
    oneOf(sql`results.dataset_slug`, filter.dataset),
    inScale(filter.scale),
  ];
  return sql.join(conditions, sql` and `);
}

function oneOf(column: SQL, values: readonly string[]): SQL {
  return values.length === 0 ? sql`true` : sql`${column} in ${[...values]}`;
}

function inScale(keys: ResultFilter["scale"]): SQL {
  const bands = SCALE_BANDS.filter(({ key }) => keys.includes(key)).map(({ from, below }) =>
    Number.isFinite(below)
      ? sql`(models.parameters_b >= ${from} and models.parameters_b < ${below})`
      : sql`models.parameters_b >= ${from}`,
  );
  return bands.length === 0 ? sql`true` : sql`(${sql.join(bands, sql` or `)})`;
}

type MatchedRow = {
  dataset_version: number;
  id: string;
  bundle_id: string;
  bundle_title: string;
  bundle_url: string | null;
  axis: Result["axis"];
  modality: Result["modality"];
  family: string;
  technique: string;
  settings: Result["settings"];
  baseline_id: string | null;
  notes: string | null;
  not_comparable: string | null;
  verification: Verification | null;
  party: Party;
  submitter: string;
  workload: Workload;
  model_slug: string;
  model_name: string;
  model_family: string | null;
  parameters_b: number;
  active_parameters_b: number | null;
  hub_id: string | null;
  revision: string | null;
  paired_model: string;
  paired_revision: string | null;
  environment: Environment;
  measurements: MeasurementRow[] | null;
  quality: QualityRow[] | null;
};

/** With nothing matched there is still one row, that of the dataset version. */
type ResultRow = MatchedRow | { dataset_version: number; id: null };

interface MeasurementRow {
  metric: MetricKey;
  value: number;
  unit: string;
  missing: MissingMeasurement["missing"] | null;
  scope: Measurement["scope"];
  uncertainty_kind: NonNullable<Measurement["uncertainty"]>["kind"] | null;
  uncertainty: number | null;
  repeats: number[] | null;
  origin: Measurement["origin"];
  reference: string | null;
  note: string | null;
  doubt: string | null;
}

interface QualityRow extends Omit<MeasurementRow, "metric" | "missing" | "unit" | "scope" | "repeats"> {
  task: string;
  metric: string;
  better: QualityScore["better"];
  stderr: number | null;
  samples: number | null;
  shots: number | null;
  over: string[] | null;
}

/** Each against the baseline that it was loaded with; one that was not loaded can't be held against it. */
function withCrossChecks(results: readonly Result[]): Result[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return results.map((result) => {
    const checks = crossCheck(result, byId.get(result.baseline ?? "") ?? null);
    return { ...result, trust: { ...result.trust, checks } };
  });
}

function toResult(row: MatchedRow): Result {
  return {
    id: row.id,
    bundle: row.bundle_id,
    source: { title: row.bundle_title, url: row.bundle_url },
    submitter: row.submitter,
    axis: row.axis,
    modality: row.modality,
    family: row.family,
    technique: row.technique,
    settings: row.settings,
    model: {
      slug: row.model_slug,
      name: row.model_name,
      family: row.model_family,
      parametersB: row.parameters_b,
      activeParametersB: row.active_parameters_b,
      hubId: row.hub_id,
      revision: row.revision,
    },
    pairedModel: modelLabel({ name: row.paired_model, revision: row.paired_revision }),
    environment: row.environment,
    workload: row.workload,
    baseline: row.baseline_id,
    notComparable: row.not_comparable,
    notes: row.notes,
    trust: { verification: row.verification, party: row.party, checks: "none" },
    measurements: Object.fromEntries((row.measurements ?? []).map((one) => [one.metric, toMeasurement(one)])),
    quality: (row.quality ?? []).map(toQualityScore),
  };
}

function toMeasurement(row: MeasurementRow): Measurement | MissingMeasurement {
  if (row.missing !== null) return { missing: row.missing, note: row.note };
  const { value, unit, scope, repeats, origin, reference, note, doubt } = row;
  return { value, unit, scope, uncertainty: uncertaintyOf(row), repeats, origin, reference, note, doubt };
}

function uncertaintyOf(
  row: Pick<MeasurementRow, "uncertainty" | "uncertainty_kind">,
): Measurement["uncertainty"] {
  if (row.uncertainty === null || row.uncertainty_kind === null) return null;
  return { kind: row.uncertainty_kind, value: row.uncertainty };
}

function toQualityScore(row: QualityRow): QualityScore {
  const uncertainty = uncertaintyOf(row);
  return {
    task: row.task,
    metric: row.metric,
    value: row.value,
    better: row.better,
    origin: row.origin,
    ...(row.stderr === null ? {} : { stderr: row.stderr }),
    ...(uncertainty === null ? {} : { uncertainty }),
    ...(row.samples === null ? {} : { samples: row.samples }),
    ...(row.shots === null ? {} : { shots: row.shots }),
    ...(row.over === null ? {} : { over: row.over }),
    ...(row.reference === null ? {} : { reference: row.reference }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.doubt === null ? {} : { doubt: row.doubt }),
  };
}
