import type { Model, Uncertainty } from "@/benchmark/bundle";
import { publicModel } from "../model-name";
import type { Reading } from "../reading";
import { runFacts } from "../reading-parts";
import { rateDoubt } from "../serving/agreement";
import { nameIn, numberIn, plainName, positiveIn, repeatsOf } from "../serving/fields";
import { MetricSheet } from "../serving/metric-sheet";
import type { FileRecord } from "../serving/records";
import { precisionOf } from "./precision";

const SETTINGS = ["n_depth", "n_batch", "n_ubatch", "n_threads", "n_gpu_layers", "n_cpu_moe"] as const;
/** Older builds part devices by a stroke, which names have inside of them as well. */
const DEVICES_APART = /\s*,\s*|\/(?=(?:NVIDIA|Tesla|Quadro|GeForce|AMD|Radeon|Intel)\b)/;
/** At the end of a file's name: the part of a split model, and the precision, which stands elsewhere. */
const PART = /-\d{5}-of-\d{5}$/;
const QUANT = /[-._](?:UD[-._])?(?:(?:I|T)?Q\d\w*|B?F(?:16|32)|MXFP4\w*)$/i;

/** avg_ts is the mean of each repeat's speed, not that of the mean time: where repeats differ a lot, it is above it. */
const MEAN_OF_SPEEDS = 0.25;

/** One test of llama-bench; null where nothing in it was measured. */
export function readTest(record: FileRecord, path: string): Reading | null {
  const [prompt, generated] = [numberIn(record, "n_prompt"), numberIn(record, "n_gen")];
  // Without one of them, what was measured can't be told: prompts, generation, or both.
  if (prompt === null || generated === null || prompt < 0 || generated < 0) return null;
  if (prompt === 0 && generated === 0) return null;
  const task = prompt === 0 ? "generation" : generated === 0 ? "prefill" : "prefill and generation";
  const sheet = new MetricSheet(path);
  const test = `${wordsFor(prompt, generated)}${depthWords(record)}`;
  const nanoseconds = positiveIn(record, "avg_ns");
  const speed = {
    note: `Tokens per second over ${test}.`,
    ...spread(record, "stddev_ts", "samples_ts"),
    ...rateDoubt({
      rate: positiveIn(record, "avg_ts"),
      amount: prompt + generated,
      seconds: nanoseconds === null ? null : nanoseconds / 1e9,
      made: "the tokens of the test divided by avg_ns",
      tolerance: MEAN_OF_SPEEDS,
    }),
  };
  if (task === "generation") sheet.take("it", "avg_ts", record.avg_ts, "tokens/s", speed);
  else sheet.take("throughput", "avg_ts", record.avg_ts, "tokens/s", { scope: "total", ...speed });
  sheet.take("al", "avg_ns", record.avg_ns, "ns", {
    note: `Of one test, a request by itself: ${test}.`,
    ...spread(record, "stddev_ns", "samples_ns"),
  });
  if (!sheet.hasValue) return null;
  sheet.take("size", "model_size", record.model_size, sizeUnit(record), { note: "Of the tensors." });
  const version = versionOf(record);
  return {
    producer: "llama-bench",
    ...(version === null ? {} : { version }),
    label: label(record, prompt, generated),
    paths: [path],
    facts: runFacts({
      axis: "inference",
      modality: "language",
      model: modelOf(record),
      ...techniqueOf(record),
      environment: environment(record, version),
      workload: {
        task,
        input_tokens: prompt || null,
        output_tokens: generated || null,
        settings: settings(record),
      },
    }),
    metrics: sheet.metrics,
    scores: [],
    notes: sheet.notes,
  };
}

/** Bytes, but in the tables that it prints. */
function sizeUnit({ model_size_unit: unit }: FileRecord): string {
  return unit === "GiB" || unit === "MiB" ? unit : "B";
}

/** llama-bench's own way to name a test: pp512, tg128, pp512+tg128, each "@ d4096" with a context already filled. */
function label(record: FileRecord, prompt: number, generated: number): string {
  const parts = [prompt > 0 ? `pp${prompt}` : "", generated > 0 ? `tg${generated}` : ""];
  const depth = positiveIn(record, "n_depth");
  return parts.filter((part) => part !== "").join("+") + (depth === null ? "" : ` @ d${depth}`);
}

