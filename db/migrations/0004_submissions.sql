CREATE TYPE "public"."actor_kind" AS ENUM('submitter', 'reviewer', 'operator', 'system');--> statement-breakpoint
CREATE TYPE "public"."verification" AS ENUM('rerun', 'artifacts');--> statement-breakpoint
ALTER TYPE "public"."bundle_state" ADD VALUE 'changes_requested' BEFORE 'published';--> statement-breakpoint
CREATE TABLE "check_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"findings" jsonb NOT NULL,
	"total" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bundle_id" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"path" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"used" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rate_limits_used" CHECK ("rate_limits"."used" > 0)
);
--> statement-breakpoint
CREATE TABLE "result_spans" (
	"result_id" text NOT NULL,
	"from_version" integer NOT NULL,
	"until_version" integer,
	CONSTRAINT "result_spans_result_id_from_version_pk" PRIMARY KEY("result_id","from_version"),
	CONSTRAINT "result_spans_order" CHECK ("result_spans"."until_version" > "result_spans"."from_version")
);
--> statement-breakpoint
DROP INDEX "bundles_state";--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "receipt_digest" text;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "replaces" text;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "verification" "verification";--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "file_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "bytes" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "result_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "actor_kind" "actor_kind" DEFAULT 'operator' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_spans" ADD CONSTRAINT "result_spans_result_id_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."results"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_spans" ADD CONSTRAINT "result_spans_from_version_dataset_versions_version_fk" FOREIGN KEY ("from_version") REFERENCES "public"."dataset_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_spans" ADD CONSTRAINT "result_spans_until_version_dataset_versions_version_fk" FOREIGN KEY ("until_version") REFERENCES "public"."dataset_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_reports_created_at" ON "check_reports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "mail_outbox_unsent" ON "mail_outbox" USING btree ("next_attempt_at") WHERE "mail_outbox"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "rate_limits_ends_at" ON "rate_limits" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "result_spans_open" ON "result_spans" USING btree ("result_id") WHERE "result_spans"."until_version" is null;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_replaces_bundles_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundles_replaces" ON "bundles" USING btree ("replaces");--> statement-breakpoint
CREATE INDEX "bundles_account" ON "bundles" USING btree ("account");--> statement-breakpoint
CREATE INDEX "bundles_state" ON "bundles" USING btree ("state","received_at","id");--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_receipt_digest_unique" UNIQUE("receipt_digest");--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_receipt_shape" CHECK ("bundles"."receipt_digest" ~ '^[0-9a-f]{64}$');--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_own_correction" CHECK ("bundles"."replaces" <> "bundles"."id");--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_counts" CHECK ("bundles"."revision" >= 0 and "bundles"."bytes" >= 0 and "bundles"."result_count" >= 0);--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_reason" CHECK (length("events"."reason") > 0);
--> statement-breakpoint
-- What is known of the bundles that are there already. Until now only operators handed any in.
update bundles set
  revision = (select count(*) from events where events.bundle_id = bundles.id),
  result_count = (select count(*) from results where results.bundle_id = bundles.id),
  bytes = coalesce((select sum(f.bytes) from bundle_files f where f.bundle_id = bundles.id and f.sha256 = bundles.sha256), 0),
  file_name = coalesce(
    (
      select substr(events.reason, length('received as ') + 1) from events
      where events.bundle_id = bundles.id and events.to_state = 'received' and events.reason like 'received as %'
      order by events.id limit 1
    ),
    ''
  );
--> statement-breakpoint
insert into result_spans (result_id, from_version, until_version)
with released as (
  select bundle_id, min(version) as first, max(version) as last from dataset_versions group by bundle_id
), spans as (
  select results.id, released.first,
    least(
      lead(released.first) over (partition by results.natural_key order by results.version),
      case when bundles.state = 'withdrawn' then released.last end
    ) as until
  from results
    join bundles on bundles.id = results.bundle_id
    join released on released.bundle_id = results.bundle_id
  where results.version is not null and bundles.state in ('published', 'superseded', 'withdrawn')
)
select id, first, until from spans where until is null or until > first;
