import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { efficientllmToolkit } from "./efficientllm-toolkit/importer";
import { textFile } from "./source-file";

const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../shared/samples");
const TREE = join(SAMPLES, "efficientllm-toolkit");
const BENCHMARK = "fine-tune/LLaMA-Factory/results/peft_benchmark";
const MEGATRON = "pretrain/Pai-Megatron-Patch/results/efficientllm_benchmark";

async function imported() {
  const all = readdirSync(TREE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => textFile(relative(TREE, path).replaceAll(sep, "/"), readFileSync(path, "utf8")));
  const mine = all.filter(efficientllmToolkit.recognises);
  return { all, mine, ...(await efficientllmToolkit.read(mine, all)) };
}

describe.skipIf(!existsSync(TREE))("the sample files of shared/samples", () => {
  test("All but the two texts about the samples are recognised, and each is read or skipped", async () => {
    const { all, mine, readings, skipped } = await imported();
    expect(all.filter((file) => !mine.includes(file)).map(({ path }) => path)).toEqual([
      "FORMAT.md",
      "README.md",
    ]);
    const ended = [...readings.flatMap(({ paths }) => paths), ...skipped.map(({ path }) => path)];
    expect(ended.sort()).toEqual(mine.map(({ path }) => path).sort());
  });

  test("What they import to", async () => {
    const { readings } = await imported();
    const values = readings.map(({ label, metrics, scores }) => [
      label,
      Object.fromEntries(
        Object.entries(metrics).map(([key, one]) => [
          key,
          "missing" in one ? one.missing : [one.value, one.unit],
        ]),
      ),
      Object.fromEntries(scores.map(({ task, metric, value }) => [`${task}: ${metric}`, value])),
    ]);
    expect(values).toEqual([
      [
        "GQA 0.5B",
        {
          amu: [11.41, "GiB"],
          pcu: [0.892, "fraction"],
          al: [0.8448, "s"],
          tt: [1.96e-5, "tokens/param/s"],
          st: [9.58e-9, "samples/param/s"],
          aec: [436.32, "W"],
        },
        { "validation set: perplexity": 54018, "validation set: validation loss": 10.89707 },
      ],
      [
        "MQA 1.5B",
        {
          amu: [27.95, "GiB"],
          pcu: [0.914, "fraction"],
          al: [0.7111, "s"],
          tt: [3.76e-6, "tokens/param/s"],
          st: [1.84e-9, "samples/param/s"],
          aec: [496.57, "W"],
        },
        { "validation set: perplexity": 18829.72, "validation set: validation loss": 9.843192 },
      ],
      [
        "Mamba 0.5B",
        {
          amu: [41.771870065346675, "GiB"],
          pcu: [0.902, "fraction"],
          al: [2.9726444337118005, "s"],
          tt: [0.00010639768787746681, "tokens/param/s"],
          st: [1.3e-8, "samples/param/s"],
          aec: [560.6287415386839, "W"],
        },
        { "FineWeb-Edu: training loss": 5.836891 },
      ],
      [
        "Pythia 0.5B",
        {
          amu: [58.30976341653435, "GiB"],
          pcu: [0.958, "fraction"],
          al: [6.487763938707798, "s"],
          tt: [1.646596033121119e-5, "tokens/param/s"],
          st: [2.01e-9, "samples/param/s"],
          aec: [618.28370964996, "W"],
        },
        { "FineWeb-Edu: training loss": 5.466 },
      ],
      [
        "RWKV 1.5B",
        {
          amu: [71.02513201473049, "GiB"],
          pcu: [0.968, "fraction"],
          al: [8.96597320872459, "s"],
          tt: [1.5435328444440573e-6, "tokens/param/s"],
          st: [1.88e-10, "samples/param/s"],
          aec: [654.7812523878331, "W"],
        },
        { "FineWeb-Edu: training loss": 5.549994 },
      ],
      [
        "Llama-3.2-1B LoRA OpenO1-SFT",
        {
          amu: [3.4202538928875867, "GiB"],
          pcu: [0.9132774478982314, "fraction"],
          al: [3.0994414227417733, "s"],
          tt: [1.3309048280073098e-5, "tokens/param/s"],
          st: [6.498558730504442e-9, "samples/param/s"],
          aec: [340.4743550765333, "W"],
          throughput: [5.074, "samples/s"],
          train_time: [532.0773, "s"],
        },
        { "OpenO1-SFT: training loss": 1.4611, "OpenO1-SFT: validation loss": 1.355 },
      ],
      [
        "Qwen-2.5-7B RSLoRA Medical-o1-reasoning-SFT",
        {
          amu: [9.867896386896453, "GiB"],
          pcu: [0.9628427325505504, "fraction"],
          al: [14.270620749681422, "s"],
          tt: [5.086299566590721e-7, "tokens/param/s"],
          st: [2.4835447102493756e-10, "samples/param/s"],
          aec: [472.65021763663265, "W"],
          throughput: [1.105, "samples/s"],
          train_time: [2442.5296, "s"],
        },
        {
          "Medical-o1-reasoning-SFT: training loss": 1.2312,
          "Medical-o1-reasoning-SFT: validation loss": 1.165,
        },
      ],
      [
        "DeepSeek-R1-Distill-Qwen-1.5B float16",
        { amu: [0.7254417, "fraction"], pcu: [0.6123, "fraction"], al: "not_measured", aec: [402.77, "W"] },
        { "GPQA: accuracy": 0.2743 },
      ],
      [
        "Qwen2.5-7B bfloat16",
        {
          amu: [0.731184927, "fraction"],
          pcu: [0.8642117, "fraction"],
          al: "not_measured",
          aec: [553.6184, "W"],
        },
        { "MMLU-Pro: accuracy": 0.4371 },
      ],
      [
        "Qwen2.5-7B int4",
        { amu: [0.7290031, "fraction"], pcu: [0.7718, "fraction"], al: "not_measured", aec: [498.02, "W"] },
        { "IFEval: accuracy": 0.3142 },
      ],
      [
        "perf_metrics",
        {
          amu: [0.41273845219148925, "fraction"],
          pcu: [0.7713829787234041, "fraction"],
          al: [1.335515521253458, "s"],
          it: [135.71538264855693, "tokens/s"],
          aec: [387.62319148936166, "W"],
        },
        {},
      ],
    ]);
  });

  test("What they say of models, sizes and settings", async () => {
    const { readings } = await imported();
    const facts = new Map(readings.map((one) => [one.label, one.facts]));
    expect(facts.get("RWKV 1.5B")?.model).toEqual({ name: "RWKV 1.5B", parameters_b: 2.36775424 });
    expect(facts.get("Llama-3.2-1B LoRA OpenO1-SFT")).toMatchObject({
      model: { name: "Llama-3.2-1B", parameters_b: 1.2358144 },
      technique: { settings: { trainable_params: 45_088_768, trainable_percent: 3.5201, weight_bits: 4 } },
      workload: { steps: 171, batch_size: 16 },
    });
    expect(facts.get("Qwen2.5-7B int4")).toMatchObject({
      model: { name: "Qwen2.5-7B", hub_id: "Qwen/Qwen2.5-7B" },
      technique: { family: "quantization", name: "int4" },
      environment: { accelerator: "NVIDIA H100 80GB HBM3", driver: "550.127.05", cuda: "12.4" },
    });
    expect(JSON.stringify(readings)).not.toMatch(/\/workspace|localhost|torchrun|nvme/);
  });

  test("What is skipped, and why", async () => {
    const { skipped } = await imported();
    const copies = (config: string) => `${BENCHMARK}/lora_results/${config}/${config}`;
    const [llama, qwen] = ["llama3_2_1b_o1_sft_lora", "qwen2_5_7b_medical_o1_rslora"];
    expect(Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))).toEqual({
      "fine-tune/llama3_2_1b_medical_o1_dora.log": "failed",
      [`${copies(llama)}.log`]: "copy",
      [`${copies(llama)}_metrics.txt`]: "copy",
      [`${copies(qwen)}.log`]: "copy",
      [`${copies(qwen)}_metrics.txt`]: "copy",
      [`${BENCHMARK}/logs/${llama}_metrics.txt`]: "derived",
      [`${BENCHMARK}/logs/${qwen}_metrics.txt`]: "derived",
      [`${BENCHMARK}/tables/lora_variants_summary.txt`]: "empty",
      [`${MEGATRON}/attention_variants_results/gqa_0.5B_metrics.txt`]: "derived",
      [`${MEGATRON}/attention_variants_results/mqa_1.5B_metrics.txt`]: "derived",
      [`${MEGATRON}/attention_mechanisms_table.txt`]: "empty",
      [`${MEGATRON}/moe_table.txt`]: "empty",
      [`${MEGATRON}/positional_encoding_table.txt`]: "empty",
      "pretrain/experiments/attention_free_benchmark/tables/attention_free_report.txt": "derived",
      "pretrain/experiments/attention_free_benchmark/tables/attention_free_results.csv": "derived",
      "quantization/lm-evaluation-harness-main/test_inference_metrics.json": "test",
      "quantization/results/quantization/benchmark_results.csv": "derived",
      "quantization/results/tables/benchmark_report.txt": "derived",
      "quantization/results/tables/benchmark_results.csv": "derived",
    });
  });
});
