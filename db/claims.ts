import { sql } from "drizzle-orm";
import { AXIS_KEYS } from "@/benchmark/axes";
import type { Claim, ClaimFinding } from "@/benchmark/claims/claim";
import {
  claimHistory,
  type DatasetChange,
  type PublishedResult,
  type VerdictSince,
} from "@/benchmark/claims/claim-history";
import { CLAIMS } from "@/benchmark/claims/claims";
import type { Result } from "@/benchmark/result";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";
import { listResultsById } from "./current-results";

/** A claim with what the data says of it today, and since when. */
export interface TestedClaim extends Pick<Claim, "id" | "title" | "where" | "links"> {
  finding: ClaimFinding;
  /** Every verdict there was, the oldest first; empty before anything was published. */
  history: VerdictSince[];
}

export interface TestedClaims {
  claims: TestedClaim[];
  datasetVersion: number;
}

/** Every claim of the paper held against the current results, with the history of its verdict. */
export async function loadClaims(db: Database = database()): Promise<TestedClaims> {
  return remembered(
    db,
    "/claims",
    () => computeClaims(db),
    ({ claims }) =>
      claims.flatMap(({ finding }) => finding.parts).reduce((sum, { rows }) => sum + rows.length, 1),
  );
}

async function computeClaims(db: Database): Promise<TestedClaims> {
  const [axes, spans, changes] = await Promise.all([
    Promise.all(AXIS_KEYS.map((axis) => loadAxisResults(axis, db))),
    listSpans(db),
    listDatasetChanges(db),
  ]);
  const results = axes.flatMap((axis) => axis.results);
  const published = await withResults(db, results, spans);
  return {
    claims: CLAIMS.map((claim) => ({
      id: claim.id,
      title: claim.title,
      where: claim.where,
      links: claim.links,
      finding: claim.test(results),
      history: claimHistory(claim, published, changes),
    })),
    datasetVersion: Math.max(...axes.map((axis) => axis.datasetVersion)),
  };
}

/** The results of all spans: those that are current are here already, the others are read. */
async function withResults(
  db: Database,
  current: readonly Result[],
  spans: readonly Span[],
): Promise<PublishedResult[]> {
  const byId = new Map(current.map((result) => [result.id, result]));
  const past = spans.filter(({ id }) => !byId.has(id)).map(({ id }) => id);
  if (past.length > 0) {
    for (const result of (await listResultsById(db, past)).results) byId.set(result.id, result);
  }
  return spans.flatMap(({ id, from, until }) => {
    const result = byId.get(id);
    return result ? [{ result, from, until }] : [];
  });
}

type Span = { id: string; from: number; until: number | null };

/**
 * Every result that ever counted, with the dataset version that brought it and the one that took it away: by a newer
 * result of its natural key, a correction or a withdrawal. Once for each time that it counted.
 */
async function listSpans(db: Database): Promise<Span[]> {
  const rows = await db.execute<Span>(sql`
    /* listSpans */
    select result_id as id, from_version as "from", until_version as until from result_spans
    order by result_id, from_version
  `);
  return [...rows];
}

async function listDatasetChanges(db: Database): Promise<DatasetChange[]> {
  const rows = await db.execute<DatasetChange & Record<string, unknown>>(sql`
    /* listDatasetChanges */
    select dataset_versions.version, bundles.id as bundle, bundles.title,
      to_char(dataset_versions.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from dataset_versions join bundles on bundles.id = dataset_versions.bundle_id
    order by dataset_versions.version
  `);
  return [...rows];
}
