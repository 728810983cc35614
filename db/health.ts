import { sql } from "drizzle-orm";
import { type Database, healthDatabase } from "./client";

/** A database that takes longer than this to say anything is as good as down to a reader. */
const PATIENCE_MS = 2_000;

/** Whether the server's database answers, and quickly, however much the pages ask of it. Never throws. */
export async function isDatabaseReachable(db?: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    // Where this process was too busy to look, the answer may be there already: one turn to read it.
    timer = setTimeout(() => setImmediate(() => resolve(false)), PATIENCE_MS);
  });
  try {
    const answer = (db ?? healthDatabase()).execute(sql`select 1 /* isDatabaseReachable */`).then(() => true);
    return await Promise.race([answer, patience]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
