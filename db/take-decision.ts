import { eq } from "drizzle-orm";
import type { SentDecision } from "@/benchmark/review/decision-form";
import { type Database, database } from "./client";
import { type DraftKey, dropDraft, saveDraft } from "./decision-drafts";
import {
  type Decided,
  type PublishDecision,
  publishBundle,
  type ReasonedDecision,
  rejectBundle,
  requestChanges,
  verifyBundle,
  withdrawBundle,
} from "./decisions";
import { bundles } from "./schema";
import { writeTransaction } from "./write-transaction";

/**
 * Takes a reviewer's decision on a bundle, in one transaction. What they typed is kept before that, and until it is
 * done: nothing that comes between loses it.
 */
export async function takeDecision(
  key: DraftKey,
  sent: SentDecision,
  db: Database = database(),
  url?: string,
): Promise<Decided | { outcome: "incomplete" }> {
  const { bundleId, account } = key;
  const { decision, reason, revision, takesOver, problem } = sent;
  const [known] = await db.select({ id: bundles.id }).from(bundles).where(eq(bundles.id, bundleId));
  if (!known) return { outcome: "unknown" };
  await saveDraft(key, { decision, reason, revision }, db);
  if (problem !== null) return { outcome: "incomplete" };
  const by = { actor: account, revision, reason, takesOver };
  const decided = await writeTransaction((tx) => decide(tx, bundleId, decision, by), url);
  if (decided.outcome === "done") await dropDraft(key, db);
  return decided;
}

function decide(
  tx: Database,
  bundleId: string,
  decision: SentDecision["decision"],
  by: ReasonedDecision & PublishDecision,
): Promise<Decided> {
  switch (decision) {
    case "publish": {
      const { reason, ...rest } = by;
      return publishBundle(tx, bundleId, reason === "" ? rest : by);
    }
    case "reject":
      return rejectBundle(tx, bundleId, by);
    case "request-changes":
      return requestChanges(tx, bundleId, by);
    case "withdraw":
      return withdrawBundle(tx, bundleId, by);
    case "verify-rerun":
      return verifyBundle(tx, bundleId, "rerun", by);
    case "verify-artifacts":
      return verifyBundle(tx, bundleId, "artifacts", by);
    case "unverify":
      return verifyBundle(tx, bundleId, null, by);
  }
}
