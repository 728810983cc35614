import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Reading } from "./reading";
import { importFiles } from "./registry";
import { textFile } from "./source-file";

const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../shared/samples");

/** The readings of one file, when its whole folder is imported. */
async function readingsOf(folder: string, name: string): Promise<Reading[]> {
  const names = readdirSync(join(SAMPLES, folder)).sort();
  const files = names.map((one) => textFile(one, readFileSync(join(SAMPLES, folder, one), "utf8")));
  const { readings } = await importFiles(files);
  return readings.filter(({ paths }) => paths.includes(name));
}

async function readingOf(folder: string, name: string): Promise<Reading> {
  const [first] = await readingsOf(folder, name);
  if (!first) throw new Error(`${name} was not read`);
  return first;
}

/** [value, unit] of each metric, or why it is missing. */
function values({ metrics }: Reading): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metrics).map(([key, one]) => [
      key,
      "missing" in one ? one.missing : [one.value, one.unit],
    ]),
  );
}

const scores = (reading: Reading) =>
  Object.fromEntries(
    reading.scores.map(({ task, metric, value }) => [task === "MLPerf accuracy" ? metric : task, value]),
  );

describe.skipIf(!existsSync(SAMPLES))("values of the real files that are easily mistaken", () => {
  test.each([
    [
      "Qwen__Qwen3-VL-8B-Instruct__image-chat.json",
      "vision-language",
      1118.903004700627,
      5.299770040437579,
      512.5639130511224,
      0.45809503674383617,
      424.10429554575666,
    ],
    [
      "meta-llama__Llama-3.1-8B-Instruct__lm-arena-chat.json",
      "language",
      1637.2643059323757,
      4.574391001369804,
      639.3908265351646,
      0.3905238905034637,
      151.50076862712154,
    ],
    [
      "task__gpqa.json",
      "language",
      234.06050523961807,
      33.62808651581872,
      319.7883095908309,
      1.3662634337367148,
      9599.698100812033,
    ],
    [
      "task__sourcegraph-fim.json",
      "language",
      830.0765795699881,
      8.401269995374605,
      700.7637874423326,
      0.8442158286231319,
      210.67801729459924,
    ],
  ])(
    "ML.ENERGY, the first configuration of %s",
    async (name, modality, it, tpot, aec, perToken, perRequest) => {
      const reading = await readingOf("ml-energy", name);
      expect(values(reading)).toEqual({
        it: [it, "tokens/s"],
        tpot: [tpot, "ms"],
        aec: [aec, "W"],
        energy_per_token: [perToken, "J"],
        energy_per_sample: [perRequest, "J"],
      });
      expect(reading.facts).toMatchObject({
        modality,
        environment: { accelerator: "NVIDIA B200", count: 1 },
      });
    },
  );

  test("ML.ENERGY: two accelerators draw 802.7 W together", async () => {
    const readings = await readingsOf("ml-energy", "task__sourcegraph-fim.json");
    const pair = readings.find(({ facts }) => facts.environment?.count === 2);
    expect(pair?.facts.environment).toEqual({ accelerator: "NVIDIA H100", count: 2 });
    expect(pair?.facts.workload).toMatchObject({ concurrency: 8 });
    expect(pair?.metrics.aec).toMatchObject({ value: 802.7444405793065, unit: "W", scope: "total" });
  });

  test("CodeCarbon 2.8: a notebook's accelerator is metered in 26 of 68 rows, each over its own time", async () => {
    const rows = (await readingsOf("codecarbon", "v2.8_odml_emissions.csv")).map(values);
    expect(rows).toHaveLength(68);
    expect(rows.filter(({ aec }) => aec === "not_measured")).toHaveLength(42);
    expect(rows[0]).toEqual({ aec: "not_measured" });
    // 3.07500246e-07 kWh = 1.1070008856 J in 0.0308154000085778 s
    expect(rows[6]).toEqual({ aec: [expect.closeTo(35.923625, 5), "W"] });
  });

  test("optimum-benchmark 0.0: a table of its own times, memory in MB", async () => {
    const reading = await readingOf("optimum-benchmark", "v0.0_llama_A100_bnb_bs4__inference_results.csv");
    expect(values(reading)).toEqual({
      al: [53, "s"],
      it: [75.5, "tokens/s"],
      amu: [18708, "MB"],
      peak_memory: [18708, "MB"],
    });
  });

  test("optimum-benchmark: the configuration beside a report says model, machine and load", async () => {
    const energy = "energy_llama3_8B_2025-05-30-14-49-15__benchmark_config.json";
    expect((await readingOf("optimum-benchmark", energy)).facts).toMatchObject({
      model: { name: "Llama-3.1-8B-Instruct", hub_id: "meta-llama/Llama-3.1-8B-Instruct" },
      environment: { accelerator: "NVIDIA H100 80GB HBM3", count: 1 },
      workload: { samples: 1000, batch_size: 1, seed: 42 },
    });
  });

  test.each([
    [
      "v4.1_dell_emr_cpu_gptj_offline",
      248.601,
      3.60291,
      { rouge1: 0.430227, rouge2: 0.200991, rougeL: 0.299402, rougeLsum: 0.401841 },
    ],
    [
      "v5.1_nvidia_b200x8_llama3.1-8b_offline",
      136752,
      1060.23,
      { rouge1: 0.38486, rouge2: 0.159104, rougeL: 0.243246, rougeLsum: 0.356325 },
    ],
    [
      "v5.1_nvidia_b200x8_llama2-70b-99.9_server",
      99123.04,
      361.3,
      { rouge1: 0.447172, rouge2: 0.223468, rougeL: 0.291181, rougeLsum: 0.422485 },
    ],
    [
      "v5.1_lenovo_b200x8_llama2-70b-99.9_offline_power",
      102909,
      376.512,
      { rouge1: 0.447482, rouge2: 0.223577, rougeL: 0.291381, rougeLsum: 0.422582 },
    ],
    [
      "v5.1_cisco_gnr_cpu_whisper_offline",
      1403.84,
      18.4703,
      { "word error rate": 0.02108528311940398, accuracy: 0.9789147168805961 },
    ],
    [
      "v5.1_amd_mi325x8_mixtral_offline",
      68781.4,
      479.775,
      {
        rouge1: 0.452486,
        rouge2: 0.232045,
        rougeL: 0.302973,
        rougeLsum: 0.422756,
        gsm8k: 0.7314,
        mbxp: 0.599,
      },
    ],
  ])("MLPerf: %s, its percentages as fractions", async (run, tokens, samples, quality) => {
    const reading = await readingOf("mlperf", `${run}__accuracy.txt`);
    expect(reading.paths).toContain(`${run}__mlperf_log_summary.txt`);
    expect(values(reading)).toMatchObject({ it: [tokens, "tokens/s"], throughput: [samples, "samples/s"] });
    const close = Object.entries(quality).map(([name, value]) => [name, expect.closeTo(value, 10)]);
    expect(scores(reading)).toEqual(Object.fromEntries(close));
  });

  test("MLPerf: the mean latency of an offline run is its queue, and is not taken", async () => {
    const reading = await readingOf(
      "mlperf",
      "v5.1_nvidia_b200x8_llama3.1-8b_offline__mlperf_log_summary.txt",
    );
    expect(Object.keys(reading.metrics).sort()).toEqual(["it", "throughput"]);
  });
});
