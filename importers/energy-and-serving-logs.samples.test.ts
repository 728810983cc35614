import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { aiEnergyScore } from "./ai-energy-score";
import { codecarbon } from "./codecarbon";
import type { Importer } from "./importer";
import { mlEnergy } from "./ml-energy";
import { mlperf } from "./mlperf";
import { nvidiaSmi } from "./nvidia-smi";
import { optimumBenchmark } from "./optimum-benchmark";
import type { Reading } from "./reading";
import { textFile } from "./source-file";
import { zeus } from "./zeus";

const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../shared/samples");

async function readFolder(importer: Importer, folder: string) {
  const names = readdirSync(join(SAMPLES, folder)).sort();
  const files = names.map((name) => textFile(name, readFileSync(join(SAMPLES, folder, name), "utf8")));
  const taken = files.filter((file) => importer.recognises(file));
  const { readings, skipped } = await importer.read(taken, files);
  const of = (start: string) => readings.filter(({ paths }) => paths.some((path) => path.startsWith(start)));
  return { readings, skipped: skipped.map(({ path, reason }) => [path, reason]), of, taken: taken.length };
}

/** "value unit" of each metric, or why it is missing. */
function shown(reading: Reading | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reading?.metrics ?? {}).map(([key, metric]) => [
      key,
      "missing" in metric ? metric.missing : `${Number(metric.value.toPrecision(6))} ${metric.unit}`,
    ]),
  );
}

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples", () => {
  test("optimum-benchmark", async () => {
    const { readings, skipped, of, taken } = await readFolder(optimumBenchmark, "optimum-benchmark");
    expect([taken, readings.length, skipped]).toEqual([10, 16, []]);
    expect(shown(of("cuda_pytorch_llama")[0])).toEqual({
      amu: "16089.7 MB",
      peak_memory: "16089.7 MB",
      al: "1.6494 s",
      ttft: "0.0265845 s",
      tpot: "0.0256926 s",
      it: "38.8214 tokens/s",
    });
    expect(of("cuda_pytorch_llama")[0]?.facts.environment).toMatchObject({
      accelerator: "NVIDIA A100-SXM4-80GB",
      count: 1,
    });
    expect(shown(of("llama70b_compile")[0])).toMatchObject({
      amu: "141196 MB",
      al: "6.36543 s",
      it: "10.1062 tokens/s",
    });
    expect(shown(of("energy_llama3_8B")[0])).toEqual({
      energy_per_token: "0.432235 J",
      energy_per_sample: "700.659 J",
    });
    expect(shown(of("tei_bert_cpu")[0])).toEqual({ al: "11.3296 s", throughput: "5.64893 samples/s" });
    expect(of("tei_bert_cpu")[0]?.facts.environment).not.toHaveProperty("accelerator");
    expect(shown(of("v0.0_llama_A100_fp16")[0])).toEqual({
      al: "27.5 s",
      it: "36.4 tokens/s",
      amu: "25843 MB",
      peak_memory: "25843 MB",
    });
    expect(shown(of("v0.0_running-llamas")[0])).toMatchObject({
      al: "17.3 s",
      it: "474 tokens/s",
      amu: "26441 MB",
    });
  });

  test("ML.ENERGY", async () => {
    const { readings, skipped, of } = await readFolder(mlEnergy, "ml-energy");
    expect([readings.length, skipped]).toEqual([447, [["index.json", "empty"]]]);
    expect(shown(of("Qwen__Qwen3-8B__gpqa")[0])).toEqual({
      it: "251.012 tokens/s",
      tpot: "32.4989 ms",
      aec: "293.91 W",
      energy_per_token: "1.1709 J",
      energy_per_sample: "9706.61 J",
    });
    expect(shown(of("Qwen__Qwen3-Coder")[0])).toMatchObject({
      aec: "3526.35 W",
      energy_per_token: "19.6014 J",
    });
    expect(shown(of("Wan-AI")[0])).toEqual({
      al: "74.0237 s",
      it: "0.0135092 videos/s",
      aec: "830.699 W",
      energy_per_sample: "61491.4 J",
    });
    expect(shown(of("stabilityai")[0])).toMatchObject({ it: "0.209854 images/s", al: "4.76523 s" });
    expect(shown(of("v2_sdxl")[0])).toEqual({
      al: "2.82999 s",
      aec: "178.538 W",
      energy_per_sample: "505.26 J",
    });
    // Those of the models' own files are not taken again from the tasks' files.
    expect([of("task__gpqa").length, of("task__sourcegraph-fim").length]).toEqual([177, 34]);
  });

  test("CodeCarbon", async () => {
    const { skipped, of } = await readFolder(codecarbon, "codecarbon");
    expect(skipped).toEqual([]);
    const counts = ["codecarbon_tests", "green-llm", "optimum", "v1_", "v2.4", "v2.8", "v3.2"].map(
      (start) => of(start).length,
    );
    expect(counts).toEqual([1, 1, 1, 103, 21, 68, 6]);
    expect(shown(of("green-llm")[0])).toEqual({ aec: "not_measured" });
    expect(shown(of("codecarbon_tests")[0])).toEqual({ aec: "not_measured" });
    expect(shown(of("optimum")[0])).toEqual({ aec: "445.215 W" });
    expect(shown(of("v1_")[0])).toEqual({ aec: "126.04 W" });
    expect(shown(of("v2.4")[0])).toEqual({ aec: "0.834196 W" });
    expect(shown(of("v3.2")[0])).toEqual({ aec: "6.66989 W" });
  });

  test("MLPerf", async () => {
    const { readings, skipped, of } = await readFolder(mlperf, "mlperf");
    expect(readings).toHaveLength(8);
    expect(skipped).toEqual([
      ["v5.1_lenovo_offline_power__client.json", "beside"],
      ["v5.1_lenovo_offline_power__server.json", "beside"],
      ["v5.1_system_Cisco_CPU.json", "beside"],
      ["v5.1_system_NVIDIA_B200x8.json", "beside"],
    ]);
    expect(shown(of("v5.1_nvidia_b200x8_llama2-70b-99.9_server")[0])).toEqual({
      it: "99123 tokens/s",
      throughput: "361.3 samples/s",
      al: "33924100000 ns",
      ttft: "245905000 ns",
      tpot: "123320000 ns",
    });
    expect(of("v5.1_nvidia_b200x8_llama3.1-8b")[0]?.scores[0]).toMatchObject({
      metric: "rouge1",
      value: 0.38486,
    });
    expect(shown(of("v5.1_amd")[0])).toEqual({ it: "68781.4 tokens/s", throughput: "479.775 samples/s" });
    expect(of("v5.1_amd")[0]?.scores.map(({ task, value }) => [task, value])).toContainEqual([
      "gsm8k",
      0.7314,
    ]);
    expect(shown(of("v4.1_dell")[0])).toEqual({ it: "248.601 tokens/s", throughput: "3.60291 samples/s" });
    expect(shown(of("v4.1_untether")[0])).toEqual({ al: "118951 ns", aec: "227.971 W" });
    expect(shown(of("v4.1_neuralmagic")[0])).toMatchObject({ it: "592.26 tokens/s", al: "19582500000 ns" });
    expect(of("v5.1_cisco")[0]?.scores[0]).toMatchObject({
      metric: "word error rate",
      value: 0.021085283119404,
    });
    expect(shown(of("v5.1_lenovo_b200x8")[0])).toEqual({
      it: "102909 tokens/s",
      throughput: "376.512 samples/s",
    });
  });

  test("energy and GPU logs", async () => {
    const folder = "energy-and-gpu-logs";
    const smi = await readFolder(nvidiaSmi, folder);
    expect(smi.readings.map(shown)).toEqual([{ aec: "73.423 W", amu: "4 MiB", peak_memory: "4 MiB" }]);
    expect(smi.readings[0]?.metrics.aec).toMatchObject({ scope: "per_accelerator" });
    const windows = await readFolder(zeus, folder);
    expect([windows.of("zeus_profile").length, windows.of("zeus_nsdi23").length]).toEqual([9, 476]);
    expect(shown(windows.of("zeus_profile")[0])).toEqual({ aec: "277.084 W" });
    expect(shown(windows.of("zeus_nsdi23")[0])).toEqual({ aec: "86.8646 W" });
    const scores = await readFolder(aiEnergyScore, folder);
    expect(scores.skipped).toEqual([["aienergyscore_oct_2025_models.csv", "empty"]]);
    const report = await readFolder(optimumBenchmark, folder);
    expect(report.readings.map(shown)).toEqual([{ energy_per_token: "24.6156 J" }]);
    expect(report.readings[0]?.metrics.energy_per_token).toMatchObject({
      doubt: expect.stringContaining("repeats"),
    });
  });
});
