import { techniqueName } from "@/benchmark/techniques";
import type { CsvTable } from "../csv-table";
import { publicModel } from "../model-name";
import type { ReadValue } from "../reading";
import {
  at,
  hasValue,
  measure,
  metricsOf,
  notesOnUnread,
  numberOf,
  positiveOf,
  runFacts,
  textOf,
} from "../reading-parts";
import { modalityOf, type PartialReading } from "./leaderboard";

const PICTURES = "The file calls them images where they are videos, too.";
const TOTAL = { scope: "total" as const };

/** Joules over seconds, where both are there. */
function power(joules: unknown, seconds: unknown, path: string, note: string): ReadValue | null {
  const energy = positiveOf(joules);
  const time = positiveOf(seconds);
  return energy === null || time === null ? null : { value: energy / time, unit: "W", path, ...TOTAL, note };
}

const VALUES_OF_TEXT = [
  "mean_e2el_ms",
  "mean_ttft_ms",
  "mean_tpot_ms",
  "output_throughput",
  "steady_state_energy",
  "steady_state_duration",
  "steady_state_energy_per_token",
];
const VALUES_OF_PICTURES = ["throughput_images_per_sec", "total_energy", "total_time", "energy_per_image"];
const VALUES_OF_SECOND_VERSION = [
  "Batch latency (s)",
  "Batch energy (J)",
  "Energy per image (J)",
  "Energy per video (J)",
  "Energy/req (J)",
  "Avg TPOT (s)",
  "Token tput (tok/s)",
  "Token tput (toks/s)",
];
const VALUES_OF_FIRST_VERSION = ["latency", "throughput", "energy"];

/** The tool's own file of one run, `results.json`. What was asked and answered in it is not read. */
export function toolReading(run: unknown, path: string): PartialReading | "failed" | null {
  const isDiffusion = at(run, "steady_state_energy") === undefined;
  const completed = numberOf(at(run, "completed"));
  if (!isDiffusion && completed === 0) return "failed";
  const metrics = metricsOf(isDiffusion ? diffusionRun(run, path) : llmRun(run, path));
  if (!hasValue(metrics)) return null;
  const asked = numberOf(at(run, "num_prompts"));
  const lost = asked !== null && completed !== null && completed < asked ? asked - completed : 0;
  const notes = [
    ...(lost > 0 ? [`${lost} of ${asked} requests did not complete.`] : []),
    ...notesOnUnread(run, isDiffusion ? VALUES_OF_PICTURES : VALUES_OF_TEXT),
  ];
  const precision = textOf(at(run, "weight_precision"));
  const facts = runFacts({
    axis: "inference",
    modality: isDiffusion ? "vision" : undefined,
    model: { ...publicModel(at(run, "model_id")) },
    technique: {
      family: "quantization",
      name: precision === null ? null : techniqueName("quantization", precision),
    },
    environment: { accelerator: textOf(at(run, "gpu_model")), count: positiveOf(at(run, "num_gpus")) },
    workload: {
      concurrency: positiveOf(at(run, "max_num_seqs")) ?? positiveOf(at(run, "max_concurrency")),
      request_rate: positiveOf(at(run, "request_rate")),
      samples: completed,
      batch_size: positiveOf(at(run, "batch_size")),
      seed: numberOf(at(run, "seed")),
      settings: Object.fromEntries(
        ["height", "width", "inference_steps"].map((field) => [field, numberOf(at(run, field))]),
      ),
    },
  });
  return { label: "", facts, metrics, scores: [], notes };
}

function llmRun(run: unknown, path: string) {
  const milliseconds = (field: string) => measure(at(run, field), "ms", path);
  return {
    al: milliseconds("mean_e2el_ms"),
    ttft: milliseconds("mean_ttft_ms"),
    tpot: milliseconds("mean_tpot_ms"),
    it: measure(at(run, "output_throughput"), "tokens/s", path),
    aec: power(
      at(run, "steady_state_energy"),
      at(run, "steady_state_duration"),
      path,
      "steady_state_energy over steady_state_duration, all accelerators together.",
    ),
    energy_per_token: measure(at(run, "steady_state_energy_per_token"), "J", path, {
      ...TOTAL,
      note: "In the steady state.",
    }),
  };
}

