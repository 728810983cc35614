import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { aiperf } from "../aiperf/importer";
import { argonne } from "../argonne";
import type { Importer } from "../importer";
import { inferencex } from "../inferencex";
import { llamaBench } from "../llama-bench/importer";
import { sglang } from "../sglang";
import { textFile } from "../source-file";
import { trtllmBench } from "../trtllm-bench";
import { vllmLatency } from "../vllm-latency";
import { vllmServe } from "../vllm-serve";
import { vllmThroughput } from "../vllm-throughput";
import { canonicalValues } from "./canonical-values";

/** Files that real tools wrote, where somebody has them beside the project. */
const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../../shared/samples");
const IMPORTERS = [
  vllmServe,
  vllmLatency,
  vllmThroughput,
  sglang,
  inferencex,
  aiperf,
  llamaBench,
  argonne,
  trtllmBench,
];

async function importSample(path: string, expected: Importer) {
  const file = textFile(path, readFileSync(join(SAMPLES, path), "utf8"));
  expect(IMPORTERS.filter((importer) => importer.recognises(file)).map(({ key }) => key)).toEqual([
    expected.key,
  ]);
  const { readings, skipped } = await expected.read([file], [file]);
  return {
    readings,
    values: readings.map(canonicalValues),
    skipped: skipped.map(({ reason }) => reason),
  };
}

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples", () => {
  test("vLLM 2024-09: no latency of a request, generated tokens only", async () => {
    const { values } = await importSample("serving/vllm_2024-09_llama3.1-8b-fp8_1xH100.json", vllmServe);
    expect(values).toEqual([
      {
        it: "408.288689 tokens/s",
        throughput: "9.237300656 samples/s",
        ttft: "0.0416523873 s",
        tpot: "0.006095735093 s",
      },
    ]);
  });

  test("vLLM 2025-02, trimmed by a CI job: TTFT and TPOT alone, and no path", async () => {
    const { values, readings } = await importSample(
      "serving/vllm_2025-02_serving_llama8B_tp1_qps_4.json",
      vllmServe,
    );
    expect(values).toEqual([{ ttft: "0.1915645873 s", tpot: "0.09189679867 s" }]);
    expect(readings[0]?.facts.model).toEqual({ name: "Meta-Llama-3-8B-Instruct" });
    expect(JSON.stringify(readings)).not.toContain("modelscope");
  });

  test("vLLM 2025-04: twelve runs one a line, some of them incomplete", async () => {
    const { values, readings } = await importSample(
      "serving/vllm_2025-04_llama3.1-8b_ndjson_results.json",
      vllmServe,
    );
    expect(values).toEqual([
      {
        it: "120.8100606 tokens/s",
        throughput: "1.208100606 samples/s",
        ttft: "0.04503743737 s",
        tpot: "0.008564716331 s",
      },
      {
        it: "959.6860198 tokens/s",
        throughput: "9.596860198 samples/s",
        ttft: "0.05690043863 s",
        tpot: "0.01184450097 s",
      },
      {
        it: "1921.966376 tokens/s",
        throughput: "19.21966376 samples/s",
        ttft: "0.08814482067 s",
        tpot: "0.02138563188 s",
      },
      {
        it: "2791.219585 tokens/s",
        throughput: "27.91219585 samples/s",
        ttft: "0.3730129897 s",
        tpot: "0.0900066799 s",
      },
      {
        it: "2845.198643 tokens/s",
        throughput: "28.45198643 samples/s",
        ttft: "8.402263247 s",
        tpot: "0.1216537595 s",
      },
      {
        it: "2677.781804 tokens/s",
        throughput: "26.77781804 samples/s",
        ttft: "18.10731514 s",
        tpot: "0.1064875427 s",
      },
      {
        it: "121.0291242 tokens/s",
        throughput: "1.210291242 samples/s",
        ttft: "0.06487519526 s",
        tpot: "0.007359577868 s",
      },
      {
        it: "960.5818965 tokens/s",
        throughput: "9.605818965 samples/s",
        ttft: "0.06860268875 s",
        tpot: "0.01141581946 s",
      },
      {
        it: "1924.252706 tokens/s",
        throughput: "19.24252706 samples/s",
        ttft: "0.1009161273 s",
        tpot: "0.02971409862 s",
      },
      {
        it: "2707.684572 tokens/s",
        throughput: "27.07684572 samples/s",
        ttft: "0.7657915527 s",
        tpot: "0.1296451411 s",
      },
      {
        it: "2783.116519 tokens/s",
        throughput: "27.83116519 samples/s",
        ttft: "9.696127128 s",
        tpot: "0.1291122738 s",
      },
      {
        it: "2694.614157 tokens/s",
        throughput: "26.94614157 samples/s",
        ttft: "17.41965521 s",
        tpot: "0.08326460098 s",
      },
    ]);
    expect(readings.at(-1)?.notes).toEqual([
      "985 of 2000 requests did not complete; the values are of those that completed.",
    ]);
  });

  test("vLLM 2026-04", async () => {
    const { values } = await importSample(
      "serving/vllm_2026-04_qwen3-30b-a3b_isl10000_conc4.json",
      vllmServe,
    );
    expect(values).toEqual([
      {
        it: "529.5034922 tokens/s",
        throughput: "1.059006984 samples/s",
        ttft: "0.4037741133 s",
        tpot: "0.006759501588 s",
      },
    ]);
  });

  test("vLLM 0.25.1", async () => {
    const { values } = await importSample("serving/vllm_v0.25.1_bench_serve_opt-125m.json", vllmServe);
    expect(values).toEqual([
      {
        it: "82.89297074 tokens/s",
        throughput: "5.180810671 samples/s",
        ttft: "0.215535942 s",
        tpot: "0.01126582826 s",
      },
    ]);
  });

  test("vLLM 0.25.1, a sweep with latencies of requests", async () => {
    const { values } = await importSample("serving/vllm_v0.25.1_sweep_summary.json", vllmServe);
    expect(values).toEqual([
      {
        al: "0.3403411977 s",
        it: "93.74767963 tokens/s",
        throughput: "5.859229977 samples/s",
        ttft: "0.2172728934 s",
        tpot: "0.008204553625 s",
      },
      {
        al: "0.1594939899 s",
        it: "199.3690713 tokens/s",
        throughput: "12.46056696 samples/s",
        ttft: "0.03930731638 s",
        tpot: "0.0080124449 s",
      },
    ]);
  });

  test("vLLM 0.25.1, every request failed: refused", async () => {
    const { values, skipped } = await importSample(
      "serving/vllm_v0.25.1_bench_serve_all_failed.json",
      vllmServe,
    );
    expect(values).toEqual([]);
    expect(skipped).toEqual(["failed"]);
  });

  test("vLLM bench latency", async () => {
    const { values } = await importSample("serving/vllm_2025-02_latency_llama8B_tp1.json", vllmLatency);
    expect(values).toEqual([{ al: "7.419569773 s" }]);
  });

  test("SGLang, seven runs one a line", async () => {
    const { values } = await importSample("serving/sglang_llama3.3-70b_h200_online.jsonl", sglang);
    expect(values).toEqual([
      { it: "537.4142852 tokens/s", al: "7.840616213 s" },
      { it: "987.3125216 tokens/s", al: "8.540551809 s" },
      { it: "2047.910828 tokens/s", al: "12.89633081 s" },
      { it: "3515.019011 tokens/s", al: "52.06476405 s" },
      { it: "4288.049348 tokens/s", al: "149.0372515 s" },
      { it: "746.0750971 tokens/s", al: "3.201482557 s" },
      { it: "1471.086483 tokens/s", al: "5.302550664 s" },
    ]);
  });

  test("SGLang at an infinite rate", async () => {
    const { values, readings } = await importSample("serving/sglang_deepseek_dp_mla.jsonl", sglang);
    expect(values).toEqual([{ it: "12412.39467 tokens/s", al: "381.236823 s" }]);
    expect(readings[0]?.facts.workload?.settings).toEqual({ backend: "sglang", request_rate: "inf" });
  });

  test("InferenceX: its medians are seconds, and no means", async () => {
    const { values, readings } = await importSample(
      "serving/inferencex_glm5_fp8_tp8_isl4096_conc8.json",
      inferencex,
    );
    expect(values).toEqual([{ it: "216.4535398 tokens/s", throughput: "1.69104328 samples/s" }]);
    expect(readings[0]?.notes).toEqual([
      "median_e2el = 4.7404 s: left out, a mean is asked for and the file has none.",
      "median_ttft = 0.49295 s: left out, a mean is asked for and the file has none.",
      "median_tpot = 0.031568 s: left out, a mean is asked for and the file has none.",
    ]);
  });

  test("AIPerf 0.11.0 without telemetry, and without the address of its server", async () => {
    const { values, readings } = await importSample("serving/profile_export_aiperf.json", aiperf);
    expect(values).toEqual([
      {
        al: "2.334770515 s",
        it: "1792.231069 tokens/s",
        throughput: "6.814794989 samples/s",
        ttft: "0.02873616112 s",
        tpot: "0.008779274318 s",
      },
    ]);
    expect(readings[0]?.facts.workload).toMatchObject({ samples: 2044, concurrency: 16 });
    expect(JSON.stringify(readings)).not.toContain("cluster.local");
  });

  test("LLM-Inference-Bench with power in milliwatts", async () => {
    const { values, skipped } = await importSample("serving/argonne_power_results.csv", argonne);
    expect(skipped).toEqual([]);
    expect(values).toHaveLength(48);
    expect(values[0]).toEqual({
      al: "13.97685799 s",
      throughput: "146.5279251 tokens/s",
      aec: "222.1222712 W",
    });
    expect(values[47]).toEqual({
      al: "21.23245747 s",
      throughput: "6173.190276 tokens/s",
      aec: "656.1593587 W",
    });
  });

  test("LLM-Inference-Bench with rows that fall apart at a comma", async () => {
    const { values, readings, skipped } = await importSample(
      "serving/argonne_quant_all_results.csv",
      argonne,
    );
    // Forty of its 156 rows stand in it twice, to the last digit.
    expect(skipped).toEqual(["derived"]);
    expect(values).toHaveLength(116);
    expect(values[0]).toEqual({ al: "0.7699878139 s", throughput: "332.4727942 tokens/s" });
    expect(readings[0]?.facts.technique).toEqual({
      family: "quantization",
      name: "fp8",
      settings: { kv_cache_dtype: "fp8" },
    });
    expect(values[115]).toEqual({ al: "87.59100771 s", throughput: "1496.409317 tokens/s" });
    expect(values.filter(({ al }) => al === "65.51213898 s")).toHaveLength(1);
  });
});
