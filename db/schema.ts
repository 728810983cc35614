import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { AXIS_KEYS, MISSING_REASON_KEYS, MODALITY_KEYS, ORIGIN_KEYS, SCOPE_KEYS } from "@/benchmark/axes";
import type { Bundle, Environment, Technique, Workload } from "@/benchmark/bundle";
import { CLAIM_VERDICTS } from "@/benchmark/claims/claim";
import type { Finding } from "@/benchmark/findings";
import { METRIC_KEYS } from "@/benchmark/metrics";
import type { PreviewCounts } from "@/benchmark/preview/preview-counts";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
/** To Postgres, NaN is a number above all others. */
const isNumber = (column: AnyPgColumn) => sql`${column} > '-Infinity' and ${column} < 'Infinity'`;
const isHalfWidth = (column: AnyPgColumn) => sql`${column} >= 0 and ${column} < 'Infinity'`;
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const axis = pgEnum("axis", AXIS_KEYS);
export const modality = pgEnum("modality", MODALITY_KEYS);
export const origin = pgEnum("origin", ORIGIN_KEYS);
export const scope = pgEnum("scope", SCOPE_KEYS);
export const missingReason = pgEnum("missing_reason", MISSING_REASON_KEYS);
export const metricKey = pgEnum("metric", METRIC_KEYS);
export const better = pgEnum("better", ["lower", "higher"]);
export const uncertaintyKind = pgEnum("uncertainty_kind", ["stdev", "stderr", "ci95", "range", "reading"]);
export const bundleState = pgEnum("bundle_state", [
  "received",
  "checking",
  "pending",
  "changes_requested",
  "published",
  "rejected",
  "superseded",
  "withdrawn",
]);
export const channel = pgEnum("channel", ["form", "api", "command line", "seed"]);
/** How its results were verified by others than the submitter: run again, or its artefacts looked through. */
export const verification = pgEnum("verification", ["rerun", "artifacts"]);
export const actorKind = pgEnum("actor_kind", ["submitter", "reviewer", "operator", "system"]);

/** One bundle as it was handed in. Its id is the start of its digest, so that a citation survives a rebuild. */
export const bundles = pgTable(
  "bundles",
  {
    id: text().primaryKey(),
    /** Digest of the bytes as sent, and of the JSON document in them: the same bundle packed anew stays the same. */
    sha256: text().notNull().unique(),
    documentSha256: text("document_sha256").notNull().unique(),
    format: text().notNull(),
    title: text().notNull(),
    description: text(),
    source: jsonb().$type<Bundle["source"]>().notNull(),
    submitter: jsonb().$type<Bundle["submitter"]>().notNull(),
    pipeline: jsonb().$type<NonNullable<Bundle["pipeline"]>>(),
    /** What the checks said when it came in: warnings are published with a mark. */
    findings: jsonb().$type<Finding[]>().notNull(),
    state: bundleState().notNull(),
    /** Counts the events of the bundle: who decides says which one they saw. */
    revision: integer().notNull().default(0),
    via: channel().notNull(),
    receivedAt: moment("received_at").notNull().defaultNow(),
    /** Its place in the queue: a corrected version keeps that of what waited before it. */
    queuedAt: moment("queued_at").notNull().defaultNow(),
    publishedAt: moment("published_at"),
    /** SHA-256 of the receipt, the secret of who sent it; null where an operator did. Never published. */
    receiptDigest: text("receipt_digest").unique(),
    /** Id of the account that sent it; null where none did. Never published. */
    account: text(),
    /** Where the submitter wants to hear of decisions. Never published. */
    email: text(),
    /** The bundle that this one corrects. */
    replaces: text().references((): AnyPgColumn => bundles.id),
    /** Null where its values are the submitter's own word. */
    verification: verification(),
    /** Name and size of the package as sent. */
    fileName: text("file_name").notNull().default(""),
    bytes: bigint({ mode: "number" }).notNull().default(0),
    resultCount: integer("result_count").notNull().default(0),
    /** What its preview showed when it came in, in numbers; null where none was made. */
    previewCounts: jsonb("preview_counts").$type<PreviewCounts>(),
  },
  (table) => [
    check("bundles_sha256_shape", sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    check("bundles_id_of_digest", sql`${table.id} = left(${table.documentSha256}, 16)`),
    check("bundles_published_moment", sql`${table.state} <> 'published' or ${table.publishedAt} is not null`),
    check("bundles_receipt_shape", sql`${table.receiptDigest} ~ '^[0-9a-f]{64}$'`),
    check("bundles_own_correction", sql`${table.replaces} <> ${table.id}`),
    check(
      "bundles_counts",
      sql`${table.revision} >= 0 and ${table.bytes} >= 0 and ${table.resultCount} >= 0`,
    ),
    index("bundles_state").on(table.state, table.queuedAt, table.id),
    index("bundles_replaces").on(table.replaces),
    index("bundles_account").on(table.account),
  ],
);

/** The files of a bundle as sent; their bytes lie in `bundle_file_chunks`, so that one backup holds everything. */
export const bundleFiles = pgTable(
  "bundle_files",
  {
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id),
    path: text().notNull(),
    sha256: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    kind: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.path] }),
    check("bundle_files_bytes", sql`${table.bytes} >= 0`),
  ],
);

