import { sql } from "drizzle-orm";
import { isDetailId } from "@/benchmark/detail-address";
import { BUNDLE_PAGE_ROWS } from "@/benchmark/details/bundle-question";
import type {
  BundleDetail,
  BundleEvent,
  BundleFile,
  BundleResultLink,
  PublicStanding,
} from "@/benchmark/details/result-detail";
import {
  type BundleSummaryRow,
  bundleSummaryColumns,
  filesOf,
  isOpen,
  isoMoment,
  standingColumns,
  toBundleStanding,
  toBundleSummary,
} from "./bundle-summary";
import { type Database, database } from "./client";

/** Everything known of a bundle, with why it is not current any more and how it was verified. */
export interface BundlePage extends BundleDetail, PublicStanding {}

/**
 * A bundle by its id with the results of one page, counted from 1, or of the first if there is no such page; null where there is none that was ever
 * published. One statement by primary key, and not remembered: its history changes without the data.
 */
export async function loadBundlePage(
  id: string,
  page = 1,
  db: Database = database(),
): Promise<BundlePage | null> {
  if (!isDetailId(id)) return null;
  const [row] = await db.execute<BundleRow>(sql`
    /* loadBundlePage */
    select ${bundleSummaryColumns()}, ${standingColumns()}, bundles.description, bundles.format, bundles.document_sha256, bundles.via,
      ${isoMoment(sql`bundles.received_at`)} as received_at, bundles.findings,
      ${filesOf()} as files,
      (
        select json_agg(
          json_build_object(
            'at', ${isoMoment(sql`e.at`)}, 'by', e.actor_kind, 'from', e.from_state, 'to', e.to_state, 'reason', e.reason
          )
          order by e.id
        )
        from events e where e.bundle_id = bundles.id
      ) as events,
      (select count(*)::int from results r where r.bundle_id = bundles.id and r.version is not null) as total,
      (
        select json_agg(listed order by listed.axis, listed.modality, listed.family, listed."localId")
        from (
          select r.id, r.local_id as "localId", r.axis, r.modality, t.family, t.name as technique, m.name as model,
            m.slug as "modelSlug", r.settings, r.version, r.current and bundles.state = 'published' as current
          from results r join techniques t on t.id = r.technique_id join models m on m.id = r.model_id
          where r.bundle_id = bundles.id and r.version is not null
          order by r.axis, r.modality, t.family, r.local_id
          limit ${BUNDLE_PAGE_ROWS} offset ${(page - 1) * BUNDLE_PAGE_ROWS}
        ) as listed
      ) as results
    from bundles
    where bundles.id = ${id} and ${isOpen()}
  `);
  if (!row) return null;
  if (page > 1 && row.results === null) return loadBundlePage(id, 1, db);
  return toBundleDetail(row, page);
}

type BundleRow = BundleSummaryRow &
  PublicStanding & {
    description: string | null;
    format: string;
    document_sha256: string;
    via: string;
    received_at: string;
    findings: BundleDetail["findings"];
    files: BundleFile[] | null;
    events: BundleEvent[] | null;
    total: number;
    results: BundleResultLink[] | null;
  };

function toBundleDetail(row: BundleRow, page: number): BundlePage {
  return {
    ...toBundleSummary(row),
    ...toBundleStanding(row),
    description: row.description,
    format: row.format,
    documentSha256: row.document_sha256,
    via: row.via,
    receivedAt: row.received_at,
    findings: row.findings,
    files: row.files ?? [],
    events: row.events ?? [],
    total: row.total,
    page,
    results: row.results ?? [],
  };
}
