ALTER TABLE "measurements" DROP CONSTRAINT "measurements_value_or_reason";--> statement-breakpoint
ALTER TABLE "measurements" DROP CONSTRAINT "measurements_uncertainty_sign";--> statement-breakpoint
ALTER TABLE "models" DROP CONSTRAINT "models_parameters";--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_sent_finite" CHECK ("measurements"."sent_value" > '-Infinity' and "measurements"."sent_value" < 'Infinity');--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_repeats_finite" CHECK ('-Infinity' < all ("measurements"."repeats") and 'Infinity' > all ("measurements"."repeats"));--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_value_or_reason" CHECK (("measurements"."missing" is null and "measurements"."value" is not null and "measurements"."unit" is not null
        and "measurements"."sent_value" is not null and "measurements"."sent_unit" is not null and "measurements"."origin" is not null)
       or ("measurements"."missing" is not null and num_nonnulls("measurements"."value", "measurements"."unit", "measurements"."sent_value",
        "measurements"."sent_unit", "measurements"."scope", "measurements"."uncertainty", "measurements"."repeats", "measurements"."origin") = 0));--> statement-breakpoint
ALTER TABLE "measurements" ADD CONSTRAINT "measurements_uncertainty_sign" CHECK ("measurements"."uncertainty" >= 0 and "measurements"."uncertainty" < 'Infinity');--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_parameters" CHECK ("models"."parameters_b" > 0 and "models"."parameters_b" < 'Infinity');--> statement-breakpoint
ALTER TABLE "quality_scores" ADD CONSTRAINT "quality_scores_stderr" CHECK ("quality_scores"."stderr" >= 0 and "quality_scores"."stderr" < 'Infinity');--> statement-breakpoint
ALTER TABLE "quality_scores" ADD CONSTRAINT "quality_scores_uncertainty_sign" CHECK ("quality_scores"."uncertainty" >= 0 and "quality_scores"."uncertainty" < 'Infinity');--> statement-breakpoint
create trigger events_never_emptied before truncate on events
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger dataset_versions_never_emptied before truncate on dataset_versions
  for each statement execute function refuse_change();
