import { sql } from "drizzle-orm";
import { database } from "./client";

/** A database that takes longer than this to say anything is as good as down to a reader. */
const PATIENCE_MS = 2_000;

/** Whether the server's database answers, and quickly. Never throws. */
export async function isDatabaseReachable(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    const answer = database()
      .execute(sql`select 1 /* isDatabaseReachable */`)
      .then(() => true);
    return await Promise.race([answer, patience]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
