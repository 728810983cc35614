import { sql } from "drizzle-orm";
import { AXIS_KEYS } from "@/benchmark/axes";
import type { Claim, ClaimFinding } from "@/benchmark/claims/claim";
import type { DatasetChange, VerdictSince } from "@/benchmark/claims/claim-history";
import { CLAIMS } from "@/benchmark/claims/claims";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { listTurns, rememberVerdicts } from "./claim-verdicts";
import { type Database, database } from "./client";

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
  const axes = await Promise.all(AXIS_KEYS.map((axis) => loadAxisResults(axis, db)));
  const results = axes.flatMap((axis) => axis.results);
  const datasetVersion = Math.max(...axes.map((axis) => axis.datasetVersion));
  const tested = CLAIMS.map((claim) => ({ claim, finding: claim.test(results) }));
  const verdicts = new Map(tested.map(({ claim, finding }) => [claim.id, finding.verdict]));
  // Where something was published between two of the statements, these results were never those of one version.
  if (axes.every((axis) => axis.datasetVersion === datasetVersion)) {
    await rememberVerdicts(db, { version: datasetVersion, results, verdicts });
  }
  const [turns, changes] = await Promise.all([listTurns(db, datasetVersion), listDatasetChanges(db)]);
  const byVersion = new Map(changes.map((change) => [change.version, change]));
  return {
    claims: tested.map(({ claim: { id, title, where, links }, finding }) => ({
      id,
      title,
      where,
      links,
      finding,
      history: turns.flatMap(({ claim, verdict, version }) => {
        const since = claim === id ? byVersion.get(version) : undefined;
        return since ? [{ verdict, since }] : [];
      }),
    })),
    datasetVersion,
  };
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
