import type { Modality } from "@/benchmark/axes";
import { techniqueName } from "@/benchmark/techniques";
import { publicModel } from "../model-name";
import type { Reading } from "../reading";
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

export type PartialReading = Omit<Reading, "producer" | "paths">;

/** One configuration of the leaderboard's data, with what its file says of all of them. */
export function configurationReading(row: unknown, file: unknown, path: string): PartialReading | null {
  const isDiffusion = at(row, "batch_latency_s") !== undefined;
  const metrics = isDiffusion ? diffusionMetrics(row, path) : llmMetrics(row, path);
  if (!hasValue(metrics)) return null;
  const of = (field: string) => at(row, field) ?? at(file, field);
  const task = textOf(of("task"));
  const part = (field: string) => numberOf(at(row, "parallelization", field) ?? at(row, field));
  const precision = textOf(of("weight_precision"));
  const named = publicModel(of("model_id"));
  const settings = Object.fromEntries(
    ["tensor_parallel", "expert_parallel", "data_parallel", "ulysses_degree", "ring_degree"].map((field) => [
      field,
      part(field),
    ]),
  );
  const shape = [
    "inference_steps",
    "image_height",
    "image_width",
    "video_height",
    "video_width",
    "num_frames",
    "fps",
  ];
  const facts = runFacts({
    axis: "inference",
    modality: modalityOf(task, metrics),
    model: {
      ...named,
      name: named?.name ?? textOf(of("nickname")),
      parameters_b: positiveOf(of("total_params_billions")),
      active_parameters_b: positiveOf(of("activated_params_billions")),
    },
    technique: {
      family: "quantization",
      name: precision === null ? null : techniqueName("quantization", precision),
    },
    environment: { accelerator: textOf(at(row, "gpu_model")), count: positiveOf(at(row, "num_gpus")) },
    workload: {
      task,
      dataset: task === null ? null : promptsOf(task),
      dtype: precision,
      batch_size: positiveOf(at(row, "batch_size")),
      concurrency: positiveOf(at(row, "max_num_seqs")),
      output_tokens: positiveOf(at(row, "avg_output_len")),
      settings: {
        ...settings,
        ...Object.fromEntries(shape.map((field) => [field, numberOf(at(row, field))])),
      },
    },
  });
  return { label: labelled(facts, settings), facts, metrics, scores: [], notes: notesOnUnread(row, VALUES) };
}

/** Values of a row of either kind. */
const VALUES = [
  "output_throughput_tokens_per_sec",
  "median_itl_ms",
  "avg_power_watts",
  "energy_per_token_joules",
  "energy_per_request_joules",
  "batch_latency_s",
  "throughput_images_per_sec",
  "throughput_videos_per_sec",
  "energy_per_image_joules",
  "energy_per_video_joules",
];

/**
 * What was asked: each task of the benchmark has one set of prompts. That it is theirs must be said, since "text-to-video"
 * alone names no prompts. Which public data set they were drawn from is not in the file, and has changed with versions.
 */
function promptsOf(task: string): string {
  return `ML.ENERGY ${task}`;
}

function llmMetrics(row: unknown, path: string): Reading["metrics"] {
  const total = { scope: "total" as const };
  return metricsOf({
    it: measure(at(row, "output_throughput_tokens_per_sec"), "tokens/s", path),
    tpot: measure(at(row, "median_itl_ms"), "ms", path, {
      note: "Median time between tokens.",
      doubt: "The median: the leaderboard gives no mean.",
    }),
    aec: measure(at(row, "avg_power_watts"), "W", path, POWER),
    energy_per_token: measure(at(row, "energy_per_token_joules"), "J", path, total),
    energy_per_sample: measure(at(row, "energy_per_request_joules"), "J", path, {
      ...total,
      note: "For one request.",
    }),
  });
}

const POWER = { scope: "total" as const, note: "All accelerators together, in the steady state alone." };

function diffusionMetrics(row: unknown, path: string): Reading["metrics"] {
  const isVideo =
    at(row, "throughput_videos_per_sec") !== undefined || at(row, "energy_per_video_joules") !== undefined;
  const [unit, energy, throughput] = isVideo
    ? (["videos/s", "energy_per_video_joules", "throughput_videos_per_sec"] as const)
    : (["images/s", "energy_per_image_joules", "throughput_images_per_sec"] as const);
  return metricsOf({
    al: measure(at(row, "batch_latency_s"), "s", path, { note: "For one whole batch." }),
    it: measure(at(row, throughput), unit, path),
    aec: measure(at(row, "avg_power_watts"), "W", path, { ...POWER, note: "All accelerators together." }),
    energy_per_sample: measure(at(row, energy), "J", path, {
      scope: "total",
      note: isVideo ? "For one video." : "For one image.",
    }),
  });
}

export function modalityOf(task: string | null, metrics: Reading["metrics"]): Modality {
  const { it } = metrics;
  const isPicture = it && "unit" in it && (it.unit === "images/s" || it.unit === "videos/s");
  if (isPicture || /^(?:text|image)-to-(?:image|video)$/.test(task ?? "")) return "vision";
  return /^(?:image|video)-chat/.test(task ?? "") ? "vision-language" : "language";
}

function labelled(facts: Reading["facts"], settings: Record<string, number | null>): string {
  const { model, environment, workload } = facts;
  const degrees = Object.entries(settings).flatMap(([field, degree]) =>
    degree !== null && degree > 1 ? [`${field.replaceAll("_", " ")} ${degree}`] : [],
  );
  const size = workload?.settings?.video_height ?? workload?.settings?.image_height;
  return [
    model?.name,
    environment?.accelerator && `${environment.count ?? "?"}x ${environment.accelerator}`,
    workload?.concurrency && `${workload.concurrency} sequences`,
    workload?.batch_size && `batch ${workload.batch_size}`,
    size && `height ${size}`,
    workload?.settings?.inference_steps && `${workload.settings.inference_steps} steps`,
    ...degrees,
  ]
    .filter((part) => typeof part === "string")
    .join(", ");
}
