import type { Importer } from "../importer";
import { topLevelKeys } from "../json-keys";
import { readLooseJson } from "../loose-json";
import type { Imported, Reading, Skipped } from "../reading";
import type { SourceFile } from "../source-file";
import { readFacts } from "./facts";
import { PEFT_COMPARISON_FIELDS } from "./fields";
import { PeftRun } from "./run-file";
import { readMetrics, readScores } from "./values";

const KEY = "peft-method-comparison";

/** The PEFT library's comparison of its methods: one file for each run, on one accelerator. */
export const peftComparison: Importer = {
  key: KEY,
  title: "PEFT method comparison",
  url: "https://github.com/huggingface/peft/tree/main/method_comparison",
  versions: "2025 (cuda_memory_max) to 2026 (accelerator_memory_max), MetaMathQA and image-gen",
  fields: PEFT_COMPARISON_FIELDS,
  asks: ["how many parameters the model has, where a method trains the model's own weights"],
  drops: ["messages of errors", "system release, branch and build options of PyTorch"],
  recognises({ head }) {
    if (!head.includes('"run_info"')) return false;
    const keys = topLevelKeys(head);
    return keys.has("run_info") && keys.has("train_info");
  },
  async read(files) {
    const imported: Imported = { readings: [], skipped: [] };
    // One after the other, so that no more than one text is held at a time.
    for (const file of files) {
      const outcome = await readFile(file);
      if ("producer" in outcome) imported.readings.push(outcome);
      else imported.skipped.push(outcome);
    }
    return imported;
  },
};

async function readFile(file: SourceFile): Promise<Reading | Skipped> {
  const { path } = file;
  const json = readLooseJson(await file.text().catch(() => ""));
  const run = PeftRun.safeParse(json?.values[0]).data;
  if (!run || json?.values.length !== 1) {
    return {
      path,
      reason: "unreadable",
      why: "it begins like a run of the PEFT comparison, but is not whole",
    };
  }
  const { status } = run.train_info;
  if (status !== "success") {
    const memory = /out of memory/i.test(run.run_info.error_msg ?? "") ? "; it ran out of memory" : "";
    const said =
      typeof status === "string" && /^[a-z_]{1,20}$/.test(status)
        ? `its status is "${status}"`
        : "it does not say that it succeeded";
    return { path, reason: "failed", why: said + memory };
  }
  const metrics = readMetrics(run, path);
  const scores = readScores(run, path);
  if (Object.keys(metrics).length === 0 && scores.length === 0) {
    return { path, reason: "empty", why: "it holds no value that can be taken" };
  }
  return {
    producer: KEY,
    label: "",
    paths: [path],
    facts: readFacts(run),
    metrics,
    scores,
    notes: json.hadNonFinite ? ["A value of the file is no number (NaN or infinite) and was left out."] : [],
  };
}
