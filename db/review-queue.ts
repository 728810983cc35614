import { type SQL, sql } from "drizzle-orm";
import type { Bundle } from "@/benchmark/bundle";
import { checkBundleText } from "@/benchmark/checks";
import { isDetailId } from "@/benchmark/detail-address";
import type { BundleFile } from "@/benchmark/details/result-detail";
import type { Finding } from "@/benchmark/findings";
import type { PreviewCounts } from "@/benchmark/preview/preview-counts";
import type { ActorKind, BundleState, StoredBundle } from "./bundle-history";
import { filesOf, isoMoment, type LinkedBundle, linkedBundle } from "./bundle-summary";
import { type Database, database } from "./client";
import { readStoredText } from "./stored-files";
import { findTakeovers, type Takeover } from "./takeovers";

/** A submission in a list of reviewers. Moments are ISO 8601 in UTC. */
export interface QueuedSubmission {
  bundleId: string;
  title: string;
  state: BundleState;
  revision: number;
  submitter: Bundle["submitter"];
  via: StoredBundle["via"];
  receivedAt: string;
  /** Its place in the queue; earlier than `receivedAt` where it corrects what waited before. */
  queuedAt: string;
  fileName: string;
  bytes: number;
  resultCount: number;
  /** Files beside package and document. */
  artifactCount: number;
  warningCount: number;
  verification: StoredBundle["verification"];
  /** What its preview showed when it came in; null where none was made. */
  previewCounts: PreviewCounts | null;
  replaces: LinkedBundle | null;
}

export interface ReviewQueue {
  /** Oldest first while they wait for a decision, latest first otherwise. */
  submissions: QueuedSubmission[];
  /** How many bundles there are in each state; a state without any is left out. */
  counts: Partial<Record<BundleState, number>>;
  /** Counted from 1; `pages` is at least 1. */
  page: number;
  pages: number;
}

/** What is known of who sent a bundle, from other bundles of the same account, or else of the same contact. */
export interface SubmitterHistory {
  /** By what they were taken for the same; null where the bundle gives neither. */
  by: "account" | "contact" | null;
  counts: Partial<Record<BundleState, number>>;
  /** The latest 20 of them. */
  latest: { bundleId: string; title: string; state: BundleState; receivedAt: string }[];
}

/** One step as reviewers see it: with the account of who took it. */
export interface ReviewStep {
  at: string;
  actor: string;
  by: ActorKind;
  from: BundleState | null;
  to: BundleState;
  reason: string;
}

/** Everything that a reviewer decides by. */
export interface ReviewedSubmission extends QueuedSubmission {
  description: string | null;
  source: Bundle["source"];
  pipeline: Bundle["pipeline"] | null;
  sha256: string;
  documentSha256: string;
  publishedAt: string | null;
  /** What the checks say today, and the document as it passes them; null where it does not any more. */
  findings: readonly Finding[];
  bundle: Bundle | null;
  /** The package as sent first, then its document and artefacts. */
  files: readonly BundleFile[];
  steps: readonly ReviewStep[];
  replacedBy: LinkedBundle | null;
  history: SubmitterHistory;
  /** Whether the submitter hears of a decision by mail. The address itself is not shown. */
  hasEmail: boolean;
  /** Id of the account that sent it; null where none did. */
  account: string | null;
  /** Published bundles of other senders whose results it would replace today; none once it is decided on. */
  takeovers: readonly Takeover[];
}

/** Submissions of one page. */
export const QUEUE_ROWS = 50;
const MOST_HISTORY = 20;

/** The bundles in one state, a page of 50 of them; the last page where there is no such page. */
export async function loadReviewQueue(
  state: BundleState,
  page = 1,
  db: Database = database(),
): Promise<ReviewQueue> {
  const counted = await db.execute<{ state: BundleState; bundles: number }>(
    sql`select state, count(*)::int as bundles from bundles group by state /* loadReviewQueue */`,
  );
  const counts: ReviewQueue["counts"] = Object.fromEntries(counted.map((row) => [row.state, row.bundles]));
  const pages = Math.max(Math.ceil((counts[state] ?? 0) / QUEUE_ROWS), 1);
  const shown = Math.min(Math.max(Math.trunc(page) || 1, 1), pages);
  const order = WAITING.includes(state)
    ? sql`bundles.queued_at, bundles.id`
    : sql`bundles.received_at desc, bundles.id`;
  const rows = await db.execute<QueueRow>(sql`
    /* loadReviewQueue */
    select ${queueColumns()} from bundles where bundles.state = ${state}
    order by ${order} limit ${QUEUE_ROWS} offset ${(shown - 1) * QUEUE_ROWS}
  `);
  return { submissions: [...rows], counts, page: shown, pages };
}