function wordsFor(prompt: number, generated: number): string {
  const parts = [
    prompt > 0 ? `a prompt of ${prompt} tokens` : "",
    generated > 0 ? `${generated} generated tokens` : "",
  ];
  return parts.filter((part) => part !== "").join(" and ");
}

function depthWords(record: FileRecord): string {
  const depth = positiveIn(record, "n_depth");
  return depth === null ? "" : ` after ${depth} that are already in the context`;
}

/** How far repeats differ. One repeat alone has a deviation of 0, which is no precision. */
function spread(record: FileRecord, deviation: string, samples: string) {
  const repeats = repeatsOf(record[samples]);
  const value = positiveIn(record, deviation);
  const uncertainty: Uncertainty | null = value === null ? null : { kind: "stdev", value };
  return { ...(uncertainty ? { uncertainty } : {}), ...(repeats ? { repeats } : {}) };
}

function versionOf(record: FileRecord): string | null {
  const build = positiveIn(record, "build_number");
  const commit = /^[\w.+-]{1,60}$/.exec(String(record.build_commit ?? ""))?.[0] ?? null;
  if (build === null) return commit;
  return commit === null ? `b${build}` : `b${build} (${commit})`;
}

function modelOf(record: FileRecord): Partial<Model> {
  const parameters = positiveIn(record, "model_n_params");
  const name = modelNameOf(record.model_filename);
  return {
    ...(name === null ? {} : { name }),
    ...(parameters === null ? {} : { parameters_b: parameters / 1e9 }),
  };
}

/** The file's name without what stands elsewhere, where models are called like it. */
function modelNameOf(file: unknown): string | null {
  if (typeof file !== "string") return null;
  const path = file
    .replace(/\.gguf$/i, "")
    .replace(PART, "")
    .replace(QUANT, "");
  return publicModel(`./${path}`)?.name ?? null;
}

function techniqueOf(record: FileRecord) {
  const type = nameIn(record, "model_type");
  const name = type === null ? null : precisionOf(type);
  return name === null ? {} : { technique: { family: "quantization", name } };
}

function environment(record: FileRecord, version: string | null) {
  const listed = typeof record.gpu_info === "string" ? record.gpu_info.trim() : null;
  const devices = listed ? listed.split(DEVICES_APART).map(deviceName) : [];
  const names = devices.flatMap((device) => device ?? []);
  const onCpu = record.n_gpu_layers === 0 || listed === "" || /^(?:CPU|BLAS)$/.test(String(record.backends));
  const hasAll = names.length === devices.length && (record.devices ?? "auto") === "auto";
  const isOneKind = new Set(names).size === 1;
  const splits = names.length === 1 || (record.split_mode ?? "layer") !== "none";
  return {
    accelerator: onCpu ? nameIn(record, "cpu_info") : isOneKind ? names[0] : null,
    count: !onCpu && isOneKind && hasAll && splits ? names.length : null,
    software: version === null ? null : { "llama.cpp": version },
  };
}

/** What can be told of a device: an RPC server is described by its address. */
function deviceName(text: string): string | null {
  // "AMD Radeon RX 6600/6600 XT" is no path.
  return plainName(text.replaceAll("/", "-")) === null ? null : text.trim();
}

function settings(record: FileRecord) {
  return {
    ...Object.fromEntries(SETTINGS.map((key) => [key, numberIn(record, key)])),
    type_k: nameIn(record, "type_k"),
    type_v: nameIn(record, "type_v"),
    split_mode: nameIn(record, "split_mode"),
    flash_attn: flashAttention(record.flash_attn),
  };
}

/** true in one version, 1 in another; null where it is left to the program (-1, "auto"). */
function flashAttention(value: unknown): boolean | null {
  if (value === true || value === 1 || value === "true" || value === "on") return true;
  return value === false || value === 0 || value === "false" || value === "off" ? false : null;
}