export const bundleFileChunks = pgTable(
  "bundle_file_chunks",
  {
    bundleId: text("bundle_id").notNull(),
    path: text().notNull(),
    ordinal: integer().notNull(),
    data: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.path, table.ordinal] }),
    foreignKey({
      columns: [table.bundleId, table.path],
      foreignColumns: [bundleFiles.bundleId, bundleFiles.path],
      name: "bundle_file_chunks_file",
    }),
  ],
);

export const models = pgTable(
  "models",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull(),
    name: text().notNull(),
    family: text(),
    parametersB: doublePrecision("parameters_b").notNull(),
    activeParametersB: doublePrecision("active_parameters_b"),
    hubId: text("hub_id"),
    revision: text(),
  },
  (table) => [
    unique("models_identity")
      .on(table.name, table.family, table.parametersB, table.activeParametersB, table.hubId, table.revision)
      .nullsNotDistinct(),
    index("models_slug").on(table.slug),
    check("models_parameters", sql`${table.parametersB} > 0 and ${table.parametersB} < 'Infinity'`),
    check("models_active_parameters", sql`${table.activeParametersB} <= ${table.parametersB}`),
  ],
);

export const techniques = pgTable(
  "techniques",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    family: text().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
  },
  (table) => [unique("techniques_identity").on(table.family, table.slug)],
);

export const environments = pgTable(
  "environments",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the description with its keys in order: the same description is the same environment. */
    digest: text().notNull().unique(),
    accelerator: text(),
    /** As it stands in addresses; "not-stated" where there is none. */
    acceleratorSlug: text("accelerator_slug").notNull(),
    count: integer(),
    description: jsonb().$type<Environment>().notNull(),
  },
  (table) => [
    check("environments_count", sql`${table.count} > 0`),
    index("environments_accelerator").on(table.acceleratorSlug),
  ],
);

