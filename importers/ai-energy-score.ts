import { type CsvRow, readCsvTable } from "./csv-table";
import type { FieldRow, Importer } from "./importer";
import { publicModel } from "./model-name";
import type { Imported, Reading, Skipped } from "./reading";
import {
  hasValue,
  labelOf,
  measure,
  metricsOf,
  numberOf,
  positiveOf,
  runFacts,
  textOf,
} from "./reading-parts";
import { judgeLost, type LostRequests } from "./serving/requests";
import { fileName, type SourceFile } from "./source-file";
import { headersWith } from "./table-head";

const PRODUCER = "ai-energy-score";
const RESULTS = ["model_name", "gpu_energy_wh", "total_duration_seconds"];
const MODELS = ["Models to Add", "Reasoning State"];

const FIELDS: readonly FieldRow[] = [
  {
    field: "gpu_energy_wh, total_duration_seconds",
    becomes: "aec",
    unit: "Wh, s",
    note: "All accelerators together, over the whole batch.",
  },
  { field: "avg_energy_per_prompt_wh", becomes: "energy_per_sample", unit: "Wh" },
  {
    field: "gpu_energy_wh, total_completion_tokens",
    becomes: "energy_per_token",
    unit: "Wh",
    note: "By generated tokens; `tokens_per_joule` may count the prompts' too and is not taken.",
  },
  { field: "model_name", becomes: "model.name, model.hub_id", unit: "" },
  { field: "task, successful_prompts, reasoning_state", becomes: "workload", unit: "" },
];

/** The table of a batch of the AI Energy Score. Its older reports have optimum-benchmark's form and are read as such. */
export const aiEnergyScore: Importer = {
  key: PRODUCER,
  title: "AI Energy Score",
  url: "https://github.com/huggingface/AIEnergyScore",
  versions: "the batch runner of October to December 2025",
  fields: FIELDS,
  asks: ["parameters of the model", "precision", "accelerator and count"],
  drops: ["texts of error messages", "emissions"],
  recognises: (file) => kindOf(file) !== null,
  read,
};

function kindOf(file: SourceFile): "results" | "models" | "watt-hours" | null {
  if (/^GPU_ENERGY_(?:WH\.txt|SUMMARY\.json)$/i.test(fileName(file))) return "watt-hours";
  const isTableOf = (names: readonly string[]) => {
    const headers = headersWith(file.head, ...names);
    return names.every((name) => headers.includes(name));
  };
  if (isTableOf(RESULTS)) return "results";
  return isTableOf(MODELS) ? "models" : null;
}

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const readings: Reading[] = [];
  const skipped: Skipped[] = [];
  for (const file of files) {
    const { path } = file;
    const kind = kindOf(file);
    if (kind === "watt-hours") {
      skipped.push({
        path,
        reason: "derived",
        why: "The energy stands in the report that it was taken from.",
      });
    } else if (kind === "models") {
      skipped.push({
        path,
        reason: "empty",
        why: "A list of models that are to be measured, without values.",
      });
    } else {
      const rows = readCsvTable(await file.text())?.rows ?? [];
      const good = rows.filter((row) => !hasFailed(row));
      const found = good.flatMap((row) => reading(row, path, rows.length));
      readings.push(...found);
      if (found.length > 0) continue;
      skipped.push(
        rows.length > 0 && good.length === 0
          ? { path, reason: "failed", why: "All of its runs failed." }
          : { path, reason: "empty", why: "No row has an energy." },
      );
    }
  }
  return { readings, skipped };
}

/** A run that failed is a row full of zeros: only its message, and that no prompt succeeded, tell. */
function hasFailed({ cells }: CsvRow): boolean {
  return textOf(cells.error_message) !== null || numberOf(cells.successful_prompts) === 0;
}

function reading({ number, cells }: CsvRow, path: string, rows: number): Reading[] {
  const wattHours = positiveOf(cells.gpu_energy_wh);
  const seconds = positiveOf(cells.total_duration_seconds);
  const tokens = positiveOf(cells.total_completion_tokens);
  const total = { scope: "total" as const };
  const metrics = metricsOf({
    aec:
      wattHours === null || seconds === null
        ? null
        : measure((wattHours * 3600) / seconds, "W", path, {
            ...total,
            note: "gpu_energy_wh over total_duration_seconds.",
          }),
    energy_per_sample: measure(cells.avg_energy_per_prompt_wh, "Wh", path, {
      ...total,
      note: "For one prompt.",
    }),
    energy_per_token:
      wattHours === null || tokens === null
        ? null
        : measure(wattHours / tokens, "Wh", path, {
            ...total,
            note: "gpu_energy_wh by generated tokens, the reading of prompts included.",
          }),
  });
  if (!hasValue(metrics)) return [];
  const model = publicModel(cells.model_name);
  const reasoning = labelOf(cells.reasoning_state);
  const doubtAll = (doubt: string) => {
    for (const value of Object.values(metrics)) if ("value" in value) value.doubt = doubt;
  };
  const { notes, ...judged } = judgeLost({ doubtAll }, lostPrompts(cells));
  return [
    {
      producer: PRODUCER,
      label:
        rows > 1
          ? [model?.name ?? `row ${number}`, reasoning && `reasoning ${reasoning}`].filter(Boolean).join(", ")
          : "",
      paths: [path],
      facts: runFacts({
        axis: "inference",
        model: { ...model },
        workload: {
          task: textOf(cells.task),
          samples: positiveOf(cells.successful_prompts),
          settings: { reasoning },
        },
      }),
      metrics,
      scores: [],
      notes,
      ...judged,
    },
  ];
}

/** Prompts that failed take time and energy, too: they are judged as the requests of a server are. */
function lostPrompts(cells: CsvRow["cells"]): LostRequests | null {
  const lost = positiveOf(cells.failed_prompts);
  if (lost === null) return null;
  const [completed, asked] = [numberOf(cells.successful_prompts), positiveOf(cells.total_prompts)];
  return { lost, completed, asked, what: "failed" };
}
