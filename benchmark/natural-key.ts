import type { Bundle, BundleResult } from "./bundle";
import { slug } from "./slug";
import { techniqueName } from "./techniques";

/**
 * What makes a result this result and no other: model, technique and settings, environment, workload, submitter.
 * A later result with the same key is a new version of it. A text; equal keys are equal texts.
 */
export function naturalKey(
  bundle: Pick<Bundle, "environments" | "submitter">,
  { axis, modality, model, technique, environment, workload }: Omit<BundleResult, "metrics">,
): string {
  const { family, name, settings = {} } = technique;
  return canonicalJson({
    axis,
    modality,
    model,
    // By slug, as techniques are told apart: "my-method" and "My Method" are one.
    technique: { family, name: slug(techniqueName(family, name)), settings },
    environment: bundle.environments[environment],
    workload,
    submitter: bundle.submitter.name,
  });
}

/** JSON with the keys of every object in order, so that equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
