import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hfTrainer } from "./hf-trainer/hf-trainer";
import type { Importer } from "./importer";
import { peftComparison } from "./peft-comparison/peft-comparison";
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

const trainerReading = (path: string) => readingOf(hfTrainer, "finetuning", path);

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples", () => {
  test("Trainer: files with one beginning are one run, the state of a checkpoint is refused", async () => {
    const { readings, skipped } = await read(hfTrainer, "finetuning");
    expect(readings.map(({ paths }) => paths)).toEqual([
      ["peft_dora_adapter_config.json"],
      ["peft_rslora_adapter_config.json"],
      ["trainer_clm_all_results.json"],
      ["trainer_cpt_train_results.json", "trainer_cpt_trainer_state.json"],
      ["trainer_luojiu7b_all_results.json", "trainer_luojiu7b_adapter_config.json"],
      ["trainer_qwen2-1.5b_lora_all_results.json", "trainer_qwen2-1.5b_lora_adapter_config.json"],
    ]);
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ["trainer_r1-distill-8b_lora_trainer_state.json", "empty"],
    ]);
  });

  test.each([
    ["trainer_clm_all_results.json", 3202.5299, 0.968, "samples/s", 0.0877245722663018],
    ["trainer_cpt_train_results.json", 64358.151, 0.511, "samples/s", 0.4479398911550831],
    ["trainer_luojiu7b_all_results.json", 371992.1593, 0.749, "samples/s", 1.3936967928547503],
    // 1,337,168 tokens in 1161.2034 s
    [
      "trainer_qwen2-1.5b_lora_all_results.json",
      1161.2034,
      1337168 / 1161.2034,
      "tokens/s",
      1.2505522966384888,
    ],
  ])("Trainer: %s took %d s, at %d %s", async (path, seconds, speed, unit, loss) => {
    const { metrics, scores } = await trainerReading(path);
    expect(metrics).toMatchObject({
      train_time: { value: seconds, unit: "s" },
      throughput: { value: speed, unit, scope: "total" },
    });
    expect(Object.keys(metrics)).toEqual(["train_time", "throughput"]);
    expect(scores[0]).toMatchObject({ metric: "training loss", value: loss, better: "lower" });
  });

  test("Trainer: evaluations, steps and adapters of the same runs", async () => {
    const scores = async (path: string) =>
      (await trainerReading(path)).scores
        .slice(1)
        .map(({ metric, value, samples }) => [metric, value, samples]);
    expect(await scores("trainer_clm_all_results.json")).toEqual([
      ["validation loss", 0.006221685092896223, 31],
      ["perplexity", 1.0062410799776857, 31],
      ["accuracy", 0.9990540157033393, 31],
    ]);
    expect(await scores("trainer_cpt_train_results.json")).toEqual([
      ["validation loss", 0.4916660189628601, undefined],
    ]);
    expect((await trainerReading("trainer_cpt_train_results.json")).facts).toEqual({
      workload: { steps: 5490 },
    });
    expect((await trainerReading("trainer_luojiu7b_adapter_config.json")).facts).toEqual({
      axis: "fine-tuning",
      modality: "language",
      model: { name: "luojiu-7b_Tokenize_stage", hub_id: "suzushi/luojiu-7b_Tokenize_stage" },
      technique: {
        family: "peft",
        name: "LoRA",
        settings: { r: 32, alpha: 32, target_modules: "q_proj, v_proj" },
      },
    });
    expect((await trainerReading("trainer_qwen2-1.5b_lora_adapter_config.json")).facts).toEqual({
      axis: "fine-tuning",
      modality: "language",
      model: { name: "Qwen2-1.5B-Instruct", hub_id: "Qwen/Qwen2-1.5B-Instruct" },
      technique: {
        family: "peft",
        name: "LoRA",
        settings: {
          r: 32,
          alpha: 64,
          target_modules: "down_proj, gate_proj, k_proj, o_proj, q_proj, up_proj, v_proj",
        },
      },
      workload: { tokens: 1337168 },
    });
    expect((await trainerReading("peft_dora_adapter_config.json")).facts.technique).toEqual({
      family: "peft",
      name: "DoRA",
      settings: { r: 32, alpha: 64 },
    });
    expect((await trainerReading("peft_rslora_adapter_config.json")).facts.technique).toEqual({
      family: "peft",
      name: "RSLoRA",
      settings: { r: 64, alpha: 64 },
    });
  });

  test.each([
    [
      "lora--llama-3.2-3B-rank32",
      "LoRA",
      14397338969,
      22292725760,
      36715216,
      941.9589897260084,
      0.4783927217589083,
    ],
    [
      "lora--llama-3.2-3B-rank32-dora",
      "DoRA",
      15414576807,
      24532484096,
      37181760,
      1190.9068044749874,
      0.46929492039423804,
    ],
    [
      "lora--llama-3.2-3B-rank64-rslora",
      "RSLoRA",
      14648955686,
      22561161216,
      73415408,
      965.5109914450077,
      0.513267626990144,
    ],
    [
      "full-finetuning--llama-3.2-3B-lr_0.00001",
      "full",
      34338935878,
      38868615168,
      6425499648,
      2147.2966757890026,
      0.4715693707354056,
    ],
    [
      "ia3--llama-3.2-3B-default",
      "IA3",
      14785922360,
      23234347008,
      1157064,
      986.8135647129748,
      0.310841546626232,
    ],
    [
      "prefixtuning--llama-3.2-3B-lr_0.001",
      "prefix tuning",
      13973039821,
      21952987136,
      45875328,
      1013.7632167550037,
      0.18574677786201668,
    ],
  ])("PEFT comparison: %s is %s", async (run, technique, reserved, most, size, seconds, accuracy) => {
    const { facts, metrics, scores } = await readingOf(
      peftComparison,
      "finetuning",
      `peft_metamath__${run}.json`,
    );
    expect(facts).toMatchObject({
      axis: "fine-tuning",
      modality: "language",
      model: { name: "Llama-3.2-3B", hub_id: "meta-llama/Llama-3.2-3B", parameters_b: 3.212749824 },
      technique: { family: "peft", name: technique, settings: { experiment: run } },
      environment: {
        accelerator: "NVIDIA L40S",
        count: 1,
        software: { peft: "0.19.2.dev0", torch: "2.13.0+cu130" },
      },
      workload: {
        dataset: "MetaMathQA",
        steps: 5000,
        samples: 20000,
        tokens: 4198051,
        batch_size: 4,
        seed: 0,
      },
    });
    expect(metrics).toMatchObject({
      amu: { value: reserved, unit: "B", scope: "total" },
      peak_memory: { value: most, unit: "B", scope: "total" },
      size: { value: size, unit: "B" },
      train_time: { value: seconds, unit: "s" },
    });
    expect(scores.find(({ task }) => task === "GSM8K")).toMatchObject({
      metric: "accuracy",
      value: accuracy,
    });
  });

  test("PEFT comparison: tokens a second over all intervals, and images without any", async () => {
    const dora = await readingOf(
      peftComparison,
      "finetuning",
      "peft_metamath__lora--llama-3.2-3B-rank32-dora.json",
    );
    // 4,198,051 tokens in 706.6127750281958 s
    expect(dora.metrics.train_time).toMatchObject({
      note: expect.stringContaining("took 706.6 s, at 5941 tokens/s."),
    });
    const images = await readingOf(
      peftComparison,
      "finetuning",
      "peft_imagegen__lora--flux2-klein-default.json",
    );
    expect(images.facts).toMatchObject({
      modality: "vision",
      model: { name: "FLUX.2-klein-base-4B", parameters_b: 3.875544576 },
      workload: {
        task: "image-gen",
        dataset: "peft-internal-testing/cat-image-dataset",
        steps: 750,
        samples: 1500,
      },
    });
    expect(Object.keys(images.metrics)).toEqual(["amu", "peak_memory", "train_time", "size"]);
    expect(images.scores.map(({ metric, value }) => [metric, value])).toEqual([
      ["training loss", 0.7348256707191467],
      ["DINO similarity", 0.697154720624288],
    ]);
  });
});
