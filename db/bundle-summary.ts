import { type SQL, sql } from "drizzle-orm";
import { type BundleSummary, OPEN_STATES, type PublicStanding } from "@/benchmark/details/result-detail";
import type { BundleState } from "./bundle-history";

/** A moment as pages write it, whatever the session's time zone. */
export function isoMoment(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** Whether a row of `bundles` is open to readers: one that was withdrawn before it was published never is. */
export function isOpen(): SQL {
  return sql`(bundles.published_at is not null and bundles.state in ${[...OPEN_STATES]})`;
}

/** The files of a row of `bundles` as JSON, the package as sent first; null where there are none. */
export function filesOf(condition: SQL = sql`true`): SQL {
  return sql`(
    select json_agg(
      json_build_object('path', f.path, 'kind', f.kind, 'bytes', f.bytes, 'sha256', f.sha256)
      order by f.sha256 <> bundles.sha256, f.path
    )
    from bundle_files f where f.bundle_id = bundles.id and ${condition}
  )`;
}

/** Another bundle that this one corrects, or is corrected by. */
export interface LinkedBundle {
  id: string;
  title: string;
  state: BundleState;
  /** Whether it has a page: it was published once. */
  isPublic: boolean;
}

/** The latest bundle, named `linked`, of which `condition` holds, as JSON; null where there is none. */
export function linkedBundle(condition: SQL): SQL {
  return sql`(
    select json_build_object(
      'id', linked.id, 'title', linked.title, 'state', linked.state, 'isPublic', linked.published_at is not null
    )
    from bundles linked where ${condition} order by linked.received_at desc, linked.id limit 1
  )`;
}

export type BundleSummaryRow = {
  bundle_id: string;
  title: string;
  source: BundleSummary["source"];
  submitter: BundleSummary["submitter"];
  pipeline: BundleSummary["pipeline"];
  sha256: string;
  state: BundleSummary["state"];
  published_at: string | null;
  withdrawn: BundleSummary["withdrawn"];
};

/** The columns of `bundles` that `toBundleSummary` reads. */
export function bundleSummaryColumns(): SQL {
  return sql`
    bundles.id as bundle_id, bundles.title, bundles.source, bundles.submitter, bundles.pipeline, bundles.sha256,
    bundles.state, ${isoMoment(sql`bundles.published_at`)} as published_at,
    (
      select json_build_object(
        'at', ${isoMoment(sql`events.at`)}, 'by', events.actor_kind, 'reason', events.reason
      ) from events
      where events.bundle_id = bundles.id and events.to_state = 'withdrawn' and bundles.state = 'withdrawn'
      order by events.id desc limit 1
    ) as withdrawn`;
}

export function toBundleSummary(row: BundleSummaryRow): BundleSummary {
  return {
    id: row.bundle_id,
    title: row.title,
    source: row.source,
    submitter: row.submitter,
    pipeline: row.pipeline,
    sha256: row.sha256,
    state: row.state,
    publishedAt: row.published_at,
    withdrawn: row.withdrawn,
  };
}

/** The columns of `bundles` that `toBundleStanding` reads. */
export function standingColumns(): SQL {
  const published = sql`linked.published_at is not null`;
  return sql`
    (
      select json_build_object('at', ${isoMoment(sql`events.at`)}, 'reason', events.reason) from events
      where events.bundle_id = bundles.id and events.to_state = 'superseded' and bundles.state = 'superseded'
        and events.from_state <> 'superseded'
      order by events.id desc limit 1
    ) as superseded,
    (
      select json_build_object(
        'kind', bundles.verification, 'at', ${isoMoment(sql`events.at`)}, 'reason', events.reason
      ) from events
      where events.bundle_id = bundles.id and events.from_state = events.to_state
      order by events.id desc limit 1
    ) as verified,
    ${linkedPage(sql`linked.replaces = bundles.id and ${published}`)} as "correctedBy",
    ${linkedPage(sql`linked.id = bundles.replaces and ${published}`)} as corrects`;
}

function linkedPage(condition: SQL): SQL {
  return sql`(
    select json_build_object('id', linked.id, 'title', linked.title)
    from bundles linked where ${condition} order by linked.received_at desc, linked.id limit 1
  )`;
}

export function toBundleStanding(row: PublicStanding): PublicStanding {
  const { superseded, verified, correctedBy, corrects } = row;
  return { superseded, verified, correctedBy, corrects };
}
