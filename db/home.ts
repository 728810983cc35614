import { sql } from "drizzle-orm";
import type { BoardCount } from "@/benchmark/facets";
import { type Insight, insights } from "@/benchmark/insights";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";

export interface Home {
  counts: BoardCount[];
  insights: Insight[];
  datasetVersion: number;
}

/** Everything the first page says: what is on the boards, and what the data shows today. At most four statements. */
export async function loadHome(db: Database = database()): Promise<Home> {
  return remembered(
    db,
    "/",
    () => computeHome(db),
    () => 1,
  );
}

async function computeHome(db: Database): Promise<Home> {
  const [counts, architecture, inference] = await Promise.all([
    listBoardCounts(db),
    loadAxisResults("architecture", db),
    loadAxisResults("inference", db),
  ]);
  const language = [...architecture.results, ...inference.results].filter(
    ({ modality }) => modality === "language",
  );
  return {
    counts,
    insights: insights(language),
    datasetVersion: Math.max(architecture.datasetVersion, inference.datasetVersion),
  };
}

async function listBoardCounts(db: Database): Promise<BoardCount[]> {
  const rows = await db.execute<BoardCount & Record<string, unknown>>(sql`
    /* listBoardCounts */
    select results.axis, results.modality, techniques.family, count(*)::int as results,
      count(distinct techniques.id)::int as techniques, count(distinct models.slug)::int as models
    from results
      join techniques on techniques.id = results.technique_id
      join models on models.id = results.model_id
      join bundles on bundles.id = results.bundle_id
    where results.current and bundles.state = 'published'
    group by results.axis, results.modality, techniques.family
    order by results.axis, results.modality, count(*) desc, techniques.family
  `);
  return [...rows];
}
