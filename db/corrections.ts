import { eq, sql } from "drizzle-orm";
import { type Actor, type BundleState, lockBundle, lockWriters, moveBundle } from "./bundle-history";
import type { Database, Transaction } from "./client";
import { findByReceipt } from "./receipts";
import { bundles, events } from "./schema";

/** Why a receipt names nothing that can be corrected: it is nobody's, or its bundle is at its end. */
export type CorrectionRefusal =
  | { outcome: "nothing to correct" }
  | { outcome: "not to correct"; state: BundleState };

const CORRECTABLE: readonly BundleState[] = ["pending", "changes_requested", "rejected", "published"];
const WAITING: readonly BundleState[] = ["pending", "changes_requested"];
const SYSTEM: Actor = { actor: "system", kind: "system" };

/** Whether a bundle in this state takes a correction. */
export function isCorrectable(state: BundleState): boolean {
  return CORRECTABLE.includes(state);
}

/**
 * The bundle that a correction by this receipt takes the place of: the newest version of the one that the receipt
 * stands for, so that no two corrections of one bundle ever stand side by side. Versions that were withdrawn don't
 * count.
 */
export async function findCorrected(
  db: Database | Transaction,
  receipt: string,
): Promise<{ id: string } | CorrectionRefusal> {
  const named = await findByReceipt(db, receipt);
  if (!named) return { outcome: "nothing to correct" };
  const [newest] = await db.execute<{ id: string; state: BundleState }>(sql`
    /* findCorrected */
    with recursive version (id, depth) as (
      select ${named.id}::text, 0
      union all select b.id, version.depth + 1 from bundles b join version on b.replaces = version.id
    )
    select b.id, b.state from version join bundles b on b.id = version.id
    where b.state <> 'withdrawn'
    order by version.depth desc, b.received_at desc, b.id limit 1
  `);
  const { id, state } = newest ?? named;
  return isCorrectable(state) ? { id } : { outcome: "not to correct", state };
}

/**
 * Makes a bundle that was stored just now the correction of what a receipt names, or says why it can't be: then nothing
 * is changed. What waited is superseded, and its place in the queue, address for mail and account go over to the correction
 * as far as that has none of its own. Takes the lock of the writers, late: bytes are stored without it.
 */
export async function settleCorrection(
  tx: Transaction,
  receipt: string,
  correction: string,
  by: Actor,
): Promise<CorrectionRefusal | null> {
  await lockWriters(tx);
  const found = await findCorrected(tx, receipt);
  if ("outcome" in found) return found;
  const [corrected, own] = [await lockBundle(tx, found.id), await lockBundle(tx, correction)];
  if (!corrected || !own) throw new Error(`no bundle ${found.id} or ${correction}`);
  const isWaiting = WAITING.includes(corrected.state);
  await tx
    .update(bundles)
    .set({
      replaces: corrected.id,
      email: own.email ?? corrected.email,
      account: own.account ?? corrected.account,
      ...(isWaiting ? { queuedAt: corrected.queuedAt } : {}),
    })
    .where(eq(bundles.id, correction));
  if (!isWaiting) return null;
  const reason = `corrected by “${own.title}”`;
  await moveBundle(tx, corrected.id, { ...by, from: corrected.state, to: "superseded", reason });
  return null;
}

/**
 * Lets the bundle that a correction had taken the place of wait again, as it did: the correction was withdrawn before it
 * was decided on. The transaction holds the lock of the writers.
 */
export async function requeueCorrected(tx: Transaction, correctedId: string | null): Promise<void> {
  const corrected = correctedId === null ? null : await lockBundle(tx, correctedId);
  if (corrected?.state !== "superseded" || corrected.publishedAt !== null) return;
  const [before] = await tx
    .select({ state: events.fromState })
    .from(events)
    .where(sql`${events.bundleId} = ${corrected.id} and ${events.toState} = 'superseded'`)
    .orderBy(sql`${events.id} desc`)
    .limit(1);
  const to = before?.state;
  if (!to || !WAITING.includes(to)) return;
  const reason = "waits again: its correction was withdrawn";
  await moveBundle(tx, corrected.id, { ...SYSTEM, from: "superseded", to, reason });
}

/**
 * The ids of the published results that leave the boards once a bundle, or a correction of it, is published: its own and
 * those of everything that it corrects, directly or not. In the order of their ids.
 */
export async function listLeaving(db: Database | Transaction, bundleId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    /* listLeaving */
    with recursive ${lineage(bundleId)}
    select r.id from results r where r.current and r.bundle_id in (select id from lineage) order by r.id
  `);
  return rows.map(({ id }) => id);
}

/** For `with recursive`: a bundle and everything that it corrects, as `lineage (id)`. */
export function lineage(bundleId: string) {
  return sql`lineage (id) as (
    select ${bundleId}::text
    union select b.replaces from bundles b join lineage on b.id = lineage.id where b.replaces is not null
  )`;
}
