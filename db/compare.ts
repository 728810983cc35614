import { sql } from "drizzle-orm";
import { absentNotice, type CompareQuestion, printCompareUrl } from "@/benchmark/compare/compare-question";
import { type ComparisonTable, compareStored, type StoredResult } from "@/benchmark/compare/comparison";
import type { Notice } from "@/benchmark/query-reader";
import { remembered } from "./answers";
import { type Database, database } from "./client";
import { listResultsById } from "./current-results";

export interface LoadedComparison extends ComparisonTable {
  datasetVersion: number;
  /** What of the question is no result. */
  notices: Notice[];
}

/**
 * The comparison that answers a question: two statements, whatever the number of results. Old versions and withdrawn
 * results are in it, and marked as such, so that a shared address keeps its meaning.
 */
export async function loadComparison(
  question: CompareQuestion,
  db: Database = database(),
): Promise<LoadedComparison> {
  return remembered(
    db,
    printCompareUrl(question),
    () => computeComparison(question, db),
    ({ columns }) => columns.length,
  );
}

async function computeComparison(question: CompareQuestion, db: Database): Promise<LoadedComparison> {
  const [{ results, datasetVersion }, standings] = await Promise.all([
    listResultsById(db, question.results),
    listStandings(db, question.results),
  ]);
  const found = new Map(results.map((result) => [result.id, result]));
  const stored = question.results.flatMap((id): StoredResult[] => {
    const [result, standing] = [found.get(id), standings.get(id)];
    return result && standing ? [{ result, ...standing }] : [];
  });
  const absent = absentNotice(question.results.filter((id) => !found.has(id)));
  const known = { ...question, results: stored.map(({ result }) => result.id) };
  return { ...compareStored(known, stored), datasetVersion, notices: absent ? [absent] : [] };
}

type StandingRow = {
  id: string;
  standing: StoredResult["standing"];
  current_id: string | null;
  reason: string | null;
};

/** What has become of results since they were published, by id. */
async function listStandings(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, Omit<StoredResult, "result">>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<StandingRow>(sql`
    /* listStandings */
    select results.id,
      case when bundles.state = 'withdrawn' then 'withdrawn' when results.current then 'current' else 'superseded' end
        as standing,
      newer.id as current_id,
      (
        select events.reason from events
        where events.bundle_id = bundles.id and events.to_state = 'withdrawn' and bundles.state = 'withdrawn'
        order by events.id desc limit 1
      ) as reason
    from results
      join bundles on bundles.id = results.bundle_id
      left join results newer on newer.natural_key = results.natural_key and newer.current and newer.id <> results.id
    where results.version is not null and results.id in ${[...ids]}
    order by results.id
  `);
  return new Map(
    rows.map(({ id, standing, current_id, reason }) => [id, { standing, current: current_id, reason }]),
  );
}
