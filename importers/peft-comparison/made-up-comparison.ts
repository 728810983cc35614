/** A run in the shape of the PEFT library's method comparison. Every value is made up for tests. */
export function madeUpComparison(
  train: Record<string, unknown> = {},
  run: Record<string, unknown> = {},
): { run_info: object; train_info: object; meta_info: object } {
  return {
    run_info: {
      created_at: "2031-01-02T03:04:05+00:00",
      total_time: 2000.5,
      experiment_name: "lora/tiny-rank8",
      peft_branch: "made-up",
      train_config: {
        model_id: "made-up-org/Tiny-1B",
        dtype: "bfloat16",
        batch_size: 4,
        max_steps: 500,
        seed: 0,
      },
      peft_config: { peft_type: "LORA", r: 8, use_dora: false, use_rslora: false, modules_to_save: null },
      error_msg: "",
      ...run,
    },
    train_info: {
      accelerator_memory_reserved_avg: 15_000_000_000,
      accelerator_memory_max: 24_500_000_000,
      train_time: 1200.5,
      file_size: 36_000_000,
      num_trainable_params: 9_000_000,
      num_total_params: 1_259_000_000,
      status: "success",
      metrics: [
        { step: 250, "valid accuracy": 0.25, "train loss": 0.75, "train time": 10, "tokens / sec": 3000 },
        { step: 500, "valid accuracy": 0.375, "train loss": 0.625, "train time": 30, "tokens / sec": 5000 },
        {
          step: 500,
          "test accuracy": 0.4375,
          "train loss": 0.625,
          "train samples": 2000,
          "train total tokens": 180000,
        },
      ],
      ...train,
    },
    meta_info: {
      model_info: { sha: "00112233445566778899aabbccddeeff00112233" },
      package_info: { "peft-version": "0.19.2", "torch-version": "2.13.0+cu130" },
      system_info: { system: "Linux", release: "6.0.0-made-up-host", accelerator: "NVIDIA Made-Up 40" },
    },
  };
}
