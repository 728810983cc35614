import { z } from "zod";
import type { Importer } from "../importer";
import { readLooseJson } from "../loose-json";
import type { Imported, Reading, Skipped } from "../reading";
import type { SourceFile } from "../source-file";
import { AdapterConfig, adapterFacts } from "./adapter";
import { TRAINER_FIELDS } from "./fields";
import { isInCheckpoint, kindOf, runOf, type TrainerFileKind } from "./run-files";
import { closingRows, TrainerState, trainerMetrics, trainerScores, type ValueRow } from "./run-values";

const KEY = "hf-trainer";

/** Hugging Face's Trainer, and what is built on it: one result for each output folder, with its adapter's configuration. */
export const hfTrainer: Importer = {
  key: KEY,
  title: "Hugging Face Trainer and PEFT adapters",
  url: "https://huggingface.co/docs/transformers/main_classes/trainer",
  versions: "transformers 4 and 5, PEFT 0.4 to 0.19, also as LLaMA-Factory writes them",
  fields: TRAINER_FIELDS,
  asks: [
    "which accelerator, and how many",
    "which model and technique, where no adapter_config.json lies beside the results or it names a local folder",
    "how many parameters the model has, and the data set",
    "whether it is pretraining or fine-tuning, where there is no adapter",
  ],
  drops: [
    "local paths of base models and checkpoints",
    "steps of the log, samples that were generated, all settings of the Trainer",
  ],
  recognises: (file) => kindOf(file) !== null,
  async read(files) {
    const runs = new Map<string, SourceFile[]>();
    for (const file of files) {
      const run = runs.get(runOf(file)) ?? [];
      run.push(file);
      runs.set(runOf(file), run);
    }
    const imported: Imported = { readings: [], skipped: [] };
    for (const run of runs.values()) {
      const { readings, skipped } = await readRun(run);
      imported.readings.push(...readings);
      imported.skipped.push(...skipped);
    }
    return imported;
  },
};

interface RunFile {
  file: SourceFile;
  kind: TrainerFileKind | null;
  value: unknown;
  hadNonFinite: boolean;
}

/** Files that say more of training come first: a run's own results before its log, the folder before its checkpoints. */
const ORDER = [/train_results\.json$/, /all_results\.json$/, /eval_results\.json$/];
const rank = (file: SourceFile) => {
  const named = ORDER.findIndex((name) => name.test(file.path));
  return (isInCheckpoint(file) ? 10 : 0) + (named < 0 ? ORDER.length : named);
};

async function readRun(files: readonly SourceFile[]): Promise<Imported> {
  const skipped: Skipped[] = [];
  const parsed: RunFile[] = [];
  for (const file of files.toSorted((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1))) {
    const kind = kindOf(file);
    if (kind === "log") {
      skipped.push({
        path: file.path,
        reason: "derived",
        why: "a log of progress; the run's results are read instead",
      });
      continue;
    }
    const json = readLooseJson(await file.text().catch(() => ""));
    if (json?.values.length === 1) {
      parsed.push({ file, kind, value: json.values[0], hadNonFinite: json.hadNonFinite });
    } else {
      skipped.push({
        path: file.path,
        reason: "unreadable",
        why: "it begins like a file of the Trainer, but is no complete JSON",
      });
    }
  }
  const { rows, states, used, unused } = rowsOf(parsed);
  const adapters = parsed.flatMap(({ file, kind, value }) => {
    const config = kind === "adapter" ? AdapterConfig.safeParse(value).data : undefined;
    return config ? [{ path: file.path, config }] : [];
  });
  const { metrics, notes, tokens } = trainerMetrics(rows);
  const scores = trainerScores(rows);
  const hasValues = scores.length > 0 || Object.values(metrics).some((metric) => "value" in metric);
  if (!hasValues && Object.keys(metrics).length > 0) {
    const why = "every value of it is 0: nothing was trained";
    return {
      readings: [],
      skipped: [
        ...skipped,
        ...parsed.map(({ file }) => ({ path: file.path, reason: "failed" as const, why })),
      ],
    };
  }
  const [adapter, ...furtherAdapters] = adapters;
  if (!hasValues && !adapter) {
    return { readings: [], skipped: [...skipped, ...parsed.map(({ file, kind }) => emptyFile(file, kind))] };
  }
  const finished = hasValues ? states.find(({ isClosed }) => isClosed)?.state : undefined;
  const workload = {
    ...(finished?.global_step && { steps: finished.global_step }),
    ...(tokens !== null && { tokens }),
  };
  const reading: Reading = {
    producer: KEY,
    label: "",
    paths: [...(hasValues ? used : []), ...(adapter ? [adapter.path] : [])],
    facts: {
      ...(adapter && adapterFacts(adapter.config)),
      ...(Object.keys(workload).length > 0 && { workload }),
    },
    metrics,
    scores,
    notes: [
      ...notes,
      ...(hasValues ? [] : ["An adapter's configuration alone: it names the technique and holds no value."]),
      ...(parsed.some(({ hadNonFinite, file }) => hadNonFinite && used.includes(file.path))
        ? ["A value of the files is no number (NaN or infinite) and was left out."]
        : []),
    ],
  };
  const beside = [...unused, ...(hasValues ? [] : used), ...furtherAdapters.map(({ path }) => path)];
  const taken = new Set([...reading.paths, ...beside]);
  return {
    readings: [reading],
    skipped: [
      ...skipped,
      ...beside.map((path) => besideFile(path, hasValues)),
      ...parsed.filter(({ file }) => !taken.has(file.path)).map(({ file, kind }) => emptyFile(file, kind)),
    ],
  };
}

interface Rows {
  rows: ValueRow[];
  states: { state: TrainerState; isClosed: boolean }[];
  /** Files that rows were taken from, and logs of training that had not ended. */
  used: string[];
  unused: string[];
}

function rowsOf(parsed: readonly RunFile[]): Rows {
  const found: Rows = { rows: [], states: [], used: [], unused: [] };
  const evaluations: ValueRow[] = [];
  for (const { file, kind, value } of parsed) {
    const state = kind === "state" ? TrainerState.safeParse(value).data : undefined;
    const values = kind === "results" ? z.record(z.string(), z.unknown()).safeParse(value).data : undefined;
    if (values) found.rows.push({ path: file.path, values });
    if (state) {
      const { training, evaluation } = closingRows(state, file.path);
      found.states.push({ state, isClosed: training !== null });
      if (training) found.rows.push(training);
      if (training && evaluation) evaluations.push(evaluation);
      if (!training) found.unused.push(file.path);
    }
    if (values || (state && !found.unused.includes(file.path))) found.used.push(file.path);
  }
  found.rows.push(...evaluations);
  return found;
}

function besideFile(path: string, hasValues: boolean): Skipped {
  return hasValues
    ? {
        path,
        reason: "beside",
        why: "a checkpoint or a second configuration of a run whose results were read",
      }
    : emptyFile({ path }, "state");
}

function emptyFile({ path }: Pick<SourceFile, "path">, kind: TrainerFileKind | null): Skipped {
  return kind === "state"
    ? {
        path,
        reason: "empty",
        why: "the state of a checkpoint: training had not ended, so no time and no mean loss are in it",
      }
    : { path, reason: "empty", why: "it holds no value that can be taken" };
}
