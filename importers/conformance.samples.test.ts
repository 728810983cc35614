import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { fileOutcomes } from "./file-outcomes";
import { importFiles } from "./registry";
import { textFile } from "./source-file";

/** Files that real tools wrote, where somebody has them beside the project. `.ci/run` names them where they are. */
const NAMED = process.env.EFFICIENTLLM_SAMPLES;
const SAMPLES = NAMED ?? join(import.meta.dirname, "../../shared/samples");

/** What each file is taken as: the key of an importer, or why it is skipped. Folder by folder. */
const EXPECTED: Record<string, Record<string, string>> = {
  "": {
    "SOURCES.md": "unknown",
  },
  codecarbon: {
    "codecarbon_tests_emissions_valid_headers.csv": "codecarbon",
    "green-llm_emissions.csv": "codecarbon",
    "optimum-benchmark_generate_codecarbon.json": "codecarbon",
    "v1_llama_pruning_emissions.csv": "codecarbon",
    "v2.4_examples_emissions.csv": "codecarbon",
    "v2.8_odml_emissions.csv": "codecarbon",
    "v3.2_safesql_emissions.csv": "codecarbon",
  },
  "efficientllm-toolkit": {
    "FORMAT.md": "unknown",
    "README.md": "unknown",
  },
  "efficientllm-toolkit/fine-tune/LLaMA-Factory/results/peft_benchmark": {
    "logs/llama3_2_1b_o1_sft_lora.log": "efficientllm-toolkit",
    "logs/llama3_2_1b_o1_sft_lora_metrics.txt": "derived",
    "logs/qwen2_5_7b_medical_o1_rslora.log": "efficientllm-toolkit",
    "logs/qwen2_5_7b_medical_o1_rslora_metrics.txt": "derived",
    "lora_results/llama3_2_1b_o1_sft_lora/llama3_2_1b_o1_sft_lora.log": "copy",
    "lora_results/llama3_2_1b_o1_sft_lora/llama3_2_1b_o1_sft_lora_metrics.txt": "copy",
    "lora_results/qwen2_5_7b_medical_o1_rslora/qwen2_5_7b_medical_o1_rslora.log": "copy",
    "lora_results/qwen2_5_7b_medical_o1_rslora/qwen2_5_7b_medical_o1_rslora_metrics.txt": "copy",
    "tables/lora_variants_summary.txt": "empty",
  },
  "efficientllm-toolkit/fine-tune/LLaMA-Factory/saves/peft_benchmark": {
    "llama3_2_1b_o1_sft_lora/all_results.json": "efficientllm-toolkit",
    "llama3_2_1b_o1_sft_lora/eval_results.json": "efficientllm-toolkit",
    "llama3_2_1b_o1_sft_lora/train_results.json": "efficientllm-toolkit",
    "llama3_2_1b_o1_sft_lora/trainer_log.jsonl": "efficientllm-toolkit",
    "llama3_2_1b_o1_sft_lora/trainer_state.json": "efficientllm-toolkit",
    "qwen2_5_7b_medical_o1_rslora/all_results.json": "efficientllm-toolkit",
    "qwen2_5_7b_medical_o1_rslora/eval_results.json": "efficientllm-toolkit",
    "qwen2_5_7b_medical_o1_rslora/train_results.json": "efficientllm-toolkit",
    "qwen2_5_7b_medical_o1_rslora/trainer_log.jsonl": "efficientllm-toolkit",
    "qwen2_5_7b_medical_o1_rslora/trainer_state.json": "efficientllm-toolkit",
  },
  "efficientllm-toolkit/fine-tune": {
    "llama3_2_1b_medical_o1_dora.log": "failed",
  },
  "efficientllm-toolkit/pretrain/Pai-Megatron-Patch/results/efficientllm_benchmark": {
    "attention_mechanisms_table.txt": "empty",
    "attention_variants_results/gqa_0.5B.log": "efficientllm-toolkit",
    "attention_variants_results/gqa_0.5B_metrics.txt": "derived",
    "attention_variants_results/mqa_1.5B.log": "efficientllm-toolkit",
    "attention_variants_results/mqa_1.5B_metrics.txt": "derived",
    "moe_table.txt": "empty",
    "positional_encoding_table.txt": "empty",
  },
  "efficientllm-toolkit/pretrain/experiments/attention_free_benchmark": {
    "logs/mamba_0.5B.log": "efficientllm-toolkit",
    "logs/pythia_0.5B.log": "efficientllm-toolkit",
    "logs/rwkv_1.5B.log": "efficientllm-toolkit",
    "results/mamba_0.5B/efficientllm_metrics.json": "efficientllm-toolkit",
    "results/pythia_0.5B/efficientllm_metrics.json": "efficientllm-toolkit",
    "results/rwkv_1.5B/efficientllm_metrics.json": "efficientllm-toolkit",
    "tables/attention_free_report.txt": "derived",
    "tables/attention_free_results.csv": "derived",
  },
  "efficientllm-toolkit/quantization": {
    "lm-evaluation-harness-main/test_inference_metrics.json": "test",
    "perf_metrics.json": "efficientllm-toolkit",
  },
  "efficientllm-toolkit/quantization/results": {
    "quantization/DeepSeek-R1-Distill-Qwen-1.5B_float16_GPQA.json/deepseek-ai__DeepSeek-R1-Distill-Qwen-1.5B/results_2025-06-18T08-41-55.017733.json":
      "efficientllm-toolkit",
    "quantization/Qwen2.5-7B_bfloat16_MMLU-Pro.json/Qwen__Qwen2.5-7B/results_2025-06-18T10-22-31.481207.json":
      "efficientllm-toolkit",
    "quantization/Qwen2.5-7B_int4_IFEval_2025-06-18T14-03-09.902218.json": "efficientllm-toolkit",
    "quantization/benchmark_results.csv": "derived",
    "tables/benchmark_report.txt": "derived",
    "tables/benchmark_results.csv": "derived",
  },
  "energy-and-gpu-logs": {
    "aienergyscore_fork_benchmark_report.json": "optimum-benchmark",
    "aienergyscore_oct_2025_models.csv": "empty",
    "nvidia_smi_h100_memory_power.csv": "nvidia-smi",
    "text2video_energy_benchmark.csv": "unknown",
    "zeus_nsdi23_summary_power_v100.csv": "zeus",
    "zeus_profile_A40_bert_gpu0.csv": "zeus",
  },
  finetuning: {
    "peft_dora_adapter_config.json": "hf-trainer",
    "peft_imagegen__lora--flux2-klein-default.json": "peft-method-comparison",
    "peft_metamath__full-finetuning--llama-3.2-3B-lr_0.00001.json": "peft-method-comparison",
    "peft_metamath__ia3--llama-3.2-3B-default.json": "peft-method-comparison",
    "peft_metamath__lora--llama-3.2-3B-rank32-dora.json": "peft-method-comparison",
    "peft_metamath__lora--llama-3.2-3B-rank32.json": "peft-method-comparison",
    "peft_metamath__lora--llama-3.2-3B-rank64-rslora.json": "peft-method-comparison",
    "peft_metamath__prefixtuning--llama-3.2-3B-lr_0.001.json": "peft-method-comparison",
    "peft_rslora_adapter_config.json": "hf-trainer",
    "trainer_clm_all_results.json": "hf-trainer",
    "trainer_cpt_train_results.json": "hf-trainer",
    "trainer_cpt_trainer_state.json": "hf-trainer",
    "trainer_luojiu7b_adapter_config.json": "hf-trainer",
    "trainer_luojiu7b_all_results.json": "hf-trainer",
    "trainer_qwen2-1.5b_lora_adapter_config.json": "hf-trainer",
    "trainer_qwen2-1.5b_lora_all_results.json": "hf-trainer",
    "trainer_r1-distill-8b_lora_trainer_state.json": "empty",
  },
  "llama-bench": {
    "ghost91_kld-results.csv": "unknown",
    "rtx4090_snowpiercer-15b_q3kl.json": "llama-bench",
    "strix-halo_curve_summary.csv": "derived",
    "strix-halo_deepseek-v4-flash_iq2xxs_vulkan_generation.jsonl": "llama-bench",
    "strix-halo_qwen3.6-27b_q8_rocm_generation.jsonl": "llama-bench",
    "strix-halo_qwen3.6-35b-a3b_q8_vulkan_prefill.jsonl": "llama-bench",
  },
  "lm-evaluation-harness": {
    "Phi-3-medium_4bit_groups_results.json": "lm-evaluation-harness",
    "Yi-1.5-34B_4bit_b4bqa_results.json": "lm-evaluation-harness",
    "bloom-1b7_gsm8k_8-shot.json": "lm-evaluation-harness",
    "lighteval_results_2025-03-14T20-39-24_llama3.1-8b_bnb_8bit.json": "foreign",
    "llama-7B_bbh_3-shot.json": "lm-evaluation-harness",
    "pythia-12b-deduped_step32_0shot.json": "lm-evaluation-harness",
    "results_2026-07-08T18-15-33.115417.json": "lm-evaluation-harness",
    "results_2026-10-08T13-08-49.726558_ifeval.json": "lm-evaluation-harness",
  },
  "ml-energy": {
    "Qwen__Qwen3-8B__gpqa.json": "ml-energy",
    "Qwen__Qwen3-Coder-480B-A35B-Instruct-FP8__sourcegraph-fim.json": "ml-energy",
    "Qwen__Qwen3-VL-8B-Instruct__image-chat.json": "ml-energy",
    "Wan-AI__Wan2.1-T2V-1.3B-Diffusers__text-to-video.json": "ml-energy",
    "index.json": "empty",
    "meta-llama__Llama-3.1-8B-Instruct__lm-arena-chat.json": "ml-energy",
    "stabilityai__stable-diffusion-3.5-large__text-to-image.json": "ml-energy",
    "task__gpqa.json": "ml-energy",
    "task__sourcegraph-fim.json": "ml-energy",
    "v2_sdxl-turbo_A100_bs1.json": "ml-energy",
  },
  mlperf: {
    "v4.1_dell_emr_cpu_gptj_offline__accuracy.txt": "mlperf-inference",
    "v4.1_dell_emr_cpu_gptj_offline__mlperf_log_summary.txt": "mlperf-inference",
    "v4.1_neuralmagic_l40sx8_llama2-70b_server__mlperf_log_summary.txt": "mlperf-inference",
    "v4.1_untether_singlestream__mlperf_log_summary.txt": "mlperf-inference",
    "v4.1_untether_singlestream__spl.txt": "mlperf-inference",
    "v5.1_amd_mi325x8_mixtral_offline__accuracy.txt": "mlperf-inference",
    "v5.1_amd_mi325x8_mixtral_offline__mlperf_log_summary.txt": "mlperf-inference",
    "v5.1_cisco_gnr_cpu_whisper_offline__accuracy.txt": "mlperf-inference",
    "v5.1_cisco_gnr_cpu_whisper_offline__mlperf_log_summary.txt": "mlperf-inference",
    "v5.1_lenovo_b200x8_llama2-70b-99.9_offline_power__accuracy.txt": "mlperf-inference",
    "v5.1_lenovo_b200x8_llama2-70b-99.9_offline_power__mlperf_log_summary.txt": "mlperf-inference",
    "v5.1_lenovo_offline_power__client.json": "beside",
    "v5.1_lenovo_offline_power__server.json": "beside",
    "v5.1_nvidia_b200x8_llama2-70b-99.9_server__accuracy.txt": "mlperf-inference",
    "v5.1_nvidia_b200x8_llama2-70b-99.9_server__mlperf_log_summary.txt": "mlperf-inference",
    "v5.1_nvidia_b200x8_llama3.1-8b_offline__accuracy.txt": "mlperf-inference",
    "v5.1_nvidia_b200x8_llama3.1-8b_offline__mlperf_log_summary.txt": "mlperf-inference",
    "v5.1_system_Cisco_CPU.json": "beside",
    "v5.1_system_NVIDIA_B200x8.json": "beside",
  },
  "optimum-benchmark": {
    "cuda_pytorch_llama__benchmark_config.json": "optimum-benchmark",
    "cuda_pytorch_llama__benchmark_report.json": "optimum-benchmark",
    "energy_llama3_8B_2025-05-30-14-49-15__benchmark_config.json": "optimum-benchmark",
    "energy_llama3_8B_2025-05-30-14-49-15__benchmark_report.json": "optimum-benchmark",
    "llama70b_compile__benchmark_report.json": "optimum-benchmark",
    "tei_bert_cpu__benchmark_config.json": "optimum-benchmark",
    "tei_bert_cpu__benchmark_report.json": "optimum-benchmark",
    "v0.0_llama_A100_bnb_bs4__inference_results.csv": "optimum-benchmark",
    "v0.0_llama_A100_fp16_bs1__inference_results.csv": "optimum-benchmark",
    "v0.0_running-llamas_A100_full_report.csv": "optimum-benchmark",
  },
  serving: {
    "argonne_power_results.csv": "llm-inference-bench",
    "argonne_quant_all_results.csv": "llm-inference-bench",
    "inferencex_glm5_fp8_tp8_isl4096_conc8.json": "inferencex",
    "profile_export_aiperf.json": "aiperf",
    "sglang_deepseek_dp_mla.jsonl": "sglang-bench",
    "sglang_llama3.3-70b_h200_online.jsonl": "sglang-bench",
    "vllm_2024-09_llama3.1-8b-fp8_1xH100.json": "vllm-bench-serve",
    "vllm_2025-02_latency_llama8B_tp1.json": "vllm-bench-latency",
    "vllm_2025-02_serving_llama8B_tp1_qps_4.json": "vllm-bench-serve",
    "vllm_2025-04_llama3.1-8b_ndjson_results.json": "vllm-bench-serve",
    "vllm_2026-04_qwen3-30b-a3b_isl10000_conc4.json": "vllm-bench-serve",
    "vllm_v0.25.1_bench_serve_all_failed.json": "failed",
    "vllm_v0.25.1_bench_serve_opt-125m.json": "vllm-bench-serve",
    "vllm_v0.25.1_sweep_summary.json": "vllm-bench-serve",
  },
};

test.skipIf(NAMED === undefined)(
  "the folder that EFFICIENTLLM_SAMPLES names is there, so that no test of it is skipped",
  () => {
    expect(existsSync(SAMPLES)).toBe(true);
  },
);

describe.skipIf(!existsSync(SAMPLES))("the real files of shared/samples, all of them in one import", () => {
  test("each is taken by its importer, or skipped for its reason", async () => {
    const found: Record<string, string> = {};
    for (const { path, taken, skipped } of fileOutcomes(await importFiles(sampleFiles()))) {
      found[path] = [
        ...taken.map(({ producer }) => producer),
        ...(taken.length > 0 ? [] : skipped.map(({ reason }) => reason)),
      ].join(" and ");
    }
    const expected = Object.entries(EXPECTED).flatMap(([folder, files]) =>
      Object.entries(files).map(([name, outcome]) => [folder === "" ? name : `${folder}/${name}`, outcome]),
    );
    expect(found).toEqual(Object.fromEntries(expected));
  });
});

function sampleFiles() {
  return readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => textFile(relative(SAMPLES, path).replaceAll(sep, "/"), readFileSync(path, "utf8")));
}
