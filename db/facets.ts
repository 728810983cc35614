import { sql } from "drizzle-orm";
import { type Axis, MODALITY_KEYS, type Modality } from "@/benchmark/axes";
import type { Facets, FacetValue } from "@/benchmark/facets";
import { type Notice, OPEN_FILTERS, type OpenFilter } from "@/benchmark/query-reader";
import { SCALE_BANDS, scaleBandOf } from "@/benchmark/scale-bands";
import { compareFamilies, compareTechniques, compareText, familyTitle } from "@/benchmark/techniques";
import type { Database } from "./client";

type FacetRow = {
  modality: Modality | null;
  family: string | null;
  technique_slug: string | null;
  technique: string | null;
  model_slug: string | null;
  model: string | null;
  parameters_b: number | null;
  accelerator_slug: string | null;
  accelerator: string | null;
  dataset_slug: string | null;
  dataset: string | null;
  facet: number;
  results: number;
};

/** The filters of an axis with the values that its current results have, in one statement. */
export async function listFacets(db: Database, axis: Axis): Promise<Facets> {
  const rows = await db.execute<FacetRow>(sql`
    /* listFacets */
    with shown as (
      select results.modality, techniques.family, techniques.slug as technique_slug, techniques.name as technique,
        models.slug as model_slug, models.name as model, models.parameters_b,
        environments.accelerator_slug, environments.accelerator, results.dataset_slug, results.dataset
      from results
        join models on models.id = results.model_id
        join techniques on techniques.id = results.technique_id
        join environments on environments.id = results.environment_id
        join bundles on bundles.id = results.bundle_id
      where results.current and bundles.state = 'published' and results.axis = ${axis}
    )
    select modality, family, technique_slug, technique, model_slug, model, parameters_b, accelerator_slug,
      accelerator, dataset_slug, dataset,
      grouping(modality, family, technique_slug, model_slug, accelerator_slug, dataset_slug) as facet,
      count(*)::int as results
    from shown
    group by grouping sets (
      (modality), (family), (family, technique_slug, technique), (model_slug, model, parameters_b),
      (accelerator_slug, accelerator), (dataset_slug, dataset)
    )
    order by facet, technique_slug, model_slug, accelerator_slug, dataset_slug, parameters_b
  `);
  return arrange(rows);
}

/** What of a question's filters the data does not know. */
export function unknownNames(
  question: Readonly<Record<OpenFilter, readonly string[]>>,
  facets: Facets,
): Notice[] {
  return OPEN_FILTERS.flatMap((parameter) =>
    question[parameter]
      .filter((wanted) => !facets[parameter].some(({ key }) => key === wanted))
      .map((wanted) => ({ parameter, message: `No result here has the ${parameter} “${wanted}”.` })),
  );
}

function arrange(rows: readonly FacetRow[]): Facets {
  const models = rows.filter((row) => row.model_slug !== null);
  const techniques = rows
    .filter((row) => row.technique_slug !== null)
    .sort(
      (a, b) =>
        compareFamilies(a.family ?? "", b.family ?? "") ||
        compareTechniques(a.family ?? "", a.technique ?? "", b.technique ?? ""),
    );
  const families = rows.filter((row) => row.family !== null && row.technique_slug === null);
  return {
    modality: MODALITY_KEYS.flatMap((key) =>
      rows.flatMap((row) => (row.modality === key ? [{ key, label: key, results: row.results }] : [])),
    ),
    family: merged(
      families.map((row) => [row.family ?? "", familyTitle(row.family ?? ""), row.results]),
    ).sort((a, b) => compareFamilies(a.key, b.key)),
    scale: SCALE_BANDS.flatMap(({ key, label }) => {
      const results = models
        .filter((row) => scaleBandOf(row.parameters_b ?? 0) === key)
        .reduce((sum, row) => sum + row.results, 0);
      return results > 0 ? [{ key, label, results }] : [];
    }),
    model: merged(models.map((row) => [row.model_slug ?? "", row.model ?? "", row.results])).sort((a, b) =>
      compareText(a.label.toLowerCase(), b.label.toLowerCase()),
    ),
    technique: merged(techniques.map((row) => [row.technique_slug ?? "", row.technique ?? "", row.results])),
    accelerator: named(rows, (row) => [row.accelerator_slug, row.accelerator]),
    dataset: named(rows, (row) => [row.dataset_slug, row.dataset]),
  };
}

function named(
  rows: readonly FacetRow[],
  read: (row: FacetRow) => readonly [string | null, string | null],
): FacetValue[] {
  return merged(
    rows.flatMap((row) => {
      const [key, label] = read(row);
      return key === null ? [] : [[key, label ?? "not stated", row.results] as const];
    }),
  );
}

/** One value for each key: a model of one name may stand in several rows. */
function merged(values: readonly (readonly [string, string, number])[]): FacetValue[] {
  const byKey = new Map<string, FacetValue>();
  for (const [key, label, results] of values) {
    const known = byKey.get(key);
    if (known) known.results += results;
    else byKey.set(key, { key, label, results });
  }
  return [...byKey.values()];
}
