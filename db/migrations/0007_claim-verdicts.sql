CREATE TABLE "claim_verdicts" (
	"rules" text NOT NULL,
	"version" integer NOT NULL,
	"claim" text NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "claim_verdicts_rules_version_claim_pk" PRIMARY KEY("rules","version","claim"),
	CONSTRAINT "claim_verdicts_verdict" CHECK ("claim_verdicts"."verdict" in ('supported', 'mixed', 'contradicted', 'not testable'))
);
--> statement-breakpoint
ALTER TABLE "claim_verdicts" ADD CONSTRAINT "claim_verdicts_version_dataset_versions_version_fk" FOREIGN KEY ("version") REFERENCES "public"."dataset_versions"("version") ON DELETE no action ON UPDATE no action;