import { and, inArray, sql } from "drizzle-orm";
import type { Bundle } from "@/benchmark/bundle";
import { type Actor, type BundleStanding, lockBundle, moveBundle, raiseVersion } from "./bundle-history";
import type { Transaction } from "./client";
import { lineage } from "./corrections";
import { tellSubmitter } from "./decision-mail";
import { insertResults } from "./result-rows";
import { results } from "./schema";
import type { Takeover } from "./takeovers";

/** A change of what boards show, and the dataset version that it made. */
export interface Publication {
  standing: BundleStanding;
  datasetVersion: number;
  /** How many earlier versions of results went from the boards. */
  replaced: number;
}

interface PublishedBundle {
  id: string;
  /** What it takes from other senders: `findTakeovers`, asked in the same transaction. */
  takeovers: readonly Takeover[];
}

const SYSTEM: Actor = { actor: "system", kind: "system" };

/**
 * Inserts the results of a pending bundle, which the transaction holds under the writers' lock, and makes them the
 * current versions of their natural keys. What it corrects, directly or not, leaves the boards. Whoever sent results that
 * it takes over is told. `document`: the bundle as it passed the checks.
 */
export async function publishResults(
  tx: Transaction,
  { id, takeovers }: PublishedBundle,
  document: Bundle,
  by: Actor & { reason: string },
  onProgress?: (done: number, total: number) => void,
): Promise<Publication> {
  const { title } = document;
  await insertResults(tx, id, document, onProgress);
  const older = await makeCurrent(tx, id);
  const reason = [by.reason, ...takeovers.map(takeoverText)].join("\n");
  const standing = await moveBundle(tx, id, { ...by, reason, from: "pending", to: "published" });
  const corrected = await listCorrected(tx, id);
  const gone = [...older, ...(await setAside(tx, corrected))];
  const isCorrected = (bundleId: string) => corrected.includes(bundleId);
  const isTaken = (bundleId: string) => takeovers.some((takeover) => takeover.bundleId === bundleId);
  await supersede(tx, gone.filter(isCorrected), by, `corrected by “${title}”`);
  const others = gone.filter((bundleId) => !isCorrected(bundleId));
  const newer = `every result has a newer version in “${title}”`;
  await supersede(tx, others.filter(isTaken), by, `${newer}, from another sender`);
  await supersede(
    tx,
    others.filter((bundleId) => !isTaken(bundleId)),
    by,
    newer,
  );
  for (const { bundleId } of takeovers) {
    const held = await lockBundle(tx, bundleId);
    if (held) await tellSubmitter(tx, held, "taken over", `“${title}” (${id}) holds newer versions.`);
  }
  const datasetVersion = await raiseVersion(tx, id, `published ${document.results.length} results: ${title}`);
  await recordSpans(tx, datasetVersion);
  return { standing, datasetVersion, replaced: gone.length };
}

function takeoverText({ title, bundleId, results, sender, verification }: Takeover): string {
  const counted = results === 1 ? "one result" : `${results} results`;
  const whose = sender === "maintainers" ? "the maintainers" : "another sender";
  return `Takes over ${counted}${verification ? ", verified," : ""} from ${whose}: “${title}” (${bundleId}).`;
}

/**
 * Takes a published bundle, which the transaction holds under the writers' lock, from the boards. What its results
 * had replaced is shown again, so far as that still stands.
 */
export async function withdrawResults(
  tx: Transaction,
  bundle: { id: string; title: string; state: "published" | "superseded" },
  by: Actor & { reason: string },
): Promise<Publication> {
  const { id, title, state } = bundle;
  const gone = await setAside(tx, [id]);
  const standing = await moveBundle(tx, id, { ...by, from: state, to: "withdrawn" });
  // A superseded bundle shows nothing: something newer stands in the place of each of its results.
  if (state === "published") await restore(tx, { id, title });
  const datasetVersion = await raiseVersion(tx, id, `withdrew ${gone.length} current results: ${title}`);
  await recordSpans(tx, datasetVersion);
  return { standing, datasetVersion, replaced: 0 };
}

