import { sql } from "drizzle-orm";
import type { Database } from "./client";
import { datasetVersions } from "./schema";

/** Rows that all remembered answers may have together: some tens of megabytes. */
const MOST_ROWS = 50_000;
/** What an answer weighs in rows beside its own: the filters that come with it. So there are 200 at the most. */
const BARE_ANSWER = 250;

interface Remembered {
  answer: Promise<unknown>;
  rows: number;
}

/** By database, then by dataset version and address, the least lately used first. */
const memory = new WeakMap<Database, Map<string, Remembered>>();

/**
 * The answer to a question, computed once for each dataset version: everything that boards show changes with it
 * alone. Asked at the same moment by many, it is computed once for all of them. `rows`: how much an answer weighs.
 * An answer that fails is not remembered.
 */
export async function remembered<Answer>(
  db: Database,
  address: string,
  compute: () => Promise<Answer>,
  rows: (answer: Answer) => number,
): Promise<Answer> {
  const version = await latestDatasetVersion(db);
  const answers = memory.get(db) ?? new Map<string, Remembered>();
  memory.set(db, answers);
  const key = `${version} ${address}`;
  const known = answers.get(key);
  if (known) {
    answers.delete(key);
    answers.set(key, known);
    // One key is one question, and one question has one type of answer.
    return known.answer as Promise<Answer>;
  }
  const computing = compute();
  const entry: Remembered = { answer: computing, rows: 0 };
  answers.set(key, entry);
  try {
    const answer = await computing;
    entry.rows = BARE_ANSWER + rows(answer);
    forgetOldest(answers);
    return answer;
  } catch (error) {
    answers.delete(key);
    throw error;
  }
}

function forgetOldest(answers: Map<string, Remembered>): void {
  let total = [...answers.values()].reduce((sum, { rows }) => sum + rows, 0);
  for (const [key, { rows }] of answers) {
    if (total <= MOST_ROWS) return;
    answers.delete(key);
    total -= rows;
  }
}

/** The number of the last published change; 0 before the first. */
async function latestDatasetVersion(db: Database): Promise<number> {
  const [row] = await db
    .select({
      version: sql<number>`/* latestDatasetVersion */ coalesce(max(${datasetVersions.version}), 0)::int`,
    })
    .from(datasetVersions);
  return row?.version ?? 0;
}
