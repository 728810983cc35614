import { and, eq, sql } from "drizzle-orm";
import type { Decision } from "@/benchmark/review/decision";
import { decisionDrafts } from "./auth-schema";
import { type Database, database } from "./client";

/** A decision that was typed and not taken, with the revision of the bundle that its reviewer saw. */
export interface DecisionDraft {
  decision: Decision;
  reason: string;
  revision: number;
}

/** Whose draft, and on which bundle: one each. */
export interface DraftKey {
  bundleId: string;
  account: string;
}

/** Keeps what a reviewer typed, in place of what was kept before. */
export async function saveDraft(
  { bundleId, account }: DraftKey,
  draft: DecisionDraft,
  db: Database = database(),
): Promise<void> {
  await db
    .insert(decisionDrafts)
    .values({ bundleId, userId: account, ...draft })
    .onConflictDoUpdate({
      target: [decisionDrafts.bundleId, decisionDrafts.userId],
      set: { ...draft, savedAt: sql`now()` },
    });
}

/** What a reviewer typed on a bundle and could not have done; null where nothing waits. */
export async function findDraft(key: DraftKey, db: Database = database()): Promise<DecisionDraft | null> {
  const [row] = await db
    .select({
      decision: decisionDrafts.decision,
      reason: decisionDrafts.reason,
      revision: decisionDrafts.revision,
    })
    .from(decisionDrafts)
    .where(ofKey(key));
  return row ?? null;
}

/** Forgets a draft: it was done, or its reviewer thought better of it. */
export async function dropDraft(key: DraftKey, db: Database = database()): Promise<void> {
  await db.delete(decisionDrafts).where(ofKey(key));
}

function ofKey({ bundleId, account }: DraftKey) {
  return and(eq(decisionDrafts.bundleId, bundleId), eq(decisionDrafts.userId, account));
}
