DROP INDEX "bundles_state";--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "queued_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "preview_counts" jsonb;--> statement-breakpoint
CREATE INDEX "bundles_state" ON "bundles" USING btree ("state","queued_at","id");
--> statement-breakpoint
-- Until now everybody stood in the order of arrival.
update bundles set queued_at = received_at;
