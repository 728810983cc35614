import { type SourceFile, textFile } from "./source-file";

/** Files of three producers of one run, in the shapes that they have, with invented values. */
export const MADE_UP_SCORES = {
  results: {
    gsm8k: { alias: "gsm8k", "exact_match,strict-match": 0.75, "exact_match_stderr,strict-match": 0.0125 },
  },
  group_subtasks: { gsm8k: [] },
  versions: { gsm8k: 3 },
  "n-shot": { gsm8k: 5 },
  higher_is_better: { gsm8k: { exact_match: true } },
  "n-samples": { gsm8k: { original: 1000, effective: 1000 } },
  config: {
    model: "hf",
    model_args: "pretrained=example-org/Tiny-1B,dtype=bfloat16",
    model_num_parameters: 1_250_000_000,
    model_dtype: "torch.bfloat16",
    limit: null,
  },
  lm_eval_version: "0.4.9",
};

export const MADE_UP_SPEED = {
  date: "20260102-030405",
  backend: "vllm",
  endpoint_type: "openai",
  model_id: "example-org/Tiny-1B",
  tokenizer_id: "example-org/Tiny-1B",
  num_prompts: 100,
  request_rate: 4.0,
  burstiness: 1.0,
  max_concurrency: null,
  duration: 25.0,
  completed: 100,
  failed: 0,
  total_input_tokens: 51_200,
  total_output_tokens: 12_800,
  request_throughput: 4.0,
  output_throughput: 512.0,
  total_token_throughput: 2560.0,
  mean_ttft_ms: 50.0,
  mean_tpot_ms: 10.0,
  mean_e2el_ms: 1320.0,
};

/** Of two moments of one accelerator: 300 W and 20480 MiB in the mean. */
export const MADE_UP_POWER = [
  "timestamp, index, name, power.draw [W], memory.used [MiB]",
  "2026/01/02 03:04:05.000, 0, NVIDIA H200, 290.00 W, 20470 MiB",
  "2026/01/02 03:04:06.000, 0, NVIDIA H200, 310.00 W, 20490 MiB",
].join("\n");

export function madeUpFiles(): SourceFile[] {
  return [
    textFile("run/results_2026-01-02.json", JSON.stringify(MADE_UP_SCORES)),
    textFile("run/vllm.json", JSON.stringify(MADE_UP_SPEED)),
    textFile("run/gpu.csv", MADE_UP_POWER),
  ];
}