/** Decided by nobody yet. */
const WAITING: readonly BundleState[] = ["received", "checking", "pending", "changes_requested"];

/** One bundle in whatever state, with its document as it passes today's checks; null where there is none. */
export async function loadReviewedSubmission(
  bundleId: string,
  db: Database = database(),
): Promise<ReviewedSubmission | null> {
  if (!isDetailId(bundleId)) return null;
  const [row] = await db.execute<ReviewRow>(sql`
    /* loadReviewedSubmission */
    select ${queueColumns()}, bundles.description, bundles.source, bundles.pipeline, bundles.sha256,
      bundles.document_sha256 as "documentSha256", ${isoMoment(sql`bundles.published_at`)} as "publishedAt",
      ${filesOf()} as files, bundles.email is not null as "hasEmail", bundles.account,
      (
        select json_agg(
          json_build_object('at', ${isoMoment(sql`e.at`)}, 'actor', e.actor, 'by', e.actor_kind,
            'from', e.from_state, 'to', e.to_state, 'reason', e.reason)
          order by e.id
        )
        from events e where e.bundle_id = bundles.id
      ) as steps,
      ${linkedBundle(sql`linked.replaces = bundles.id`)} as "replacedBy"
    from bundles where bundles.id = ${bundleId}
  `);
  if (!row) return null;
  const { files, steps, ...submission } = row;
  const { account, state } = submission;
  const text = await readStoredText(db, bundleId, submission.documentSha256);
  const { bundle, findings } = checkBundleText(text, { artifactsSent: true });
  const history = await loadHistory(db, bundleId, account, submission.submitter.contact ?? null);
  const takeovers = bundle && WAITING.includes(state) ? await findTakeovers(db, bundleId, bundle) : [];
  return { ...submission, files: files ?? [], steps: steps ?? [], findings, bundle, history, takeovers };
}

/** The submission that has waited longest for a decision; null where none waits. */
export async function findNextPending(db: Database = database()): Promise<NextPending | null> {
  const [row] = await db.execute<{ [Field in keyof NextPending]: NextPending[Field] }>(sql`
    select id as "bundleId", title from bundles where state = 'pending' order by queued_at, id limit 1
    /* findNextPending */
  `);
  return row ?? null;
}

interface NextPending {
  bundleId: string;
  title: string;
}

async function loadHistory(
  db: Database,
  bundleId: string,
  account: string | null,
  contact: string | null,
): Promise<SubmitterHistory> {
  if (account === null && contact === null) return { by: null, counts: {}, latest: [] };
  // What a bundle says of its contact, anybody can write: an account is the stronger word.
  const same = account === null ? sql`submitter ->> 'contact' = ${contact}` : sql`account = ${account}`;
  const others = sql`from bundles where ${same} and id <> ${bundleId}`;
  const counted = await db.execute<{ state: BundleState; bundles: number }>(
    sql`select state, count(*)::int as bundles ${others} group by state /* loadHistory */`,
  );
  const latest = await db.execute<SubmitterHistory["latest"][number] & Record<string, unknown>>(sql`
    select id as "bundleId", title, state, ${isoMoment(sql`received_at`)} as "receivedAt" /* loadHistory */
    ${others} order by received_at desc, id limit ${MOST_HISTORY}
  `);
  return {
    by: account === null ? "contact" : "account",
    counts: Object.fromEntries(counted.map((row) => [row.state, row.bundles])),
    latest: [...latest],
  };
}

function queueColumns(): SQL {
  return sql`
    bundles.id as "bundleId", bundles.title, bundles.state, bundles.revision, bundles.submitter, bundles.via,
    ${isoMoment(sql`bundles.received_at`)} as "receivedAt", ${isoMoment(sql`bundles.queued_at`)} as "queuedAt",
    bundles.preview_counts as "previewCounts", bundles.file_name as "fileName",
    bundles.bytes::float8 as bytes, bundles.result_count as "resultCount",
    (
      select count(*)::int from bundle_files f
      where f.bundle_id = bundles.id and f.sha256 not in (bundles.sha256, bundles.document_sha256)
    ) as "artifactCount",
    jsonb_array_length(bundles.findings) as "warningCount", bundles.verification,
    ${linkedBundle(sql`linked.id = bundles.replaces`)} as replaces`;
}

type QueueRow = QueuedSubmission & Record<string, unknown>;

type ReviewRow = Omit<
  ReviewedSubmission,
  "files" | "steps" | "findings" | "bundle" | "history" | "takeovers"
> & {
  files: BundleFile[] | null;
  steps: ReviewStep[] | null;
};
