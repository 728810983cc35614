/** A row of the leaderboard's third version with invented values. */
export function madeUpConfiguration(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    model_id: "made-up-org/Invented-30B",
    nickname: "Invented 30B",
    total_params_billions: 30,
    activated_params_billions: 3,
    weight_precision: "fp8",
    gpu_model: "Invented GPU",
    num_gpus: 4,
    tensor_parallel: 4,
    max_num_seqs: 16,
    avg_output_len: 250.5,
    output_throughput_tokens_per_sec: 200,
    median_itl_ms: 30,
    p99_itl_ms: 90,
    avg_power_watts: 1200,
    energy_per_token_joules: 6,
    energy_per_request_joules: 1503,
    ...changes,
  };
}

/** A file of one task. */
export function madeUpTask(rows: unknown[] = [madeUpConfiguration()]): Record<string, unknown> {
  return { task: "gpqa", task_display_name: "Invented task", configurations: rows };
}

/** The same configuration in the file of its model: parallelism one level deeper, model at the top. */
export function madeUpModel(): Record<string, unknown> {
  const {
    model_id,
    total_params_billions,
    activated_params_billions,
    weight_precision,
    tensor_parallel,
    nickname,
    ...row
  } = madeUpConfiguration();
  return {
    model_id,
    total_params_billions,
    activated_params_billions,
    weight_precision,
    task: "gpqa",
    configurations: [
      {
        ...row,
        parallelization: { tensor_parallel },
        output_length_distribution: { bins: [1, 2], counts: [3] },
      },
    ],
  };
}

/** A diffusion model's file. */
export function madeUpVideos(): Record<string, unknown> {
  return {
    model_id: "made-up-org/Invented-Video-2B",
    task: "text-to-video",
    total_params_billions: 2,
    weight_precision: "bfloat16",
    configurations: [
      {
        gpu_model: "Invented GPU",
        num_gpus: 2,
        batch_size: 2,
        batch_latency_s: 40,
        throughput_videos_per_sec: 0.05,
        energy_per_video_joules: 20_000,
        avg_power_watts: 1000,
        inference_steps: 50,
        video_height: 480,
        parallelization: { ulysses_degree: 2, ring_degree: 1 },
      },
    ],
  };
}

/** The benchmark's own results.json of one run. */
export function madeUpRun(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    date: "20250101-000000",
    model_id: "made-up-org/Invented-30B",
    gpu_model: "Invented GPU",
    num_gpus: 2,
    max_num_seqs: 32,
    num_prompts: 100,
    completed: 100,
    duration: 60,
    steady_state_duration: 40,
    steady_state_energy: 24_000,
    steady_state_energy_per_token: 0.5,
    output_throughput: 1200,
    total_token_throughput: 3000,
    mean_e2el_ms: 2500,
    mean_ttft_ms: 80,
    mean_tpot_ms: 12,
    results: [{ prompt: "a secret question", output_text: "a secret answer" }],
    ...changes,
  };
}

/** A record of the second version. */
export const MADE_UP_RECORD = {
  Model: "made-up-org/Invented-Image",
  "GPU model": "Invented GPU",
  "Batch size": 2,
  "Batch latency (s)": 4,
  "Batch energy (J)": 1000,
  "Energy per image (J)": 500,
};

/** A table of the first version. */
export const MADE_UP_FIRST_TABLE =
  "model,throughput,response_length,latency,energy\nmade-up-org/Invented-7B,25.5,200,8,1600\n";
