import { sql } from "drizzle-orm";
import { type FoundBaseline, findBaselines } from "@/benchmark/baselines";
import { isDetailId } from "@/benchmark/detail-address";
import type {
  BundleFile,
  BundleSummary,
  PublicStanding,
  ResultDetail,
  ResultLink,
  ResultVersion,
} from "@/benchmark/details/result-detail";
import type { MetricKey } from "@/benchmark/metrics";
import type { Result } from "@/benchmark/result";
import { loadAxisResults } from "./axis-results";
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
import { listResultsById } from "./current-results";

const MOST_VERSIONS = 100;

/** Everything known of one result. */
export interface ResultPage {
  result: ResultDetail;
  bundle: BundleSummary & PublicStanding;
  /** The bundle as sent, and the artefacts that the result's values name, as far as they are stored. */
  files: BundleFile[];
  /** Its published versions, the latest first: at most 100. */
  versions: ResultVersion[];
  baseline: FoundBaseline;
  /** Current results that are compared with this one. */
  comparedWith: ResultLink[];
}

/**
 * A result by its id; null where there is none that was ever published. Not remembered by itself: any number of ids
 * that name nothing could be asked for. What it is compared with comes from the axis's results, which are.
 */
export async function loadResultPage(id: string, db: Database = database()): Promise<ResultPage | null> {
  if (!isDetailId(id)) return null;
  const [row, { results }] = await Promise.all([findResultRow(id, db), listResultsById(db, [id])]);
  const [stored] = results;
  if (!row || !stored) return null;
  const axis = await loadAxisResults(stored.axis, db);
  const others = axis.results.filter((other) => other.id !== id);
  const baselines = findBaselines([...others, stored]);
  const result = toResultDetail(stored, row);
  return {
    result,
    bundle: { ...toBundleSummary(row), ...toBundleStanding(row) },
    files: row.files ?? [],
    versions: row.versions,
    baseline: baselines.of(stored),
    comparedWith: result.current ? comparedWith(id, others, baselines) : [],
  };
}

function comparedWith(
  id: string,
  others: readonly Result[],
  baselines: ReturnType<typeof findBaselines>,
): ResultLink[] {
  return others.flatMap((other): ResultLink[] => {
    const found = baselines.of(other);
    if (!("baseline" in found) || found.baseline.id !== id) return [];
    const { technique, model, settings } = other;
    return [{ id: other.id, technique, model: model.name, settings }];
  });
}

type ResultRow = BundleSummaryRow &
  PublicStanding & {
    local_id: string;
    version: number;
    current: boolean;
    sent: { metric: MetricKey; value: number; unit: string; artifact: string | null }[] | null;
    score_artifacts: (string | null)[] | null;
    files: BundleFile[] | null;
    versions: ResultVersion[];
  };

async function findResultRow(id: string, db: Database): Promise<ResultRow | null> {
  const [row] = await db.execute<ResultRow>(sql`
    /* findResultRow */
    select results.local_id, results.version, results.current, ${bundleSummaryColumns()}, ${standingColumns()},
      (
        select json_agg(json_build_object('metric', m.metric, 'value', m.sent_value, 'unit', m.sent_unit, 'artifact', m.artifact))
        from measurements m where m.result_id = results.id and m.missing is null
      ) as sent,
      (select json_agg(q.artifact order by q.ordinal) from quality_scores q where q.result_id = results.id) as score_artifacts,
      ${filesOf(sql`(
        f.sha256 = bundles.sha256
        or f.path in (select m.artifact from measurements m where m.result_id = results.id)
        or f.path in (select q.artifact from quality_scores q where q.result_id = results.id)
      )`)} as files,
      (
        select json_agg(
          json_build_object(
            'id', v.id, 'version', v.version, 'current', v.current,
            'bundle', json_build_object('id', b.id, 'title', b.title, 'state', b.state),
            'publishedAt', ${isoMoment(sql`b.published_at`)}
          )
          order by v.version desc
        )
        from (
          select * from results same
          where same.natural_key = results.natural_key and same.version is not null
          order by same.version desc limit ${MOST_VERSIONS}
        ) as v join bundles b on b.id = v.bundle_id
      ) as versions
    from results join bundles on bundles.id = results.bundle_id
    where results.id = ${id} and results.version is not null and ${isOpen()}
  `);
  return row ?? null;
}

function toResultDetail(stored: Result, row: ResultRow): ResultDetail {
  return {
    ...stored,
    localId: row.local_id,
    version: row.version,
    current: row.current && row.state === "published",
    bundleState: row.state,
    sent: Object.fromEntries((row.sent ?? []).map(({ metric, ...sent }) => [metric, sent])),
    scoreArtifacts: row.score_artifacts ?? [],
  };
}