/** The bundles that had the current version of a natural key of this bundle, one for each version replaced. */
async function makeCurrent(tx: Transaction, bundleId: string): Promise<string[]> {
  const replaced = await tx.execute<{ bundle_id: string }>(sql`
    with incoming as (select natural_key from results where bundle_id = ${bundleId})
    update results set current = false /* makeCurrent */
    where current and natural_key in (select natural_key from incoming)
    returning bundle_id
  `);
  await tx.execute(sql`
    with latest as (
      select natural_key, max(version) as version
      from results
      where natural_key in (select natural_key from results where bundle_id = ${bundleId})
      group by natural_key
    )
    update results set current = true, version = coalesce(latest.version, 0) + 1 /* makeCurrent */
    from latest
    where results.bundle_id = ${bundleId} and latest.natural_key = results.natural_key
  `);
  return replaced.map((row) => row.bundle_id);
}

/** Everything that a bundle corrects, directly or not. */
async function listCorrected(tx: Transaction, bundleId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`with recursive ${lineage(bundleId)} select id from lineage where id <> ${bundleId} /* listCorrected */`,
  );
  return rows.map(({ id }) => id);
}

/** Takes all results of these bundles from the boards; the id of its bundle for each. */
async function setAside(tx: Transaction, bundleIds: readonly string[]): Promise<string[]> {
  if (bundleIds.length === 0) return [];
  const rows = await tx
    .update(results)
    .set({ current: false })
    .where(and(inArray(results.bundleId, [...bundleIds]), results.current))
    .returning({ bundleId: results.bundleId });
  return rows.map((row) => row.bundleId);
}

/** A bundle none of whose results is current any more is superseded, and its history says by which. */
async function supersede(
  tx: Transaction,
  touched: readonly string[],
  by: Actor,
  reason: string,
): Promise<void> {
  const ids = [...new Set(touched)].sort();
  if (ids.length === 0) return;
  const stillCurrent = await tx
    .selectDistinct({ id: results.bundleId })
    .from(results)
    .where(and(inArray(results.bundleId, ids), results.current));
  const alive = new Set(stillCurrent.map(({ id }) => id));
  for (const id of ids) {
    const bundle = alive.has(id) ? null : await lockBundle(tx, id);
    if (bundle?.state !== "published") continue;
    await moveBundle(tx, id, { ...by, from: "published", to: "superseded", reason });
  }
}

/**
 * Makes current again what a bundle, now withdrawn, had replaced: of each natural key the latest version that was
 * not withdrawn, unless a standing bundle corrects the one it is from. Corrections of corrections count, too.
 */
async function restore(tx: Transaction, withdrawn: { id: string; title: string }): Promise<void> {
  const restored = await tx.execute<{ bundle_id: string }>(sql`
    with recursive corrected (id) as (
      select ${withdrawn.id}::text
      union select b.replaces from bundles b join corrected on corrected.id = b.id where b.replaces is not null
    ), vacant as (
      select natural_key from results where bundle_id in (select id from corrected)
      except select natural_key from results where current
    ), latest as (
      select distinct on (r.natural_key) r.id, r.bundle_id
      from results r join bundles b on b.id = r.bundle_id
      where r.natural_key in (select natural_key from vacant) and b.state in ('published', 'superseded')
      order by r.natural_key, r.version desc
    )
    update results set current = true /* restore */
    from latest
    where results.id = latest.id and not exists (
      with recursive correction (id, state, published_at) as (
        select id, state, published_at from bundles where replaces = latest.bundle_id
        union select b.id, b.state, b.published_at from bundles b join correction on b.replaces = correction.id
      )
      select 1 from correction where published_at is not null and state in ('published', 'superseded')
    )
    returning results.bundle_id
  `);
  const reason = `shown again: “${withdrawn.title}” was withdrawn`;
  for (const id of [...new Set(restored.map((row) => row.bundle_id))].sort()) {
    const bundle = await lockBundle(tx, id);
    if (bundle?.state !== "superseded") continue;
    await moveBundle(tx, id, { ...SYSTEM, from: "superseded", to: "published", reason });
  }
}

/** Writes down which results left the boards with a dataset version, and which came. */
async function recordSpans(tx: Transaction, version: number): Promise<void> {
  await tx.execute(sql`
    update result_spans set until_version = ${version} /* recordSpans */
    where until_version is null and not exists (select 1 from results r where r.id = result_id and r.current)
  `);
  await tx.execute(sql`
    insert into result_spans (result_id, from_version) /* recordSpans */
    select r.id, ${version} from results r
    where r.current and not exists (
      select 1 from result_spans s where s.result_id = r.id and s.until_version is null
    )
  `);
}
