import type { Importer } from "../importer";
import { topLevelKeys } from "../json-keys";
import { readLooseJson } from "../loose-json";
import type { Imported, Reading, Skipped } from "../reading";
import { versionOf } from "../reading-parts";
import type { SourceFile } from "../source-file";
import { entry, isObject, LmEvalDocument } from "./document";
import { LM_EVAL_FIELDS } from "./fields";
import { modelFacts } from "./model-facts";
import { readScores } from "./scores";

const KEY = "lm-evaluation-harness";

/** EleutherAI's lm-evaluation-harness: scores of tasks. Tells lighteval's files, of the same name, apart and refuses them. */
export const lmEval: Importer = {
  key: KEY,
  title: "lm-evaluation-harness",
  url: "https://github.com/EleutherAI/lm-evaluation-harness",
  versions: "v0.3 to 0.4.13",
  fields: LM_EVAL_FIELDS,
  asks: [
    "which accelerator, and how many, where the file does not hold PyTorch's description of the machine",
    "which technique is compared, unless the model was loaded in fewer bits",
    "which model, where it was loaded from a folder or asked for by an alias, and how many parameters it has",
  ],
  drops: [
    "local paths and addresses of servers in model_args",
    "all of pretty_env_info but accelerator, driver, CUDA and PyTorch versions",
    "prompts, chat templates and the program text of tasks",
  ],
  recognises,
  async read(files) {
    const imported: Imported = { readings: [], skipped: [] };
    // One after the other, so that no more than one text is held at a time.
    for (const file of files) {
      const { readings, skipped } = await readFile(file);
      imported.readings.push(...readings);
      imported.skipped.push(...skipped);
    }
    return imported;
  },
};

function recognises({ head }: SourceFile): boolean {
  if (isAnswerLog(head)) return true;
  // The benchmark's own pipeline writes such files with a block of its own, and is read by its own importer.
  if (head.includes('"performance_metrics"')) return false;
  if (!head.includes('"results"')) return false;
  const keys = topLevelKeys(head);
  if (!keys.has("results")) return false;
  if (keys.has("config_general")) return true;
  const marks = [
    "n-shot",
    "lm_eval_version",
    "group_subtasks",
    "higher_is_better",
    "n-samples",
    "task_hashes",
  ];
  if (marks.some((mark) => keys.has(mark)) || (keys.has("versions") && keys.has("config"))) return true;
  // Of long files the head holds scores alone; in those the harness writes errors in its own way.
  return /"[\w@.-]+_stderr(?:,[\w-]+)?"\s*:/.test(head);
}

/** `samples_<task>_<time>.jsonl`: each question with its answers. */
function isAnswerLog(head: string): boolean {
  const start = head.trimStart();
  const row = start.startsWith("[") ? start.slice(1).trimStart() : start;
  return row.startsWith('{"doc_id":') && /"(?:filtered_resps|resps|arguments|prompt_hash)":/.test(head);
}

async function readFile(file: SourceFile): Promise<Imported> {
  const skip = (reason: Skipped["reason"], why: string): Imported => ({
    readings: [],
    skipped: [{ path: file.path, reason, why }],
  });
  if (isAnswerLog(file.head)) {
    return skip(
      "beside",
      "single questions and answers of lm-evaluation-harness; its results file is read instead",
    );
  }
  const values = readLooseJson(await file.text().catch(() => ""))?.values;
  if (!values)
    return skip("unreadable", "it begins like results of lm-evaluation-harness, but is no complete JSON");
  const documents = values.flat().flatMap((value) => LmEvalDocument.safeParse(value).data ?? []);
  if (documents.length === 0) return skip("unreadable", "it holds no table of results by task");
  const outcomes = documents.map((document) => readDocument(document, file.path));
  const readings = outcomes.flatMap((outcome) => ("producer" in outcome ? [outcome] : []));
  if (readings.length === 0) return { readings, skipped: outcomes.filter((one) => "why" in one).slice(0, 1) };
  return {
    readings: readings.map((reading, index) => ({
      ...reading,
      label: readings.length > 1 ? String(index + 1) : "",
    })),
    skipped: [],
  };
}

function readDocument(document: LmEvalDocument, path: string): Reading | Skipped {
  const tasks = Object.entries(document.results);
  if (document.config_general || tasks.some(([task]) => /^[^|]+\|[^|]+\|\d+/.test(task))) {
    return {
      path,
      reason: "foreign",
      why: "it is lighteval's, which names its files like lm-evaluation-harness",
    };
  }
  if (tasks.some(([, row]) => isObject(row) && Object.hasOwn(row, "performance_metrics"))) {
    return {
      path,
      reason: "foreign",
      why: "it is efficientllm-toolkit's, with measurements beside the scores",
    };
  }
  if (entry(document.config, "model") === "dummy" || document.model_source === "dummy") {
    return { path, reason: "mock", why: "the model is the harness's dummy, which answers at random" };
  }
  const { scores, notes, ungrouped, hadUnscored } = readScores(document, path);
  if (scores.length === 0) {
    return {
      path,
      reason: "empty",
      why: hadUnscored
        ? "answers alone, nothing was scored (--predict_only)"
        : "it holds no score that can be taken",
    };
  }
  const limited = limitedRun(document);
  const facts = modelFacts(document);
  const version = versionOf(document.lm_eval_version);
  const tasksOfMean = ungrouped?.slice(0, 100);
  return {
    producer: KEY,
    ...(version && { version }),
    label: "",
    paths: [path],
    facts: { ...facts, ...(tasksOfMean && { workload: { ...facts.workload, tasks: tasksOfMean } }) },
    metrics: {},
    scores,
    notes: [...(limited ? [limited] : []), ...notes],
    ...(limited && { notComparable: limited }),
  };
}

/** Says so where not all samples of a task were run: by the counts, or in files without them by the limit itself. */
function limitedRun(document: LmEvalDocument): string | null {
  const counts = Object.values(document["n-samples"] ?? {}).flatMap((row) => {
    const [original, effective] = [entry(row, "original"), entry(row, "effective")];
    return typeof original === "number" && typeof effective === "number" ? [{ original, effective }] : [];
  });
  const short = counts.filter(({ original, effective }) => effective < original);
  const [first] = short.toSorted((a, b) => a.effective / a.original - b.effective / b.original);
  if (first) {
    return `A limited run: of ${short.length === 1 ? "one task" : `${short.length} tasks`} only a part of the samples was run, ${first.effective} of ${first.original} at the least.`;
  }
  const limit = entry(document.config, "limit");
  if (counts.length > 0 || typeof limit !== "number" || limit <= 0) return null;
  return `A limited run: it was told to take ${limit < 1 ? `${Number((limit * 100).toPrecision(6))} % of each task's samples` : `${limit} samples of each task at most`}.`;
}
