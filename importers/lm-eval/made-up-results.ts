/** A results file in the shape of lm-evaluation-harness 0.4.13. Every value is made up for tests. */
export function madeUpResults(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    results: {
      colours: {
        alias: "colours",
        name: "colours",
        sample_len: 400,
        "acc,none": 0.5,
        "acc_stderr,none": 0.025,
      },
      sums: {
        alias: "sums",
        name: "sums",
        sample_len: 250,
        "exact_match,strict-match": 0.25,
        "exact_match_stderr,strict-match": "N/A",
        "exact_match,flexible-extract": 0.375,
        "exact_match_stderr,flexible-extract": 0.03,
      },
    },
    group_subtasks: {},
    configs: {
      colours: { task: "colours", output_type: "multiple_choice", doc_to_text: "<b>{{question}}</b>" },
    },
    versions: { colours: 1, sums: 2 },
    "n-shot": { colours: 0, sums: 5 },
    higher_is_better: { colours: { acc: true }, sums: { exact_match: true } },
    "n-samples": { colours: { original: 400, effective: 400 }, sums: { original: 250, effective: 250 } },
    config: {
      model: "hf",
      model_args: { pretrained: "made-up-org/Tiny-1B", dtype: "bfloat16" },
      model_num_parameters: 1_250_000_000,
      model_dtype: "torch.bfloat16",
      model_revision: "main",
      model_sha: "00112233445566778899aabbccddeeff00112233",
      batch_size: "auto:64",
      limit: null,
    },
    pretty_env_info: ENVIRONMENT,
    transformers_version: "5.1.0",
    lm_eval_version: "0.4.13",
    model_source: "hf",
    model_name: "made-up-org/Tiny-1B",
    total_evaluation_time_seconds: "123.5",
    ...changes,
  };
}

const ENVIRONMENT = `PyTorch version: 2.11.0+cu130
CUDA used to build PyTorch: 13.0
GPU models and configuration: GPU 0: NVIDIA Made-Up 40
Nvidia driver version: 590.1
CPU:
Model name: A made-up processor`;

/** The same in the shape of v0.3: no filters, shots and model in the configuration. Every value is made up. */
export function madeUpOldResults(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    results: {
      colours: { acc: 0.5, acc_stderr: 0.025, acc_norm: 0.625, acc_norm_stderr: 0.02 },
      stereotypes: { pct_stereotype: 0.5625, pct_stereotype_stderr: 0.05 },
      cloze: { ppl: 12.5, ppl_stderr: 0.5 },
    },
    versions: { colours: 0, stereotypes: 0, cloze: 0 },
    config: {
      model: "hf-causal",
      model_args: "pretrained=made-up-org/Tiny-1B,revision=step32",
      num_fewshot: 3,
      limit: null,
    },
    ...changes,
  };
}
