import { readCsvTable } from "./csv-table";
import type { FieldRow, Importer } from "./importer";
import { readLooseJson } from "./loose-json";
import { configurationReading, type PartialReading } from "./ml-energy/leaderboard";
import { FIRST_VERSION, firstVersionReadings, secondVersionReading, toolReading } from "./ml-energy/records";
import type { Imported, SkipReason } from "./reading";
import { at } from "./reading-parts";
import type { SourceFile } from "./source-file";
import { headersWith } from "./table-head";

const PRODUCER = "ml-energy";

const FIELDS: readonly FieldRow[] = [
  {
    field: "output_throughput_tokens_per_sec",
    becomes: "it",
    unit: "tokens/s",
    note: "Generated tokens of all accelerators.",
  },
  {
    field: "throughput_images_per_sec, throughput_videos_per_sec",
    becomes: "it",
    unit: "images/s, videos/s",
  },
  {
    field: "batch_latency_s",
    becomes: "al",
    unit: "s",
    note: "Diffusion, one whole batch. The rows of language models have no latency of a request.",
  },
  { field: "median_itl_ms", becomes: "tpot", unit: "ms", note: "The median, so in doubt." },
  {
    field: "avg_power_watts",
    becomes: "aec",
    unit: "W",
    note: "All accelerators together, in the steady state.",
  },
  { field: "energy_per_token_joules", becomes: "energy_per_token", unit: "J" },
  {
    field: "energy_per_request_joules, energy_per_image_joules, energy_per_video_joules",
    becomes: "energy_per_sample",
    unit: "J",
  },
  {
    field: "model_id, nickname, total_params_billions, activated_params_billions",
    becomes: "model",
    unit: "10^9 parameters",
  },
  { field: "weight_precision", becomes: "technique.name", unit: "" },
  { field: "gpu_model, num_gpus", becomes: "environment.accelerator, environment.count", unit: "" },
  {
    field: "task",
    becomes: "workload.dataset, workload.task",
    unit: "",
    note: "Each task has its own prompts: `gpqa` becomes the data set `ML.ENERGY gpqa`. The files hold no accuracy.",
  },
  {
    field: "max_num_seqs, batch_size, avg_output_len, tensor_parallel, …",
    becomes: "workload",
    unit: "",
  },
  {
    field: "results.json: mean_e2el_ms",
    becomes: "al",
    unit: "ms",
  },
  { field: "results.json: mean_ttft_ms", becomes: "ttft", unit: "ms" },
  { field: "results.json: mean_tpot_ms", becomes: "tpot", unit: "ms" },
  {
    field: "results.json: output_throughput, throughput_images_per_sec",
    becomes: "it",
    unit: "tokens/s, images/s",
  },
  {
    field: "results.json: steady_state_energy, steady_state_duration",
    becomes: "aec",
    unit: "J, s",
    note: "Energy over duration. Of pictures: total_energy over total_time.",
  },
  { field: "results.json: steady_state_energy_per_token", becomes: "energy_per_token", unit: "J" },
  { field: "results.json: energy_per_image", becomes: "energy_per_sample", unit: "J" },
  {
    field:
      "version 2: Batch energy (J), Batch latency (s), Energy per image (J), Energy/req (J), Avg TPOT (s), Token tput (tok/s)",
    becomes: "aec, al, energy_per_sample, tpot, it",
    unit: "J, s, tokens/s",
    note: "Power is batch energy over batch latency.",
  },
  {
    field: "version 1: throughput, latency, energy",
    becomes: "it, al, energy_per_sample, aec",
    unit: "tokens/s, s, J",
    note: "One request at a time. Power is energy over latency.",
  },
];

/** ML.ENERGY: the leaderboard's data of all three versions, and the benchmark's own results.json. */
export const mlEnergy: Importer = {
  key: PRODUCER,
  title: "ML.ENERGY",
  url: "https://github.com/ml-energy/leaderboard",
  versions: "leaderboard 1 to 3 (2026-02-16) and the benchmark's results.json",
  fields: FIELDS,
  asks: [
    "parameters of the model, before version 3",
    "precision, before version 3",
    "data set, where the file names no task: before version 3 and in results.json",
    "which of a file's configurations are wanted",
  ],
  drops: ["prompts and answers of results.json", "histograms of output lengths"],
  recognises: ({ head }) => kindOf(head) !== null,
  read,
};

type Kind = "configurations" | "index" | "run" | "second" | "first";

function kindOf(head: string): Kind | null {
  if (!/^\s*[[{]/.test(head)) {
    const headers = headersWith(head, ...FIRST_VERSION);
    return FIRST_VERSION.every((name) => headers.includes(name)) && headers.length <= 8 ? "first" : null;
  }
  const has = (...keys: string[]) => keys.every((key) => head.includes(`"${key}"`));
  if (has("steady_state_energy") || has("throughput_images_per_sec", "energy_measurement")) return "run";
  if (has("configurations") && (has("avg_power_watts") || has("energy_per_token_joules")))
    return "configurations";
  if (
    has("architectures", "models", "total_params_billions") ||
    has("last_updated", "models", "weight_precision")
  )
    return "index";
  if (has("Batch energy (J)") || has("Energy/req (J)")) return "second";
  return null;
}

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  // The same configuration stands in a file of its model and in one of its task.
  const known = new Set<string>();
  for (const file of files) {
    const found = await readFile(file);
    const skip = (reason: SkipReason, why: string) => imported.skipped.push({ path: file.path, reason, why });
    if ("reason" in found) {
      skip(found.reason, found.why);
      continue;
    }
    const fresh = found.readings.filter((reading) => !known.has(identity(reading)));
    for (const reading of fresh) known.add(identity(reading));
    imported.readings.push(
      ...fresh.map((reading) => ({ producer: PRODUCER, paths: [file.path], ...reading })),
    );
    if (found.readings.length === 0) skip("empty", "It has no value.");
    else if (fresh.length === 0)
      skip("derived", "All of its configurations stand in files that are read already.");
  }
  return imported;
}

/** What two files say alike where they tell of the same run. */
function identity({ facts, metrics }: PartialReading): string {
  const values = Object.entries(metrics).map(([key, value]) => [key, "value" in value ? value.value : null]);
  return JSON.stringify([facts.model?.hub_id, facts.workload?.task, facts.environment, values]);
}

type FileContent = { readings: PartialReading[] } | { reason: SkipReason; why: string };

async function readFile(file: SourceFile): Promise<FileContent> {
  const kind = kindOf(file.head);
  if (kind === "first") {
    const table = readCsvTable(await file.text());
    return { readings: table ? firstVersionReadings(table, file.path) : [] };
  }
  const documents = readLooseJson(await file.text(), { keepsNonFinite: true })?.values;
  if (!documents) return { reason: "unreadable", why: "It is no complete JSON." };
  if (kind === "index") return { reason: "empty", why: "A list of models and tasks, without values." };
  const records = documents.flat();
  if (kind === "run") {
    const runs = records.map((record) => toolReading(record, file.path));
    if (runs.length > 0 && runs.every((run) => run === "failed"))
      return { reason: "failed", why: "No request completed." };
    return { readings: runs.filter((run) => run !== null && run !== "failed") };
  }
  if (kind === "second")
    return { readings: records.flatMap((record) => secondVersionReading(record, file.path) ?? []) };
  return {
    readings: records.flatMap((document) => {
      const rows = at(document, "configurations");
      return Array.isArray(rows)
        ? rows.flatMap((row) => configurationReading(row, document, file.path) ?? [])
        : [];
    }),
  };
}
