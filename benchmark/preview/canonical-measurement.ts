import type { Bundle, BundleResult, Environment } from "../bundle";
import { capacityGb } from "../environment";
import { canonicalValue, type MetricKey } from "../metrics";
import type { Measurement, MissingMeasurement } from "../result";

type SentMetric = NonNullable<BundleResult["metrics"][MetricKey]>;

/** The environment that a result of a checked bundle names. @throws if the bundle has none: it was not checked. */
export function environmentOf(
  { environments }: Pick<Bundle, "environments">,
  result: BundleResult,
): Environment {
  const environment = environments[result.environment];
  if (!environment) throw new Error(`result ${result.id} has no environment: the bundle was not checked`);
  return environment;
}

/** A value of a checked bundle, or why there is none, as it is stored and compared. @throws as `canonicalMeasurement`. */
export function measurementOf(
  metric: MetricKey,
  sent: SentMetric,
  environment: Environment,
): Measurement | MissingMeasurement {
  if ("missing" in sent) return { missing: sent.missing, note: sent.note ?? null };
  return canonicalMeasurement(metric, sent, environment);
}

/**
 * A value of a checked bundle as it is stored and compared: value, uncertainty and repeats in the metric's canonical
 * unit. @throws if the unit does not convert: the bundle was not checked.
 */
export function canonicalMeasurement(
  metric: MetricKey,
  sent: Exclude<SentMetric, { missing: unknown }>,
  environment: Environment,
): Measurement {
  const capacity = capacityGb(environment, sent.scope ?? null);
  const canonical = (value: number) => {
    const found = canonicalValue(metric, value, sent.unit, capacity);
    if ("problem" in found) {
      throw new Error(`${metric} in ${sent.unit} has no canonical value: not a checked bundle`);
    }
    return found;
  };
  const { uncertainty, repeats } = sent;
  return {
    ...canonical(sent.value),
    scope: sent.scope ?? null,
    uncertainty: uncertainty ? { kind: uncertainty.kind, value: canonical(uncertainty.value).value } : null,
    repeats: repeats?.map((repeat) => canonical(repeat).value) ?? null,
    origin: sent.origin,
    reference: sent.reference ?? null,
    note: sent.note ?? null,
    doubt: sent.doubt ?? null,
  };
}
