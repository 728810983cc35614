CREATE TYPE "public"."axis" AS ENUM('architecture', 'fine-tuning', 'inference');--> statement-breakpoint
CREATE TYPE "public"."better" AS ENUM('lower', 'higher');--> statement-breakpoint
CREATE TYPE "public"."bundle_state" AS ENUM('received', 'checking', 'pending', 'published', 'rejected', 'superseded', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."channel" AS ENUM('form', 'api', 'command line', 'seed');--> statement-breakpoint
CREATE TYPE "public"."metric" AS ENUM('amu', 'pcu', 'al', 'tt', 'st', 'it', 'aec', 'mcr', 'peak_memory', 'ttft', 'tpot', 'throughput', 'energy_per_token', 'energy_per_sample', 'size', 'size_ratio', 'train_time');--> statement-breakpoint
CREATE TYPE "public"."missing_reason" AS ENUM('not_measured', 'not_applicable', 'failed', 'out_of_memory');--> statement-breakpoint
CREATE TYPE "public"."modality" AS ENUM('language', 'vision', 'vision-language');--> statement-breakpoint
CREATE TYPE "public"."origin" AS ENUM('measured', 'reported', 'digitised', 'estimated');--> statement-breakpoint
CREATE TYPE "public"."scope" AS ENUM('per_accelerator', 'total');--> statement-breakpoint
CREATE TYPE "public"."uncertainty_kind" AS ENUM('stdev', 'stderr', 'ci95', 'range', 'reading');--> statement-breakpoint
CREATE TABLE "bundle_file_chunks" (
	"bundle_id" text NOT NULL,
	"path" text NOT NULL,
	"ordinal" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "bundle_file_chunks_bundle_id_path_ordinal_pk" PRIMARY KEY("bundle_id","path","ordinal")
);
--> statement-breakpoint
CREATE TABLE "bundle_files" (
	"bundle_id" text NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "bundle_files_bundle_id_path_pk" PRIMARY KEY("bundle_id","path"),
	CONSTRAINT "bundle_files_bytes" CHECK ("bundle_files"."bytes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "bundles" (
	"id" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"document_sha256" text NOT NULL,
	"format" text NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"source" jsonb NOT NULL,
	"submitter" jsonb NOT NULL,
	"pipeline" jsonb,
	"findings" jsonb NOT NULL,
	"state" "bundle_state" NOT NULL,
	"via" "channel" NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "bundles_sha256_unique" UNIQUE("sha256"),
	CONSTRAINT "bundles_document_sha256_unique" UNIQUE("document_sha256"),
	CONSTRAINT "bundles_sha256_shape" CHECK ("bundles"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "bundles_id_of_digest" CHECK ("bundles"."id" = left("bundles"."document_sha256", 16)),
	CONSTRAINT "bundles_published_moment" CHECK ("bundles"."state" <> 'published' or "bundles"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "dataset_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"bundle_id" text NOT NULL,
	"change" text NOT NULL,
	CONSTRAINT "dataset_versions_positive" CHECK ("dataset_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "environments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"digest" text NOT NULL,
	"accelerator" text,
	"accelerator_slug" text NOT NULL,
	"count" integer,
	"description" jsonb NOT NULL,
	CONSTRAINT "environments_digest_unique" UNIQUE("digest"),
	CONSTRAINT "environments_count" CHECK ("environments"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bundle_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"from_state" "bundle_state",
	"to_state" "bundle_state" NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measurements" (
	"result_id" text NOT NULL,
	"metric" "metric" NOT NULL,
	"value" double precision,
	"unit" text,
	"sent_value" double precision,
	"sent_unit" text,
	"missing" "missing_reason",
	"scope" "scope",
	"uncertainty_kind" "uncertainty_kind",
	"uncertainty" double precision,
	"repeats" double precision[],
	"origin" "origin",
	"artifact" text,
	"reference" text,
	"note" text,
	"doubt" text,
	CONSTRAINT "measurements_result_id_metric_pk" PRIMARY KEY("result_id","metric"),
	CONSTRAINT "measurements_value_or_reason" CHECK (("measurements"."missing" is null and "measurements"."value" is not null and "measurements"."unit" is not null
        and "measurements"."sent_value" is not null and "measurements"."sent_unit" is not null and "measurements"."origin" is not null)
       or ("measurements"."missing" is not null and "measurements"."value" is null and "measurements"."origin" is null)),
	CONSTRAINT "measurements_finite" CHECK ("measurements"."value" > '-Infinity' and "measurements"."value" < 'Infinity'),
	CONSTRAINT "measurements_uncertainty" CHECK (("measurements"."uncertainty" is null) = ("measurements"."uncertainty_kind" is null)),
	CONSTRAINT "measurements_uncertainty_sign" CHECK ("measurements"."uncertainty" >= 0)
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "models_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"family" text,
	"parameters_b" double precision NOT NULL,
	"active_parameters_b" double precision,
	"hub_id" text,
	"revision" text,
	CONSTRAINT "models_identity" UNIQUE NULLS NOT DISTINCT("name","family","parameters_b","active_parameters_b","hub_id","revision"),
	CONSTRAINT "models_parameters" CHECK ("models"."parameters_b" > 0),
	CONSTRAINT "models_active_parameters" CHECK ("models"."active_parameters_b" <= "models"."parameters_b")
);
--> statement-breakpoint
CREATE TABLE "quality_scores" (
	"result_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"task" text NOT NULL,
	"metric" text NOT NULL,
	"value" double precision NOT NULL,
	"better" "better" NOT NULL,
	"stderr" double precision,
	"uncertainty_kind" "uncertainty_kind",
	"uncertainty" double precision,
	"samples" integer,
	"shots" integer,
	"over" text[],
	"artifact" text,
	"origin" "origin" NOT NULL,
	"reference" text,
	"note" text,
	"doubt" text,
	CONSTRAINT "quality_scores_result_id_ordinal_pk" PRIMARY KEY("result_id","ordinal"),
	CONSTRAINT "quality_scores_task" UNIQUE("result_id","task","metric"),
	CONSTRAINT "quality_scores_finite" CHECK ("quality_scores"."value" > '-Infinity' and "quality_scores"."value" < 'Infinity'),
	CONSTRAINT "quality_scores_uncertainty" CHECK (("quality_scores"."uncertainty" is null) = ("quality_scores"."uncertainty_kind" is null))
);
--> statement-breakpoint
CREATE TABLE "results" (
	"id" text PRIMARY KEY NOT NULL,
	"bundle_id" text NOT NULL,
	"local_id" text NOT NULL,
	"axis" "axis" NOT NULL,
	"modality" "modality" NOT NULL,
	"model_id" integer NOT NULL,
	"technique_id" integer NOT NULL,
	"environment_id" integer NOT NULL,
	"paired_model_id" integer NOT NULL,
	"settings" jsonb,
	"dataset" text,
	"dataset_slug" text NOT NULL,
	"workload" jsonb NOT NULL,
	"baseline_id" text,
	"notes" text,
	"natural_key" text NOT NULL,
	"version" integer,
	"current" boolean DEFAULT false NOT NULL,
	CONSTRAINT "results_local_id" UNIQUE("bundle_id","local_id"),
	CONSTRAINT "results_version" UNIQUE("natural_key","version"),
	CONSTRAINT "results_current_published" CHECK (not "results"."current" or "results"."version" is not null),
	CONSTRAINT "results_own_baseline" CHECK ("results"."baseline_id" <> "results"."id")
);
--> statement-breakpoint
CREATE TABLE "techniques" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "techniques_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"family" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "techniques_identity" UNIQUE("family","slug")
);
--> statement-breakpoint
ALTER TABLE "bundle_file_chunks" ADD CONSTRAINT "bundle_file_chunks_file" FOREIGN KEY ("bundle_id","path") REFERENCES "public"."bundle_files"("bundle_id","path") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_files" ADD CONSTRAINT "bundle_files_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_result_id_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."results"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quality_scores" ADD CONSTRAINT "quality_scores_result_id_results_id_fk" FOREIGN KEY ("result_id") REFERENCES "public"."results"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_bundle_id_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_technique_id_techniques_id_fk" FOREIGN KEY ("technique_id") REFERENCES "public"."techniques"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_paired_model_id_models_id_fk" FOREIGN KEY ("paired_model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_baseline_id_results_id_fk" FOREIGN KEY ("baseline_id") REFERENCES "public"."results"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundles_state" ON "bundles" USING btree ("state");--> statement-breakpoint
CREATE INDEX "environments_accelerator" ON "environments" USING btree ("accelerator_slug");--> statement-breakpoint
CREATE INDEX "events_bundle" ON "events" USING btree ("bundle_id","id");--> statement-breakpoint
CREATE INDEX "models_slug" ON "models" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "results_current" ON "results" USING btree ("natural_key") WHERE "results"."current";--> statement-breakpoint
CREATE INDEX "results_board" ON "results" USING btree ("axis","modality") WHERE "results"."current";--> statement-breakpoint
CREATE INDEX "results_model" ON "results" USING btree ("model_id");--> statement-breakpoint
CREATE INDEX "results_technique" ON "results" USING btree ("technique_id");--> statement-breakpoint
CREATE INDEX "results_environment" ON "results" USING btree ("environment_id");--> statement-breakpoint
CREATE INDEX "results_baseline" ON "results" USING btree ("baseline_id");