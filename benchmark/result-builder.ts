import { isMetric, type MetricKey, metric } from "./metrics";
import type { Measurement, MissingMeasurement, Result } from "./result";
import { slug } from "./slug";
import type { TrustCounts } from "./trust";

/** A measurement for tests: of unknown scope, measured once, as far as `changes` does not say otherwise. */
export function aMeasurement(value: number, changes: Partial<Measurement> = {}): Measurement {
  return {
    value,
    unit: "GB",
    scope: null,
    uncertainty: null,
    repeats: null,
    origin: "measured",
    reference: null,
    note: null,
    doubt: null,
    ...changes,
  };
}

/** How far a row of a board for tests may be believed: one result, self-reported by a third party. */
export const ONE_RUN: TrustCounts = {
  results: 1,
  verified: 0,
  first_party: 0,
  checks_hold: 0,
  checks_contradict: 0,
};

type Values = Partial<Record<MetricKey, number | Measurement | MissingMeasurement>>;

interface ResultChanges extends Partial<Omit<Result, "model" | "measurements">> {
  /** The model by its name; it has 7 billion parameters. */
  model?: string;
  parametersB?: number;
}

/**
 * A stored result for tests: LoRA on Qwen2.5-7B on eight H200, as far as `changes` does not say otherwise. `values`
 * are measured in each metric's canonical unit.
 */
export function aStoredResult(values: Values, changes: ResultChanges = {}): Result {
  const { model = "Qwen2.5-7B", parametersB = 7, technique = "LoRA", ...rest } = changes;
  return {
    id: slug(`${technique} ${model}`),
    bundle: "b0",
    source: { title: "A bundle for tests", url: null },
    submitter: "A. Researcher",
    axis: "fine-tuning",
    modality: "language",
    family: "peft",
    technique,
    settings: null,
    model: {
      slug: slug(model),
      name: model,
      family: null,
      parametersB,
      activeParametersB: null,
      hubId: null,
      revision: null,
    },
    pairedModel: model,
    environment: { accelerator: "NVIDIA H200", count: 8 },
    workload: { dataset: "OpenO1-SFT" },
    baseline: null,
    notComparable: null,
    notes: null,
    trust: { verification: null, party: "third-party", checks: "none" },
    measurements: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        typeof value === "number" ? aMeasurement(value, { unit: unitOf(key) }) : value,
      ]),
    ),
    quality: [],
    ...rest,
  };
}

function unitOf(key: string): string {
  return isMetric(key) ? metric(key).unit : "";
}