/** One row a result, with what filters need as columns. */
export const results = pgTable(
  "results",
  {
    id: text().primaryKey(),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id),
    localId: text("local_id").notNull(),
    axis: axis().notNull(),
    modality: modality().notNull(),
    modelId: integer("model_id")
      .notNull()
      .references(() => models.id),
    techniqueId: integer("technique_id")
      .notNull()
      .references(() => techniques.id),
    environmentId: integer("environment_id")
      .notNull()
      .references(() => environments.id),
    pairedModelId: integer("paired_model_id")
      .notNull()
      .references(() => models.id),
    settings: jsonb().$type<NonNullable<Technique["settings"]>>(),
    dataset: text(),
    datasetSlug: text("dataset_slug").notNull(),
    workload: jsonb().$type<Workload>().notNull(),
    baselineId: text("baseline_id").references((): AnyPgColumn => results.id),
    notes: text(),
    /** Why its source says that its values must not be ranked with others; null where it does not. */
    notComparable: text("not_comparable"),
    /** Digest of model, revision, technique, settings, environment, workload and submitter. */
    naturalKey: text("natural_key").notNull(),
    /** Counts the published results of one natural key from 1; null until published. */
    version: integer(),
    /** The one version of its natural key that boards show. */
    current: boolean().notNull().default(false),
  },
  (table) => [
    unique("results_local_id").on(table.bundleId, table.localId),
    unique("results_version").on(table.naturalKey, table.version),
    uniqueIndex("results_current").on(table.naturalKey).where(sql`${table.current}`),
    check("results_current_published", sql`not ${table.current} or ${table.version} is not null`),
    check("results_own_baseline", sql`${table.baselineId} <> ${table.id}`),
    index("results_board").on(table.axis, table.modality).where(sql`${table.current}`),
    index("results_model").on(table.modelId),
    index("results_technique").on(table.techniqueId),
    index("results_environment").on(table.environmentId),
    index("results_baseline").on(table.baselineId),
  ],
);

const uncertainty = { kind: uncertaintyKind("uncertainty_kind"), value: doublePrecision("uncertainty") };

/** One row a value: as sent, and in the metric's canonical unit. */
export const measurements = pgTable(
  "measurements",
  {
    resultId: text("result_id")
      .notNull()
      .references(() => results.id),
    metric: metricKey().notNull(),
    value: doublePrecision(),
    unit: text(),
    sentValue: doublePrecision("sent_value"),
    sentUnit: text("sent_unit"),
    missing: missingReason(),
    scope: scope(),
    uncertaintyKind: uncertainty.kind,
    uncertainty: uncertainty.value,
    repeats: doublePrecision().array(),
    origin: origin(),
    artifact: text(),
    reference: text(),
    note: text(),
    doubt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.resultId, table.metric] }),
    check(
      "measurements_value_or_reason",
      sql`(${table.missing} is null and ${table.value} is not null and ${table.unit} is not null
        and ${table.sentValue} is not null and ${table.sentUnit} is not null and ${table.origin} is not null)
       or (${table.missing} is not null and num_nonnulls(${table.value}, ${table.unit}, ${table.sentValue},
        ${table.sentUnit}, ${table.scope}, ${table.uncertainty}, ${table.repeats}, ${table.origin}) = 0)`,
    ),
    check("measurements_finite", isNumber(table.value)),
    check("measurements_sent_finite", isNumber(table.sentValue)),
    check(
      "measurements_repeats_finite",
      sql`'-Infinity' < all (${table.repeats}) and 'Infinity' > all (${table.repeats})`,
    ),
    check(
      "measurements_uncertainty",
      sql`(${table.uncertainty} is null) = (${table.uncertaintyKind} is null)`,
    ),
    check("measurements_uncertainty_sign", isHalfWidth(table.uncertainty)),
  ],
);

export const qualityScores = pgTable(
  "quality_scores",
  {
    resultId: text("result_id")
      .notNull()
      .references(() => results.id),
    ordinal: integer().notNull(),
    task: text().notNull(),
    metric: text().notNull(),
    value: doublePrecision().notNull(),
    better: better().notNull(),
    stderr: doublePrecision(),
    uncertaintyKind: uncertainty.kind,
    uncertainty: uncertainty.value,
    samples: integer(),
    shots: integer(),
    over: text().array(),
    artifact: text(),
    origin: origin().notNull(),
    reference: text(),
    note: text(),
    doubt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.resultId, table.ordinal] }),
    unique("quality_scores_task").on(table.resultId, table.task, table.metric),
    check("quality_scores_finite", isNumber(table.value)),
    check("quality_scores_stderr", isHalfWidth(table.stderr)),
    check("quality_scores_uncertainty_sign", isHalfWidth(table.uncertainty)),
    check(
      "quality_scores_uncertainty",
      sql`(${table.uncertainty} is null) = (${table.uncertaintyKind} is null)`,
    ),
  ],
);

