import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Importer } from "./importer";
import { lmEval } from "./lm-eval/lm-eval";
import { textFile } from "./source-file";

const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../shared/samples");

async function read(importer: Importer, folder: string) {
  const files = readdirSync(join(SAMPLES, folder)).map((name) =>
    textFile(name, readFileSync(join(SAMPLES, folder, name), "utf8")),
  );
  return importer.read(files.filter(importer.recognises), files);
}

/** The reading whose first file is that one. */
async function readingOf(importer: Importer, folder: string, path: string) {
  const { readings } = await read(importer, folder);
  const reading = readings.find(({ paths }) => paths.includes(path));
  if (!reading) throw new Error(`${path} was not read`);
  return reading;
}

const lmEvalReading = (path: string) => readingOf(lmEval, "lm-evaluation-harness", path);

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples", () => {
  test("lm-evaluation-harness: seven are read, lighteval's is refused as another tool's", async () => {
    const { readings, skipped } = await read(lmEval, "lm-evaluation-harness");
    expect(readings.map(({ paths, scores }) => [paths, scores.length])).toEqual([
      [["Phi-3-medium_4bit_groups_results.json"], 12],
      [["Yi-1.5-34B_4bit_b4bqa_results.json"], 2],
      [["bloom-1b7_gsm8k_8-shot.json"], 1],
      [["llama-7B_bbh_3-shot.json"], 22],
      [["pythia-12b-deduped_step32_0shot.json"], 172],
      [["results_2026-07-08T18-15-33.115417.json"], 9],
      [["results_2026-10-08T13-08-49.726558_ifeval.json"], 4],
    ]);
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["lighteval_results_2025-03-14T20-39-24_llama3.1-8b_bnb_8bit.json", "foreign"],
    ]);
    expect(readings.flatMap(({ notes, notComparable }) => (notComparable ? [] : notes))).toEqual([]);
  });

  test("v0.3: GSM8K of bloom-1b7 with 8 shots; pythia's revision; of llama-7B's path nothing", async () => {
    const bloom = await lmEvalReading("bloom-1b7_gsm8k_8-shot.json");
    expect(bloom.facts).toEqual({
      modality: "language",
      model: { name: "bloom-1b7", hub_id: "bigscience/bloom-1b7" },
    });
    expect(bloom.scores).toEqual([
      {
        task: "gsm8k",
        metric: "accuracy",
        value: 0.01288855193328279,
        better: "higher",
        stderr: 0.00310690126649963,
        shots: 8,
        path: "bloom-1b7_gsm8k_8-shot.json",
      },
    ]);
    const pythia = await lmEvalReading("pythia-12b-deduped_step32_0shot.json");
    expect(pythia.facts.model).toEqual({
      name: "pythia-v1.1-12b-deduped",
      hub_id: "EleutherAI/pythia-v1.1-12b-deduped",
      revision: "step32",
    });
    expect(
      pythia.scores.filter(({ task }) => task === "crows_pairs_french_physical_appearance"),
    ).toMatchObject([
      {
        metric: "likelihood_difference",
        value: 9.45486111111111,
        better: "lower",
        stderr: 1.4063386895079806,
      },
      { metric: "pct_stereotype", value: 0.5833333333333334, better: "lower", stderr: 0.05850912479161746 },
    ]);
    const llama = await lmEvalReading("llama-7B_bbh_3-shot.json");
    expect(llama.facts).toEqual({ modality: "language" });
    expect(llama.scores[0]).toMatchObject({
      metric: "multiple_choice_grade",
      value: 0.1824,
      better: "higher",
      shots: 3,
    });
  });

  test("v0.4: 4 bits by bitsandbytes; the group b4b once, and alone in a mean; zeros doubted", async () => {
    const yi = await lmEvalReading("Yi-1.5-34B_4bit_b4bqa_results.json");
    expect(yi.facts).toEqual({
      axis: "inference",
      modality: "language",
      model: { name: "Yi-1.5-34B", hub_id: "01-ai/Yi-1.5-34B" },
      technique: { family: "quantization", name: "fp4", settings: { method: "bitsandbytes" } },
    });
    expect(yi.scores.map(({ metric, value, stderr, shots }) => [metric, value, stderr, shots])).toEqual([
      ["accuracy", 0.9780534351145038, 0.004527841620193655, 0],
      ["acc_norm", 0.9780534351145038, 0.004527841620193655, 0],
    ]);
    const phi = await lmEvalReading("Phi-3-medium_4bit_groups_results.json");
    expect(phi.facts.workload).toEqual({ tasks: ["b4b"] });
    expect(
      phi.scores.filter(({ metric }) => metric === "accuracy").map(({ task, value }) => [task, value]),
    ).toEqual([
      ["b4b", 0.48382437897169267],
      ["b4bqa", 0.69921875],
      ["medmcqa_g2b", 0],
      ["medmcqa_orig_filtered", 0],
      ["medqa_4options_g2b", 0.5317460317460317],
      ["medqa_4options_orig_filtered", 0.5846560846560847],
    ]);
    expect(new Set(phi.scores.flatMap(({ task, doubt }) => (doubt ? [task] : [])))).toEqual(
      new Set(["medmcqa_g2b", "medmcqa_orig_filtered"]),
    );
  });

  test("v0.4.13: a limited run is flagged, its machine is told; a served model's is not", async () => {
    const limited = await lmEvalReading("results_2026-07-08T18-15-33.115417.json");
    expect(limited.notComparable).toBe(
      "A limited run: of 3 tasks only a part of the samples was run, 20 of 13812 at the least.",
    );
    expect(limited.facts).toEqual({
      modality: "language",
      model: {
        name: "Qwen3-8B",
        hub_id: "Qwen/Qwen3-8B",
        parameters_b: 8.19073536,
        revision: "b968826d9c46dd6066d109eabc6255188de91218",
      },
      environment: {
        accelerator: "NVIDIA L40S",
        count: 1,
        driver: "595.71.05",
        cuda: "13.0",
        software: { "lm-eval": "0.4.13.dev0", torch: "2.11.0+cu130", transformers: "5.12.1" },
      },
      workload: { dtype: "bfloat16", tasks: ["negotiationtom"] },
    });
    expect(limited.scores.find(({ task }) => task === "negotiationtom")).toMatchObject({
      metric: "accuracy",
      value: 0.525,
      stderr: 0.08009040943964843,
      samples: 40,
    });
    const served = await lmEvalReading("results_2026-10-08T13-08-49.726558_ifeval.json");
    expect(served.facts).toEqual({ modality: "language", model: { name: "gemma4-26b-l40s" } });
    expect(
      served.scores.map(({ metric, value, stderr, samples }) => [metric, value, stderr, samples]),
    ).toEqual([
      ["prompt_level_strict_acc", 0.8964879852125693, 0.013109035446484243, 541],
      ["inst_level_strict_acc", 0.9280575539568345, undefined, 541],
      ["prompt_level_loose_acc", 0.9075785582255084, 0.012463258511767319, 541],
      ["inst_level_loose_acc", 0.9388489208633094, undefined, 541],
    ]);
  });
});
