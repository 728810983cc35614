import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scanText } from "./privacy";

const SAMPLES = process.env.EFFICIENTLLM_SAMPLES ?? join(import.meta.dirname, "../../shared/samples");
const VARIANTS =
  "efficientllm-toolkit/pretrain/Pai-Megatron-Patch/results/efficientllm_benchmark/attention_variants_results";

/** What was found by eye in them. All others may go along as they are. */
const HELD_BACK: Readonly<Record<string, readonly string[]>> = {
  "codecarbon/codecarbon_tests_emissions_valid_headers.csv": ["locations"],
  "codecarbon/green-llm_emissions.csv": ["locations"],
  "codecarbon/optimum-benchmark_generate_codecarbon.json": ["locations"],
  "codecarbon/v1_llama_pruning_emissions.csv": ["locations"],
  "codecarbon/v2.4_examples_emissions.csv": ["locations"],
  "codecarbon/v2.8_odml_emissions.csv": ["locations"],
  "codecarbon/v3.2_safesql_emissions.csv": ["locations"],
  "efficientllm-toolkit/fine-tune/llama3_2_1b_medical_o1_dora.log": ["paths"],
  [`${VARIANTS}/gqa_0.5B.log`]: ["paths"],
  [`${VARIANTS}/mqa_1.5B.log`]: ["paths"],
  "llama-bench/rtx4090_snowpiercer-15b_q3kl.json": ["paths"],
  "llama-bench/strix-halo_deepseek-v4-flash_iq2xxs_vulkan_generation.jsonl": ["users", "paths"],
  "llama-bench/strix-halo_qwen3.6-27b_q8_rocm_generation.jsonl": ["users", "paths"],
  "llama-bench/strix-halo_qwen3.6-35b-a3b_q8_vulkan_prefill.jsonl": ["users", "paths"],
  "lm-evaluation-harness/llama-7B_bbh_3-shot.json": ["paths"],
  "lm-evaluation-harness/results_2026-07-08T18-15-33.115417.json": ["users", "paths"],
  "lm-evaluation-harness/results_2026-10-08T13-08-49.726558_ifeval.json": ["hosts", "endpoints"],
  "mlperf/v4.1_dell_emr_cpu_gptj_offline__accuracy.txt": ["paths"],
  "mlperf/v5.1_lenovo_offline_power__server.json": ["paths"],
  "optimum-benchmark/tei_bert_cpu__benchmark_config.json": ["users", "paths"],
  "serving/profile_export_aiperf.json": ["paths", "hosts", "endpoints"],
  "serving/vllm_2025-02_serving_llama8B_tp1_qps_4.json": ["paths"],
  "serving/vllm_2026-04_qwen3-30b-a3b_isl10000_conc4.json": ["paths"],
};

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples", () => {
  test("are held back where they tell of a machine, and only there", () => {
    const found = readdirSync(SAMPLES, { recursive: true })
      .map(String)
      .filter((path) => statSync(join(SAMPLES, path)).isFile())
      .flatMap((path) => {
        const kinds = scanText(readFileSync(join(SAMPLES, path), "utf8")).map(({ kind }) => kind);
        return kinds.length > 0 ? [[path, kinds]] : [];
      });
    expect(Object.fromEntries(found)).toEqual(HELD_BACK);
  });
});
