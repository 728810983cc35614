import { eq, sql } from "drizzle-orm";
import type { Transaction } from "./client";
import { bundles, datasetVersions, events } from "./schema";

export type StoredBundle = typeof bundles.$inferSelect;
export type BundleState = StoredBundle["state"];
export type ActorKind = (typeof events.$inferSelect)["actorKind"];

/** Who does something: an account or the channel they came by, and in which role. */
export interface Actor {
  actor: string;
  kind: ActorKind;
}

/** Where a bundle stands. */
export interface BundleStanding {
  bundleId: string;
  state: BundleState;
  /** Counts its events. */
  revision: number;
}

/** One writer at a time: no deadlock between bundles that share models, and versions count in commit order. */
const WRITER_LOCK = 2_505_138_41;

/** Waits until no other transaction changes what is published. Always before a bundle is locked, never after. */
export async function lockWriters(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${WRITER_LOCK}) /* lockWriters */`);
}

/** A bundle that nobody else changes until this transaction ends; null where there is none. */
export async function lockBundle(tx: Transaction, bundleId: string): Promise<StoredBundle | null> {
  const [row] = await tx.select().from(bundles).where(eq(bundles.id, bundleId)).for("update");
  return row ?? null;
}

/** Moves a bundle, which the transaction holds, into a state and writes down who did it and why. */
export async function moveBundle(
  tx: Transaction,
  bundleId: string,
  step: Actor & { from: BundleState; to: BundleState; reason: string },
): Promise<BundleStanding> {
  const { actor, kind, from, to, reason } = step;
  const [moved] = await tx
    .update(bundles)
    .set({
      state: to,
      revision: sql`${bundles.revision} + 1`,
      // A bundle that comes back keeps the day on which it was published first.
      ...(to === "published" ? { publishedAt: sql`coalesce(${bundles.publishedAt}, now())` } : {}),
    })
    .where(sql`${bundles.id} = ${bundleId} and ${bundles.state} = ${from}`)
    .returning({ bundleId: bundles.id, state: bundles.state, revision: bundles.revision });
  if (!moved) throw new Error(`bundle ${bundleId} is not ${from}`);
  await tx.insert(events).values({ bundleId, actor, actorKind: kind, fromState: from, toState: to, reason });
  return moved;
}

/** The number of the last published change; 0 before the first. */
export async function latestVersion(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ version: sql<number>`coalesce(max(${datasetVersions.version}), 0)::int` })
    .from(datasetVersions);
  return row?.version ?? 0;
}

/** Counts a published change, which is how every server notices it; under the writers' lock. The new version. */
export async function raiseVersion(tx: Transaction, bundleId: string, change: string): Promise<number> {
  const version = (await latestVersion(tx)) + 1;
  await tx.insert(datasetVersions).values({ version, bundleId, change });
  return version;
}
