import { sql } from "drizzle-orm";
import { AXIS_KEYS } from "@/benchmark/axes";
import { findBaselines } from "@/benchmark/baselines";
import type { ModelRevision } from "@/benchmark/details/result-detail";
import { type ResultTable, resultTables } from "@/benchmark/details/result-tables";
import { loadAxisResults } from "./axis-results";
import { isOpen } from "./bundle-summary";
import { type Database, database } from "./client";

/** Everything known of one model. */
export interface ModelPage {
  slug: string;
  name: string;
  /** Every description of it that a bundle gave. */
  revisions: ModelRevision[];
  tables: ResultTable[];
}

/**
 * A model by its slug, which several revisions may share; null where nothing of that name was ever published. Its
 * tables are made from the axes' results, which are remembered.
 */
export async function loadModelPage(slug: string, db: Database = database()): Promise<ModelPage | null> {
  const revisions = await listModelRevisions(slug, db);
  const [first] = revisions;
  if (!first) return null;
  const axes = await Promise.all(AXIS_KEYS.map((axis) => loadAxisResults(axis, db)));
  const tables = axes.flatMap(({ results }) => {
    const own = results.filter(({ model }) => model.slug === slug);
    return own.length > 0 ? resultTables(own, findBaselines(results)) : [];
  });
  return { slug, name: first.name, revisions, tables };
}

async function listModelRevisions(slug: string, db: Database): Promise<ModelRevision[]> {
  const rows = await db.execute<ModelRevision & Record<string, unknown>>(sql`
    /* listModelRevisions */
    select models.name, models.family, models.parameters_b as "parametersB",
      models.active_parameters_b as "activeParametersB", models.hub_id as "hubId", models.revision,
      (count(*) filter (where results.current and bundles.state = 'published'))::int as results
    from models
      join results on results.model_id = models.id
      join bundles on bundles.id = results.bundle_id
    where models.slug = ${slug} and results.version is not null and ${isOpen()}
    group by models.id
    order by results desc, models.name, models.revision nulls first, models.id
  `);
  return [...rows];
}
