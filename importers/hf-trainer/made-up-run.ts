/** What a Trainer writes at the end of training. Every value is made up for tests. */
export function madeUpTraining(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    epoch: 2.0,
    num_input_tokens_seen: 0,
    total_flos: 4.5e15,
    train_loss: 1.25,
    train_runtime: 7200.5,
    train_samples: 1000,
    train_samples_per_second: 0.278,
    train_steps_per_second: 0.035,
    ...changes,
  };
}

/** The Trainer's state after training, or, without a closing row, in a checkpoint. Every value is made up. */
export function madeUpState(isClosed: boolean, evaluations = 2): Record<string, unknown> {
  const { train_samples, num_input_tokens_seen, ...closing } = madeUpTraining({ step: 250 });
  return {
    best_model_checkpoint: "/home/somebody/run/checkpoint-200",
    epoch: 2.0,
    global_step: 250,
    is_world_process_zero: true,
    log_history: [
      { epoch: 1.0, loss: 1.5, step: 125 },
      ...[
        { epoch: 1.0, eval_loss: 1.75, eval_runtime: 10, step: 125 },
        { epoch: 2.0, eval_loss: 1.625, eval_runtime: 10, step: 250 },
      ].slice(0, evaluations),
      ...(isClosed ? [closing] : []),
    ],
    max_steps: 250,
    num_input_tokens_seen: 0,
    total_flos: 4.5e15,
  };
}

/** An adapter's configuration. Every value is made up. */
export function madeUpAdapter(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    base_model_name_or_path: "made-up-org/Tiny-1B",
    init_lora_weights: true,
    lora_alpha: 48,
    modules_to_save: null,
    peft_type: "LORA",
    r: 24,
    target_modules: ["v_proj", "q_proj"],
    task_type: "CAUSAL_LM",
    use_dora: false,
    use_rslora: false,
    ...changes,
  };
}
