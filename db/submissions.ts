import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Bundle } from "@/benchmark/bundle";
import type { Finding } from "@/benchmark/findings";
import type { Database, Transaction } from "./client";
import { sha256 } from "./digest";
import { insertResults } from "./result-rows";
import { bundleFileChunks, bundleFiles, bundles, datasetVersions, events, results } from "./schema";

export interface Submission {
  /** The bundle exactly as it was sent, packed or not. */
  bytes: Uint8Array;
  /** The JSON document in it; absent where the bytes are the document. */
  document?: Uint8Array;
  fileName: string;
  /** The checked bundle: a submission with an error finding never gets here. */
  bundle: Bundle;
  /** Warnings, published with a mark. */
  findings: readonly Finding[];
  via: "form" | "api" | "command line" | "seed";
  /** Called with results stored so far and results in all. */
  onProgress?: (done: number, total: number) => void;
}

export interface SubmissionReceipt {
  /** `duplicate`: this very bundle is in already; nothing was added. */
  outcome: "added" | "duplicate";
  bundleId: string;
  /** Results stored by this call, and how many of them replace an earlier version of themselves. */
  results: number;
  newVersions: number;
  datasetVersion: number;
}

/** One writer at a time: no deadlock between bundles that share models, and versions count in commit order. */
const WRITER_LOCK = 2_505_138_41;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Stores and publishes a checked bundle in one transaction: all of it or, whatever happens, nothing. The same
 * bundle again adds nothing and says so; a result whose natural key is known becomes its new version.
 */
export async function submitBundle(
  db: Database | Transaction,
  submission: Submission,
): Promise<SubmissionReceipt> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${WRITER_LOCK}) /* submitBundle */`);
    const digests = {
      sha256: sha256(submission.bytes),
      documentSha256: sha256(submission.document ?? submission.bytes),
    };
    const known = await findKnown(tx, digests);
    if (known) {
      const datasetVersion = await latestVersion(tx);
      return { outcome: "duplicate", bundleId: known, results: 0, newVersions: 0, datasetVersion };
    }
    const bundleId = await receive(tx, submission, digests);
    await insertResults(tx, bundleId, submission.bundle, submission.onProgress);
    const newVersions = await publish(tx, bundleId, submission);
    const datasetVersion = await raiseVersion(tx, bundleId, submission.bundle);
    return {
      outcome: "added",
      bundleId,
      results: submission.bundle.results.length,
      newVersions,
      datasetVersion,
    };
  });
}

interface Digests {
  sha256: string;
  documentSha256: string;
}

async function findKnown(tx: Transaction, digests: Digests): Promise<string | null> {
  const [known] = await tx
    .select({ id: bundles.id })
    .from(bundles)
    .where(or(eq(bundles.sha256, digests.sha256), eq(bundles.documentSha256, digests.documentSha256)))
    .limit(1);
  return known?.id ?? null;
}

async function receive(tx: Transaction, submission: Submission, digests: Digests): Promise<string> {
  const { bundle, bytes } = submission;
  const id = digests.documentSha256.slice(0, 16);
  await tx.insert(bundles).values({
    id,
    ...digests,
    format: bundle.format,
    title: bundle.title,
    description: bundle.description ?? null,
    source: bundle.source,
    submitter: bundle.submitter,
    pipeline: bundle.pipeline ?? null,
    findings: [...submission.findings],
    state: "received",
    via: submission.via,
  });
  const path = submission.document ? "bundle.json.gz" : "bundle.json";
  await tx.insert(bundleFiles).values({
    bundleId: id,
    path,
    sha256: digests.sha256,
    bytes: bytes.byteLength,
    kind: "bundle",
  });
  for (let start = 0, ordinal = 0; start < bytes.byteLength; start += CHUNK_BYTES, ordinal++) {
    const data = bytes.subarray(start, start + CHUNK_BYTES);
    await tx.insert(bundleFileChunks).values({ bundleId: id, path, ordinal, data });
  }
  await record(tx, submission, id, null, "received", `received as ${submission.fileName}`);
  await record(tx, submission, id, "received", "checking", "checks begun");
  return id;
}

/** Makes the bundle's results the current versions of their natural keys; how many earlier ones they replace. */
async function publish(tx: Transaction, bundleId: string, submission: Submission): Promise<number> {
  const warnings = submission.findings.length;
  const checked = warnings === 0 ? "all checks passed" : `checks passed with ${warnings} warnings`;
  await record(tx, submission, bundleId, "checking", "pending", checked);
  const replaced = await tx.execute<{ bundle_id: string }>(sql`
    with incoming as (select natural_key from results where bundle_id = ${bundleId})
    update results set current = false /* publish */
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
    update results set current = true, version = coalesce(latest.version, 0) + 1 /* publish */
    from latest
    where results.bundle_id = ${bundleId} and latest.natural_key = results.natural_key
  `);
  await tx
    .update(bundles)
    .set({ state: "published", publishedAt: sql`now()` })
    .where(eq(bundles.id, bundleId));
  await record(tx, submission, bundleId, "pending", "published", "published on arrival: sent by an operator");
  await supersede(tx, submission, bundleId, new Set(replaced.map((row) => row.bundle_id)));
  return replaced.length;
}

/** A bundle none of whose results is current any more is superseded, and its history says by which. */
async function supersede(
  tx: Transaction,
  submission: Submission,
  by: string,
  touched: ReadonlySet<string>,
): Promise<void> {
  if (touched.size === 0) return;
  const stillCurrent = await tx
    .selectDistinct({ id: results.bundleId })
    .from(results)
    .where(and(inArray(results.bundleId, [...touched]), results.current));
  const alive = new Set(stillCurrent.map(({ id }) => id));
  for (const id of touched) {
    if (alive.has(id)) continue;
    await tx.update(bundles).set({ state: "superseded" }).where(eq(bundles.id, id));
    await record(tx, submission, id, "published", "superseded", `every result has a newer version in ${by}`);
  }
}

type BundleState = (typeof bundles.$inferSelect)["state"];

async function record(
  tx: Transaction,
  { via }: Submission,
  bundleId: string,
  fromState: BundleState | null,
  toState: BundleState,
  reason: string,
): Promise<void> {
  await tx.insert(events).values({ bundleId, actor: via, fromState, toState, reason });
}

async function latestVersion(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ version: sql<number>`coalesce(max(${datasetVersions.version}), 0)::int` })
    .from(datasetVersions);
  return row?.version ?? 0;
}

async function raiseVersion(tx: Transaction, bundleId: string, bundle: Bundle): Promise<number> {
  const version = (await latestVersion(tx)) + 1;
  const change = `published ${bundle.results.length} results: ${bundle.title}`;
  await tx.insert(datasetVersions).values({ version, bundleId, change });
  return version;
}
