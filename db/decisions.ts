import { and, count, eq, notInArray } from "drizzle-orm";
import { checkBundleText } from "@/benchmark/checks";
import { isDetailId } from "@/benchmark/detail-address";
import type { Finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import {
  type Actor,
  type ActorKind,
  type BundleStanding,
  type BundleState,
  lockBundle,
  lockWriters,
  moveBundle,
  raiseVersion,
  type StoredBundle,
} from "./bundle-history";
import type { Database, Transaction } from "./client";
import { requeueCorrected } from "./corrections";
import { type ToldDecision, tellSubmitter } from "./decision-mail";
import { publishResults, withdrawResults } from "./publication";
import { findByReceipt } from "./receipts";
import { bundleFiles, bundles } from "./schema";
import { readStoredText } from "./stored-files";
import { findTakeovers, type Takeover } from "./takeovers";

/** Who decides, which revision of the bundle they saw, and why. */
export interface Decision {
  /** Id of the reviewer's account; or where an operator decides, the way they came by. */
  actor: string;
  kind?: Extract<ActorKind, "reviewer" | "operator">;
  /** The revision that was looked at: where there is a later one, nothing is done. */
  revision: number;
  reason?: string;
}
/** A decision that its submitter must be told the reason of. Throws where it is blank. */
export type ReasonedDecision = Decision & { reason: string };

/** The decision to publish. */
export type PublishDecision = Decision & {
  /** Bundles of other senders whose results it may replace: those that its maker was shown, and agreed to. */
  takesOver?: readonly string[];
};

export type Verification = NonNullable<StoredBundle["verification"]>;

export type Decided =
  /** `datasetVersion`: the version that the change made; null where nothing published changed. */
  | (BundleStanding & { outcome: "done"; datasetVersion: number | null })
  /** Somebody was first, or its state does not allow it: where it stands now. */
  | (BundleStanding & { outcome: "conflict" })
  /** Today's checks refuse it; nothing was done. */
  | (BundleStanding & { outcome: "refused"; findings: readonly Finding[] })
  /** It would replace results of other senders, which was not agreed to; nothing was done. */
  | (BundleStanding & { outcome: "takeover"; takeovers: readonly Takeover[] })
  /** A reviewer's own bundle is verified by another one; or there are no artefacts that could have been checked. */
  | (BundleStanding & { outcome: "own" | "no artefacts" })
  | { outcome: "unknown" };

/**
 * Publishes a pending bundle: its document is read from the database and checked as of today, its results become
 * the current ones, and the dataset version counts it. Of two who decide at once, one does and the other is told.
 * Results of another sender are replaced only where that was agreed to.
 */
export async function publishBundle(
  db: Database | Transaction,
  bundleId: string,
  by: PublishDecision,
): Promise<Decided> {
  return decide(db, bundleId, by, ["pending"], async (tx, bundle, step) => {
    const text = await readStoredText(tx, bundleId, bundle.documentSha256);
    const checked = checkBundleText(text, { artifactsSent: true });
    const { state, revision } = bundle;
    const findings = checked.findings;
    if (!checked.bundle) return { outcome: "refused", bundleId, state, revision, findings };
    const takeovers = await findTakeovers(tx, bundleId, checked.bundle);
    if (takeovers.some((takeover) => !by.takesOver?.includes(takeover.bundleId))) {
      return { outcome: "takeover", bundleId, state, revision, takeovers };
    }
    await tx.update(bundles).set({ findings }).where(eq(bundles.id, bundleId));
    const published = await publishResults(tx, { id: bundleId, takeovers }, checked.bundle, step);
    await tellSubmitter(tx, bundle, "published", step.reason);
    return done(published.standing, published.datasetVersion);
  });
}

/** Rejects a pending bundle for good; its submitter may send a corrected one. */
export async function rejectBundle(
  db: Database | Transaction,
  bundleId: string,
  by: ReasonedDecision,
): Promise<Decided> {
  return answerSubmitter(db, bundleId, by, "rejected");
}

/** Asks for a corrected version of a pending bundle: it waits for that, and no longer for a reviewer. */
export async function requestChanges(
  db: Database | Transaction,
  bundleId: string,
  by: ReasonedDecision,
): Promise<Decided> {
  return answerSubmitter(db, bundleId, by, "changes_requested");
}

async function answerSubmitter(
  db: Database | Transaction,
  bundleId: string,
  by: ReasonedDecision,
  to: "rejected" | "changes_requested",
): Promise<Decided> {
  return decide(db, bundleId, by, ["pending"], async (tx, bundle, step) => {
    const standing = await moveBundle(tx, bundleId, { ...step, from: bundle.state, to });
    await tellSubmitter(tx, bundle, to, step.reason);
    return done(standing);
  });
}

/**
 * Withdraws a bundle: what waited waits no more, and what was published goes from the boards and keeps its pages,
 * with the reason. Earlier versions of its results are shown again, unless withdrawn themselves; and where a correction is
 * withdrawn before it was published, what waited before it waits again.
 */
export async function withdrawBundle(
  db: Database | Transaction,
  bundleId: string,
  by: ReasonedDecision,
): Promise<Decided> {
  return withdraw(db, bundleId, by, "withdrawn");
}

/** Withdraws the bundle that a receipt stands for, as its submitter. */
export async function withdrawSubmission(
  db: Database | Transaction,
  receipt: string,
  by: { reason: string; revision: number },
): Promise<Decided> {
  const bundle = await findByReceipt(db, receipt);
  if (!bundle) return { outcome: "unknown" };
  return withdraw(db, bundle.id, { ...by, actor: bundle.via, kind: "submitter" }, null);
}

async function withdraw(
  db: Database | Transaction,
  bundleId: string,
  by: Reasoned,
  told: ToldDecision | null,
): Promise<Decided> {
  const allowed: BundleState[] = ["pending", "changes_requested", "published", "superseded"];
  return decide(db, bundleId, by, allowed, async (tx, bundle, step) => {
    const { id, title, state, publishedAt, revision } = bundle;
    // Superseded before it was ever published: there is nothing to withdraw.
    if (state === "superseded" && publishedAt === null) {
      return { outcome: "conflict", bundleId, state, revision };
    }
    if (told) await tellSubmitter(tx, bundle, told, step.reason);
    if (state === "published" || state === "superseded") {
      const withdrawn = await withdrawResults(tx, { id, title, state }, step);
      return done(withdrawn.standing, withdrawn.datasetVersion);
    }
    const standing = await moveBundle(tx, id, { ...step, from: state, to: "withdrawn" });
    await requeueCorrected(tx, bundle.replaces);
    return done(standing);
  });
}

/**
 * Marks a bundle's results as verified, or with null as self-reported again; before or after it is published. Not by who sent
 * it, and not by its artefacts where it has none.
 */
export async function verifyBundle(
  db: Database | Transaction,
  bundleId: string,
  verification: Verification | null,
  by: ReasonedDecision,
): Promise<Decided> {
  return decide(db, bundleId, by, ["pending", "published", "superseded"], async (tx, bundle, step) => {
    const { state, title, revision } = bundle;
    if (verification !== null && isOwn(bundle, step)) return { outcome: "own", bundleId, state, revision };
    if (verification === "artifacts" && !(await hasArtifacts(tx, bundle))) {
      return { outcome: "no artefacts", bundleId, state, revision };
    }
    await tx.update(bundles).set({ verification }).where(eq(bundles.id, bundleId));
    const standing = await moveBundle(tx, bundleId, { ...step, from: state, to: state });
    if (bundle.publishedAt === null) return done(standing);
    const change = verification === null ? "self-reported" : VERIFIED[verification];
    return done(standing, await raiseVersion(tx, bundleId, `marked as ${change}: ${title}`));
  });
}

async function hasArtifacts(tx: Transaction, bundle: StoredBundle): Promise<boolean> {
  const { id, sha256, documentSha256 } = bundle;
  const [row] = await tx
    .select({ files: count() })
    .from(bundleFiles)
    .where(and(eq(bundleFiles.bundleId, id), notInArray(bundleFiles.sha256, [sha256, documentSha256])));
  return (row?.files ?? 0) > 0;
}

function isOwn(bundle: StoredBundle, { actor, kind }: Actor): boolean {
  return kind === "reviewer" && bundle.account === actor;
}

const VERIFIED: Record<Verification, string> = {
  rerun: "verified by a re-run",
  artifacts: "verified by its artefacts",
};

type Step = Actor & { reason: string };
type Reasoned = { actor: string; kind?: ActorKind; revision: number; reason?: string };

/** Runs a decision on a bundle that is as its maker saw it, and in a state that allows it; else says how it is. */
async function decide(
  db: Database | Transaction,
  bundleId: string,
  by: Reasoned,
  allowed: readonly BundleState[],
  act: (tx: Transaction, bundle: StoredBundle, step: Step) => Promise<Decided>,
): Promise<Decided> {
  if (!isDetailId(bundleId)) return { outcome: "unknown" };
  const step = { actor: by.actor, kind: by.kind ?? "reviewer", reason: cleanReason(by.reason) };
  return db.transaction(async (tx): Promise<Decided> => {
    await lockWriters(tx);
    const bundle = await lockBundle(tx, bundleId);
    if (!bundle) return { outcome: "unknown" };
    const { state, revision } = bundle;
    if (revision !== by.revision || !allowed.includes(state))
      return { outcome: "conflict", bundleId, state, revision };
    const reason = isOwn(bundle, step) ? `${step.reason}\n${DECIDED_BY_SENDER}` : step.reason;
    return act(tx, bundle, { ...step, reason });
  });
}

const DECIDED_BY_SENDER = "The reviewer who decided this sent the bundle.";

const LONGEST_REASON = 4_000;

/** What a reader sees of a reason: every line without characters that hide or reorder what is read. */
function cleanReason(reason = "approved"): string {
  const lines = reason.trim().slice(0, LONGEST_REASON).split(/\r?\n/);
  const clean = lines.map((line) => printable(line, LONGEST_REASON)).join("\n");
  if (clean === "") throw new Error("a decision without a reason");
  return clean;
}

function done(standing: BundleStanding, datasetVersion: number | null = null): Decided {
  return { outcome: "done", ...standing, datasetVersion };
}
