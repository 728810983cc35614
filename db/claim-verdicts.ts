import { sql } from "drizzle-orm";
import type { ClaimVerdict } from "@/benchmark/claims/claim";
import { type PublishedResult, verdictsAt } from "@/benchmark/claims/claim-history";
import { CLAIM_RULES, CLAIMS } from "@/benchmark/claims/claims";
import type { Result } from "@/benchmark/result";
import type { Database } from "./client";
import { listResultsById } from "./current-results";

/** A dataset version at which the verdict on a claim was another one than before. */
export interface VerdictTurn {
  claim: string;
  verdict: ClaimVerdict;
  version: number;
}

/** What is known of today, so that it need not be tested again. */
export interface Today {
  version: number;
  results: readonly Result[];
  /** By the id of the claim. */
  verdicts: ReadonlyMap<string, ClaimVerdict>;
}

/**
 * Remembers the verdicts of every dataset version up to today's that the rules of today have none for: nearly always
 * of today's alone. Only results that counted in such a version are read. Two that do so at once remember the same.
 */
export async function rememberVerdicts(db: Database, today: Today): Promise<void> {
  const pending = await listPending(db, today.version);
  const past = pending.filter((version) => version < today.version);
  if (past.length > 0) await rememberPast(db, past, today.results);
  if (pending.includes(today.version)) await insertVerdicts(db, today.version, today.verdicts);
}

/** Every change of a verdict up to a dataset version, the oldest first. */
export async function listTurns(db: Database, version: number): Promise<VerdictTurn[]> {
  const rows = await db.execute<VerdictTurn & Record<string, unknown>>(sql`
    /* listTurns */
    select claim, verdict, version from (
      select claim, verdict, version, lag(verdict) over (partition by claim order by version) as before
      from claim_verdicts where rules = ${CLAIM_RULES} and version <= ${version}
    ) known
    where before is distinct from verdict
    order by claim, version
  `);
  return [...rows];
}

async function listPending(db: Database, version: number): Promise<number[]> {
  const rows = await db.execute<{ version: number }>(sql`
    /* listPending */
    select version from dataset_versions
    where version <= ${version}
      and not exists (
        select 1 from claim_verdicts
        where rules = ${CLAIM_RULES} and claim_verdicts.version = dataset_versions.version
      )
    order by version
  `);
  return rows.map((row) => row.version);
}

async function rememberPast(db: Database, versions: readonly number[], current: readonly Result[]) {
  const first = versions[0] ?? 0;
  const [published, before] = await Promise.all([
    listPublished(db, first, versions.at(-1) ?? first, current),
    verdictsBefore(db, first),
  ]);
  let last = before;
  for (const version of versions) {
    // A version at a time, so that others are answered in between.
    const verdicts = new Map<string, ClaimVerdict>();
    for (const claim of CLAIMS) {
      const [verdict] = verdictsAt(claim, published, [version], last.get(claim.id) ?? null);
      if (verdict) verdicts.set(claim.id, verdict);
    }
    await insertVerdicts(db, version, verdicts);
    last = verdicts;
  }
}

/** What the last remembered version before `version` says; nothing where that is not the one just before it. */
async function verdictsBefore(db: Database, version: number): Promise<Map<string, ClaimVerdict>> {
  const rows = await db.execute<{ claim: string; verdict: ClaimVerdict }>(sql`
    /* verdictsBefore */
    select claim, verdict from claim_verdicts
    where rules = ${CLAIM_RULES}
      and version = (select max(version) from dataset_versions where version < ${version})
  `);
  return new Map(rows.map(({ claim, verdict }) => [claim, verdict]));
}

async function insertVerdicts(
  db: Database,
  version: number,
  verdicts: ReadonlyMap<string, ClaimVerdict>,
): Promise<void> {
  const rows = [...verdicts].map(([claim, verdict]) => ({ claim, verdict }));
  await db.execute(sql`
    insert into claim_verdicts (rules, version, claim, verdict) /* insertVerdicts */
    select ${CLAIM_RULES}, ${version}::int, claim, verdict
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as found (claim text, verdict text)
    on conflict do nothing
  `);
}

type Span = { id: string; from: number; until: number | null };

/** What counted in a version from `first` to `last`, or was taken away by one of them. */
async function listPublished(
  db: Database,
  first: number,
  last: number,
  current: readonly Result[],
): Promise<PublishedResult[]> {
  const spans = await db.execute<Span>(sql`
    /* listPublished */
    select result_id as id, from_version as "from", until_version as until from result_spans
    where from_version <= ${last} and (until_version is null or until_version >= ${first})
    order by result_id, from_version
  `);
  const byId = new Map(current.map((result) => [result.id, result]));
  const gone = [...new Set(spans.map(({ id }) => id))].filter((id) => !byId.has(id));
  for (let from = 0; from < gone.length; from += MOST_IDS) {
    const { results } = await listResultsById(db, gone.slice(from, from + MOST_IDS));
    for (const result of results) byId.set(result.id, result);
  }
  return spans.flatMap(({ id, from, until }) => {
    const result = byId.get(id);
    return result ? [{ result, from, until }] : [];
  });
}

/** Ids that one statement asks for: Postgres takes 65,535 at most. */
const MOST_IDS = 5_000;
