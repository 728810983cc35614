import { sql } from "drizzle-orm";
import type { BundleState } from "./bundle-history";
import { isOpen, isoMoment } from "./bundle-summary";
import { type Database, database } from "./client";

/** A submission as the account that sent it sees it. `isPublic`: it has a page. */
export interface OwnSubmission {
  bundleId: string;
  title: string;
  state: BundleState;
  receivedAt: string;
  isPublic: boolean;
  /** Why it is in its state. */
  reason: string;
}

const MOST = 200;

/** What an account sent with its tokens, or signed in: the latest first, at most 200. */
export async function listOwnSubmissions(
  account: string,
  db: Database = database(),
): Promise<OwnSubmission[]> {
  const rows = await db.execute<{ [Field in keyof OwnSubmission]: OwnSubmission[Field] }>(sql`
    /* listOwnSubmissions */
    select bundles.id as "bundleId", bundles.title, bundles.state,
      ${isoMoment(sql`bundles.received_at`)} as "receivedAt", ${isOpen()} as "isPublic",
      coalesce((
        select reason from events where events.bundle_id = bundles.id order by events.id desc limit 1
      ), '') as reason
    from bundles
    where bundles.account = ${account}
    order by bundles.received_at desc, bundles.id
    limit ${MOST}
  `);
  return [...rows];
}
