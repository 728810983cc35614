import { type SQL, sql } from "drizzle-orm";
import { type BundleSummary, OPEN_STATES } from "@/benchmark/details/result-detail";

/** A moment as pages write it, whatever the session's time zone. */
export function isoMoment(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** Whether a row of `bundles` is open to readers. */
export function isOpen(): SQL {
  return sql`bundles.state in ${[...OPEN_STATES]}`;
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
      select json_build_object('at', ${isoMoment(sql`events.at`)}, 'reason', events.reason) from events
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
