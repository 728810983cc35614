import { sql } from "drizzle-orm";
import { AXIS_KEYS, type Axis } from "@/benchmark/axes";
import { findBaselines } from "@/benchmark/baselines";
import { type ResultTable, resultTables } from "@/benchmark/details/result-tables";
import { findTechniqueNote, type TechniqueNote } from "@/benchmark/details/technique-notes";
import type { ResultModel } from "@/benchmark/result";
import { slug as slugOf } from "@/benchmark/slug";
import { compareFamilies, FAMILIES } from "@/benchmark/techniques";
import { loadAxisResults } from "./axis-results";
import { isOpen } from "./bundle-summary";
import { type Database, database } from "./client";

/** A technique as one family knows it. */
export interface FamilyTechnique {
  family: string;
  axis: Axis;
  name: string;
  note: TechniqueNote | null;
  /** Models that it has current results on, by size. */
  models: ResultModel[];
  tables: ResultTable[];
}

/** Everything known of one technique; a name may stand for one in several families. */
export interface TechniquePage {
  slug: string;
  name: string;
  families: [FamilyTechnique, ...FamilyTechnique[]];
}

/**
 * A technique by its slug; null for one that is neither known here nor was ever published. Its tables are made from
 * the axes' results, which are remembered.
 */
export async function loadTechniquePage(
  slug: string,
  db: Database = database(),
): Promise<TechniquePage | null> {
  const published = await listTechniques(slug, db);
  const known = Object.entries(FAMILIES).flatMap(([family, { axis, techniques }]) =>
    techniques.filter((name) => slugOf(name) === slug).map((name) => ({ family, axis, name })),
  );
  const wanted = [...known, ...published.filter((one) => !known.some((other) => isSame(one, other)))].sort(
    (a, b) => compareFamilies(a.family, b.family) || AXIS_KEYS.indexOf(a.axis) - AXIS_KEYS.indexOf(b.axis),
  );
  const [first, ...others] = await Promise.all(
    wanted.map((technique) => describeTechnique(technique, slug, db)),
  );
  return first ? { slug, name: first.name, families: [first, ...others] } : null;
}

type Named = Pick<FamilyTechnique, "family" | "axis" | "name">;

function isSame(a: Named, b: Named): boolean {
  return a.family === b.family && a.axis === b.axis;
}

async function describeTechnique(named: Named, slug: string, db: Database): Promise<FamilyTechnique> {
  const { results } = await loadAxisResults(named.axis, db);
  const own = results.filter(
    ({ family, technique }) => family === named.family && slugOf(technique) === slug,
  );
  const models = new Map(own.map(({ model }) => [model.slug, model]));
  return {
    ...named,
    note: findTechniqueNote(named.family, named.name),
    models: [...models.values()].sort((a, b) => a.parametersB - b.parametersB),
    tables: own.length > 0 ? resultTables(own, findBaselines(results)) : [],
  };
}

async function listTechniques(slug: string, db: Database): Promise<Named[]> {
  const rows = await db.execute<Named & Record<string, unknown>>(sql`
    /* listTechniques */
    select distinct techniques.family, results.axis, techniques.name
    from techniques
      join results on results.technique_id = techniques.id
      join bundles on bundles.id = results.bundle_id
    where techniques.slug = ${slug} and results.version is not null and ${isOpen()}
    order by techniques.family, results.axis, techniques.name
  `);
  return [...rows];
}
