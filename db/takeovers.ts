import { sql } from "drizzle-orm";
import type { Bundle } from "@/benchmark/bundle";
import { naturalKey } from "@/benchmark/natural-key";
import type { Verification } from "@/benchmark/trust";
import type { Database, Transaction } from "./client";
import { lineage } from "./corrections";
import { sha256 } from "./digest";

/** A published bundle of another sender, some of whose results a bundle would take the place of. */
export interface Takeover {
  bundleId: string;
  title: string;
  /** Who sent it: an operator of the site, an account, or somebody with a receipt alone. */
  sender: "maintainers" | "account" | "no account";
  /** How many of its results would have a newer version. */
  results: number;
  verification: Verification | null;
}

/**
 * The published bundles of others whose results would be superseded by this one, by id. A submitter's name is what anybody
 * can type: the same sender is who was signed in to the same account, who held the receipt of a bundle that one
 * corrects, or an operator in both cases.
 */
export async function findTakeovers(
  db: Database | Transaction,
  bundleId: string,
  document: Bundle,
): Promise<Takeover[]> {
  const keys = [...new Set(document.results.map((result) => sha256(naturalKey(document, result))))];
  const rows = await db.execute<{ [Field in keyof Takeover]: Takeover[Field] }>(sql`
    /* findTakeovers */
    with recursive ${lineage(bundleId)}, family (id) as (
      select id from lineage union select b.id from bundles b join family on b.replaces = family.id
    ), own as (select account, receipt_digest from bundles where id = ${bundleId})
    select held.id as "bundleId", held.title, held.verification, count(*)::int as results,
      case when held.receipt_digest is null then 'maintainers' when held.account is null then 'no account'
        else 'account' end as sender
    from results r join bundles held on held.id = r.bundle_id cross join own
    where r.current and r.natural_key in ${keys}
      and held.id not in (select id from family)
      and (own.account = held.account) is not true
      and not (own.receipt_digest is null and held.receipt_digest is null)
    group by held.id order by held.id
  `);
  return [...rows];
}