function diffusionRun(run: unknown, path: string) {
  return {
    it: measure(at(run, "throughput_images_per_sec"), "images/s", path, { note: PICTURES }),
    aec: power(
      at(run, "total_energy"),
      at(run, "total_time"),
      path,
      "total_energy over total_time, all accelerators together.",
    ),
    energy_per_sample: measure(at(run, "energy_per_image"), "J", path, { ...TOTAL, note: PICTURES }),
  };
}

/** A record of the leaderboard's second version, whose keys carry their units. */
export function secondVersionReading(record: unknown, path: string): PartialReading | null {
  const metrics = metricsOf({
    al: measure(at(record, "Batch latency (s)"), "s", path, { note: "For one whole batch." }),
    aec: power(
      at(record, "Batch energy (J)"),
      at(record, "Batch latency (s)"),
      path,
      "Batch energy over batch latency, all accelerators together.",
    ),
    energy_per_sample:
      measure(at(record, "Energy per image (J)") ?? at(record, "Energy per video (J)"), "J", path, TOTAL) ??
      measure(at(record, "Energy/req (J)"), "J", path, { ...TOTAL, note: "For one request." }),
    tpot: measure(at(record, "Avg TPOT (s)"), "s", path),
    it: measure(at(record, "Token tput (tok/s)") ?? at(record, "Token tput (toks/s)"), "tokens/s", path),
  });
  if (!hasValue(metrics)) return null;
  const isPicture = at(record, "Batch latency (s)") !== undefined;
  const named = publicModel(at(record, "Model"));
  const tp = positiveOf(at(record, "TP"));
  const facts = runFacts({
    axis: "inference",
    modality: isPicture ? "vision" : modalityOf(null, metrics),
    model: { ...named, parameters_b: positiveOf(at(record, "Params (B)")) },
    environment: {
      accelerator: textOf(at(record, "GPU model") ?? at(record, "GPU")),
      count: tp === null ? null : tp * (positiveOf(at(record, "PP")) ?? 1),
    },
    workload: {
      batch_size: positiveOf(at(record, "Batch size")),
      concurrency: positiveOf(at(record, "Max BS (reqs)")),
      output_tokens: positiveOf(at(record, "Avg Output Tokens")),
      settings: { inference_steps: numberOf(at(record, "Number of inference steps")) },
    },
  });
  const notes = notesOnUnread(record, VALUES_OF_SECOND_VERSION);
  return { label: "", facts, metrics, scores: [], notes };
}

export const FIRST_VERSION = ["model", "throughput", "response_length", "latency", "energy"];

/** The tables of the first version: one request at a time, energy in joules for each. */
export function firstVersionReadings(table: CsvTable, path: string): PartialReading[] {
  return table.rows.flatMap(({ number, cells }) => {
    const metrics = metricsOf({
      al: measure(cells.latency, "s", path, { note: "One request at a time." }),
      it: measure(cells.throughput, "tokens/s", path),
      aec: power(cells.energy, cells.latency, path, "Energy of a request over its latency."),
      energy_per_sample: measure(cells.energy, "J", path, { ...TOTAL, note: "For one request." }),
    });
    if (!hasValue(metrics)) return [];
    const model = publicModel(cells.model);
    const facts = runFacts({
      axis: "inference",
      modality: "language",
      model: { ...model },
      workload: { batch_size: 1, output_tokens: positiveOf(cells.response_length) },
    });
    return [
      {
        label: table.rows.length > 1 ? (model?.name ?? `row ${number}`) : "",
        facts,
        metrics,
        scores: [],
        notes: notesOnUnread(cells, VALUES_OF_FIRST_VERSION),
      },
    ];
  });
}
