import type { Bundle } from "@/benchmark/bundle";
import type { Finding } from "@/benchmark/findings";
import type { PreviewCounts } from "@/benchmark/preview/preview-counts";
import type { CheckedPackage } from "@/importers/package/check-package";
import { type ByteSource, bytesSource } from "@/importers/package/package-source";
import {
  type Actor,
  type BundleState,
  latestVersion,
  lockWriters,
  type StoredBundle,
} from "./bundle-history";
import type { Database, Transaction } from "./client";
import { type CorrectionRefusal, findCorrected, settleCorrection } from "./corrections";
import { sha256 } from "./digest";
import { type Channel, requireSound, storePackage } from "./package-store";
import { publishResults } from "./publication";
import { findByReceipt, isReceipt } from "./receipts";
import { findTakeovers } from "./takeovers";

export type { BundleState } from "./bundle-history";

/** Called with results stored so far and results in all. */
type OnProgress = (done: number, total: number) => void;

/** A package that passed the checks, on its way in. */
export interface Arrival {
  checked: CheckedPackage;
  /** The bytes that were checked: they are read again, and must be the same. */
  source: ByteSource;
  fileName: string;
  via: Channel;
  /** The secret that stands for its sender; only its digest is stored. */
  receipt: string;
  account?: string | null;
  /** Where to tell of the decision; never published. */
  email?: string | null;
  /** Receipt of the bundle that this one corrects; what is corrected is its newest version. */
  replaces?: string | null;
  /** What the preview shows of it today. */
  previewCounts?: PreviewCounts | null;
}

export type Received =
  /** `known`: the same bytes came by the same receipt before, so this was a second attempt. */
  | { outcome: "received" | "known"; bundleId: string; receipt: string }
  /** Somebody sent this bundle before; or this receipt stands for another bundle already. Nothing was stored. */
  | { outcome: "duplicate" | "receipt used"; bundleId: string; state: BundleState }
  /** Nothing was stored. */
  | CorrectionRefusal;

/** A package from an operator, to be published at once. */
export interface OperatorPackage {
  checked: CheckedPackage;
  source: ByteSource;
  fileName: string;
  via: Channel;
  onProgress?: OnProgress;
}

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
  via: Channel;
  onProgress?: OnProgress;
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

/**
 * Stores a checked package with its artefacts, to wait for a reviewer: in one transaction all of it or, whatever
 * happens, nothing. Of the same bundle sent by many at once, one is stored. Throws where the package has error
 * findings, or is not what was checked any more.
 */
export async function receiveBundle(db: Database | Transaction, arrival: Arrival): Promise<Received> {
  if (!isReceipt(arrival.receipt)) throw new Error("a receipt of another form than those that are given out");
  try {
    return await db.transaction((tx) => receive(tx, arrival));
  } catch (error) {
    if (error instanceof RefusedLate) return error.refusal;
    throw error;
  }
}

/** What it corrects changed while it was stored: all of it is undone. */
class RefusedLate extends Error {
  constructor(readonly refusal: CorrectionRefusal) {
    super(refusal.outcome);
  }
}

async function receive(tx: Transaction, arrival: Arrival): Promise<Received> {
  const { receipt, replaces } = arrival;
  const by: Actor = { actor: arrival.via, kind: "submitter" };
  // A second attempt is answered as the first one was, whatever has become of what it corrects.
  if (replaces && !(await findByReceipt(tx, receipt))) {
    const found = await findCorrected(tx, replaces);
    if ("outcome" in found) return found;
  }
  const stored = await storePackage(tx, arrival, by);
  if ("known" in stored) return recognise(stored.known, arrival);
  const refusal = replaces ? await settleCorrection(tx, replaces, stored.id, by) : null;
  if (refusal) throw new RefusedLate(refusal);
  return { outcome: "received", bundleId: stored.id, receipt };
}

/**
 * Stores and publishes a package that an operator hands in, in one transaction: all of it or, whatever happens,
 * nothing. The same bundle again adds nothing and says so; a result whose natural key is known becomes its new version.
 */
export async function submitPackage(
  db: Database | Transaction,
  handedIn: OperatorPackage,
): Promise<SubmissionReceipt> {
  const by: Actor = { actor: handedIn.via, kind: "operator" };
  return db.transaction(async (tx) => {
    await lockWriters(tx);
    const { bundle } = requireSound(handedIn.checked);
    const stored = await storePackage(tx, handedIn, by);
    if ("known" in stored) {
      const datasetVersion = await latestVersion(tx);
      return { outcome: "duplicate", bundleId: stored.known.id, results: 0, newVersions: 0, datasetVersion };
    }
    const { id } = stored;
    const reason = "published on arrival: sent by an operator";
    const published = await publishResults(
      tx,
      { id, takeovers: await findTakeovers(tx, id, bundle) },
      bundle,
      { ...by, reason },
      handedIn.onProgress,
    );
    return {
      outcome: "added",
      bundleId: id,
      results: bundle.results.length,
      newVersions: published.replaced,
      datasetVersion: published.datasetVersion,
    };
  });
}

/** As `submitPackage`, for a JSON document in memory, packed by gzip or not. */
export async function submitBundle(
  db: Database | Transaction,
  submission: Submission,
): Promise<SubmissionReceipt> {
  const { bytes, document = bytes, bundle, findings, fileName, via, onProgress } = submission;
  const checked: CheckedPackage = {
    kind: submission.document ? "json.gz" : "json",
    sha256: sha256(bytes),
    bytes: bytes.byteLength,
    document: { text: "", bytes: document, sha256: sha256(document), path: "bundle.json" },
    artifacts: [],
    bundle,
    findings,
  };
  const source = bytesSource(fileName, bytes);
  return submitPackage(db, { checked, source, fileName, via, ...(onProgress ? { onProgress } : {}) });
}

function recognise(known: StoredBundle, { receipt, checked }: Arrival): Received {
  const { id: bundleId, state } = known;
  if (known.receiptDigest !== sha256(receipt)) return { outcome: "duplicate", bundleId, state };
  if (known.sha256 !== checked.sha256) return { outcome: "receipt used", bundleId, state };
  return { outcome: "known", bundleId, receipt };
}
