import { sql } from "drizzle-orm";
import { z } from "zod";
import type { BundleFile } from "@/benchmark/details/result-detail";
import type { Finding } from "@/benchmark/findings";
import type { ActorKind, BundleState, StoredBundle } from "./bundle-history";
import { filesOf, isoMoment, type LinkedBundle, linkedBundle } from "./bundle-summary";
import { type Database, database } from "./client";
import { findCorrected, isCorrectable, listLeaving } from "./corrections";
import { sha256 } from "./digest";
import { isReceipt } from "./receipts";
import { readStoredText } from "./stored-files";

export type { LinkedBundle } from "./bundle-summary";

/** One step of a submission. Who took it is told by role alone. Moments are ISO 8601 in UTC. */
export interface SubmissionStep {
  at: string;
  by: ActorKind;
  from: BundleState | null;
  to: BundleState;
  reason: string;
}

/** Where a submission stands, for who holds its receipt. */
export interface SubmissionStatus {
  bundleId: string;
  title: string;
  state: BundleState;
  /** To be sent along with a withdrawal. */
  revision: number;
  via: StoredBundle["via"];
  fileName: string;
  /** Digest and size of the package as sent, and the digest of its document. */
  sha256: string;
  bytes: number;
  documentSha256: string;
  receivedAt: string;
  publishedAt: string | null;
  verification: StoredBundle["verification"];
  findings: readonly Finding[];
  files: readonly BundleFile[];
  /** How many results the document holds. */
  resultCount: number;
  steps: readonly SubmissionStep[];
  /** Pending submissions that are decided on before it; null where it does not wait. */
  ahead: number | null;
  replaces: LinkedBundle | null;
  /** The latest bundle that corrects this one. */
  replacedBy: LinkedBundle | null;
  /** Once published: its results, at most 200 in order of their id in the document. */
  results: readonly { id: string; localId: string; current: boolean }[];
  /** What its holder may do now. */
  mayWithdraw: boolean;
  mayCorrect: boolean;
  /**
   * The ids of published results that leave the boards once a correction of it is published, unless that brings them
   * anew: those of its newest version, and of all that came before it.
   */
  onBoards: readonly string[];
  /** Whether its sender left an address for mail; the address itself is not shown. */
  hearsByMail: boolean;
}

const MOST_RESULTS = 200;
const WITHDRAWABLE: readonly BundleState[] = ["pending", "changes_requested", "published"];

/** Where a submission stands, by its receipt; null where that stands for none. Not remembered: it changes by itself. */
export async function loadSubmission(
  receipt: string,
  db: Database = database(),
): Promise<SubmissionStatus | null> {
  if (!isReceipt(receipt)) return null;
  const [row] = await db.execute<StatusRow>(sql`
    /* loadSubmission */
    select bundles.id as "bundleId", bundles.title, bundles.state, bundles.revision, bundles.via,
      bundles.file_name as "fileName", bundles.sha256, bundles.bytes::float8 as bytes,
      bundles.document_sha256 as "documentSha256", ${isoMoment(sql`bundles.received_at`)} as "receivedAt",
      ${isoMoment(sql`bundles.published_at`)} as "publishedAt", bundles.verification, bundles.findings,
      bundles.result_count as "resultCount", bundles.email is not null as "hearsByMail", ${filesOf()} as files,
      (
        select json_agg(
          json_build_object(
            'at', ${isoMoment(sql`e.at`)}, 'by', e.actor_kind, 'from', e.from_state, 'to', e.to_state, 'reason', e.reason
          )
          order by e.id
        )
        from events e where e.bundle_id = bundles.id
      ) as steps,
      case when bundles.state = 'pending' then (
        select count(*)::int from bundles before
        where before.state = 'pending' and (before.queued_at, before.id) < (bundles.queued_at, bundles.id)
      ) end as ahead,
      ${linkedBundle(sql`linked.id = bundles.replaces`)} as replaces,
      ${linkedBundle(sql`linked.replaces = bundles.id`)} as "replacedBy",
      (
        select json_agg(json_build_object('id', r.id, 'localId', r.local_id, 'current', r.current) order by r.local_id)
        from (
          select id, local_id, current from results
          where results.bundle_id = bundles.id and results.version is not null
          order by local_id limit ${MOST_RESULTS}
        ) as r
      ) as results
    from bundles where bundles.receipt_digest = ${sha256(receipt)}
  `);
  if (!row) return null;
  const { state, publishedAt } = row;
  return {
    ...row,
    files: row.files ?? [],
    steps: row.steps ?? [],
    results: row.results ?? [],
    mayWithdraw: WITHDRAWABLE.includes(state) || (state === "superseded" && publishedAt !== null),
    mayCorrect: isCorrectable(state),
    onBoards: await listOnBoards(receipt, db),
  };
}

/** None where the receipt can't be corrected. */
async function listOnBoards(receipt: string, db: Database): Promise<string[]> {
  const corrected = await findCorrected(db, receipt);
  return "id" in corrected ? listLeaving(db, corrected.id) : [];
}

/** A result of a stored document, as a list names it. */
export interface SentResult {
  localId: string;
  technique: string;
  model: string;
}

const named = z.object({ name: z.string() });
const SentDocument = z.object({
  results: z.array(z.object({ id: z.string(), technique: named, model: named })),
});

/** The results of a submission as its document names them, at most 200: before it is published they are nowhere else. */
export async function listSentResults(
  { bundleId, documentSha256 }: Pick<SubmissionStatus, "bundleId" | "documentSha256">,
  db: Database = database(),
): Promise<SentResult[]> {
  const document = SentDocument.parse(JSON.parse(await readStoredText(db, bundleId, documentSha256)));
  return document.results
    .slice(0, MOST_RESULTS)
    .map(({ id, technique, model }) => ({ localId: id, technique: technique.name, model: model.name }));
}

type StatusRow = Omit<
  SubmissionStatus,
  "files" | "steps" | "results" | "mayWithdraw" | "mayCorrect" | "onBoards"
> & {
  files: BundleFile[] | null;
  steps: SubmissionStep[] | null;
  results: SubmissionStatus["results"] | null;
};
