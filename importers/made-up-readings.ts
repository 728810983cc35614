import type { Reading, ReadScore, ReadValue } from "./reading";

/** A reading for tests, of invented values. */
export function aReading(changes: Partial<Reading> & { path?: string } = {}): Reading {
  const { path = "run.json", ...rest } = changes;
  return {
    producer: "made-up",
    label: "",
    paths: [path],
    facts: {},
    metrics: {},
    scores: [],
    notes: [],
    ...rest,
  };
}

/** Speed of a server: a run of its own. */
export function speed(path: string, model: string | null, changes: Partial<Reading> = {}): Reading {
  return aReading({
    path,
    producer: "vllm-bench-serve",
    facts: { axis: "inference", modality: "language", ...(model && { model: { name: model } }) },
    metrics: { it: aValue(100, "tokens/s", path) },
    ...changes,
  });
}

/** Scores of a model. */
export function scores(
  path: string,
  model: string,
  tasks = ["gsm8k"],
  changes: Partial<Reading> = {},
): Reading {
  return aReading({
    path,
    producer: "lm-evaluation-harness",
    facts: { modality: "language", model: { name: model } },
    scores: tasks.map(
      (task): ReadScore => ({ task, metric: "accuracy", value: 0.5, better: "higher", path }),
    ),
    ...changes,
  });
}

/** A log of power. */
export function power(path: string, changes: Partial<Reading> = {}): Reading {
  return aReading({
    path,
    producer: "nvidia-smi",
    metrics: { aec: aValue(300, "W", path, { scope: "per_accelerator" }) },
    ...changes,
  });
}

export function aValue(value: number, unit: string, path: string, about: Partial<ReadValue> = {}): ReadValue {
  return { value, unit, path, ...about };
}

/** Answers to all that such readings leave open. */
export const ANSWERS = {
  "model.parameters_b": "1.2",
  technique: "quantization/bfloat16",
  "environment.accelerator": "NVIDIA H200",
  "environment.count": "1",
  "workload.dataset": "made-up-prompts",
  "submitter.name": "A. Researcher",
  "submitter.relationship": "third-party",
  source: "own run",
} as const;