/** Who did what to which bundle, when and why. Append-only: a trigger refuses change and deletion. */
export const events = pgTable(
  "events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id),
    at: moment("at").notNull().defaultNow(),
    /** Account of a reviewer, or the channel that a submitter or operator came by. Accounts are not published. */
    actor: text().notNull(),
    /** What is written by hand in SQL is an operator's. */
    actorKind: actorKind("actor_kind").notNull().default("operator"),
    fromState: bundleState("from_state"),
    toState: bundleState("to_state").notNull(),
    reason: text().notNull(),
  },
  (table) => [
    check("events_reason", sql`length(${table.reason}) > 0`),
    index("events_bundle").on(table.bundleId, table.id),
  ],
);

/** One row a published change: what cached pages, snapshots and citations are keyed by. Append-only. */
export const datasetVersions = pgTable(
  "dataset_versions",
  {
    version: integer().primaryKey(),
    at: moment("at").notNull().defaultNow(),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id),
    change: text().notNull(),
  },
  (table) => [check("dataset_versions_positive", sql`${table.version} > 0`)],
);

/** From which dataset version until before which one a result stood on the boards; anew where it came back. */
export const resultSpans = pgTable(
  "result_spans",
  {
    resultId: text("result_id")
      .notNull()
      .references(() => results.id),
    fromVersion: integer("from_version")
      .notNull()
      .references(() => datasetVersions.version),
    /** Null while it stands. */
    untilVersion: integer("until_version").references(() => datasetVersions.version),
  },
  (table) => [
    primaryKey({ columns: [table.resultId, table.fromVersion] }),
    check("result_spans_order", sql`${table.untilVersion} > ${table.fromVersion}`),
    uniqueIndex("result_spans_open").on(table.resultId).where(sql`${table.untilVersion} is null`),
  ],
);

/**
 * What the rules said of each claim at each dataset version: worked out once, so that history costs nothing later,
 * withdrawn results with it. Other rules have rows of their own; all of it can be worked out again.
 */
export const claimVerdicts = pgTable(
  "claim_verdicts",
  {
    rules: text().notNull(),
    version: integer()
      .notNull()
      .references(() => datasetVersions.version),
    claim: text().notNull(),
    verdict: text({ enum: CLAIM_VERDICTS }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rules, table.version, table.claim] }),
    check(
      "claim_verdicts_verdict",
      sql`${table.verdict} in ('supported', 'mixed', 'contradicted', 'not testable')`,
    ),
  ],
);

/** How often something was done in the window that runs. Keys are digests: of an address, of a token's id. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text().primaryKey(),
    used: integer().notNull(),
    endsAt: moment("ends_at").notNull(),
  },
  (table) => [
    check("rate_limits_used", sql`${table.used} > 0`),
    index("rate_limits_ends_at").on(table.endsAt),
  ],
);

/** What the checks said of an upload that was refused, for a reader without JavaScript. Kept for a day. */
export const checkReports = pgTable(
  "check_reports",
  {
    /** SHA-256 of the id in the report's address. */
    id: text().primaryKey(),
    createdAt: moment("created_at").notNull().defaultNow(),
    fileName: text("file_name").notNull(),
    sha256: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    findings: jsonb().$type<Finding[]>().notNull(),
    /** How many findings there were: the first of them are kept. */
    total: integer().notNull(),
  },
  (table) => [index("check_reports_created_at").on(table.createdAt)],
);

/** Mail to submitters, written with the decision that it tells of. Who sends takes its rows one by one. */
export const mailOutbox = pgTable(
  "mail_outbox",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    bundleId: text("bundle_id")
      .notNull()
      .references(() => bundles.id),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    /** The page that it ends by pointing at; who sends puts the site's address before it. */
    path: text(),
    createdAt: moment("created_at").notNull().defaultNow(),
    sentAt: moment("sent_at"),
    attempts: integer().notNull().default(0),
    /** Until then nobody else takes it. */
    nextAttemptAt: moment("next_attempt_at").notNull().defaultNow(),
    lastError: text("last_error"),
  },
  (table) => [index("mail_outbox_unsent").on(table.nextAttemptAt).where(sql`${table.sentAt} is null`)],
);
