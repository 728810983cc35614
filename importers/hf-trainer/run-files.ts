import { topLevelKeys } from "../json-keys";
import type { SourceFile } from "../source-file";

/** What a file of a Trainer's output folder is. */
export type TrainerFileKind = "results" | "state" | "adapter" | "log";

/** Tells by the keys that a file begins with; null for what is not the Trainer's. */
export function kindOf({ head }: SourceFile): TrainerFileKind | null {
  if (!/"(?:peft_type|log_history|percentage|epoch|(?:train|eval|predict|test)_runtime)"/.test(head))
    return null;
  const keys = topLevelKeys(head);
  const has = (...wanted: string[]) => wanted.every((key) => keys.has(key));
  if (
    has("peft_type") &&
    ["base_model_name_or_path", "task_type", "inference_mode"].some((key) => has(key))
  ) {
    return "adapter";
  }
  if (has("log_history") && (has("global_step") || has("is_world_process_zero"))) return "state";
  if (has("current_steps", "total_steps", "percentage")) return "log";
  if (has("results") || has("run_info")) return null;
  const timed = has("train_runtime") || has("eval_runtime") || has("predict_runtime") || has("test_runtime");
  return timed || (has("epoch") && (has("train_loss") || has("eval_loss"))) ? "results" : null;
}

const STANDARD_NAME =
  /(?:all_results|train_results|eval_results|test_results|predict_results|generate_results|trainer_state|adapter_config)\.json$/;

/**
 * What the files of one run have in common: their folder, and whatever stands before the Trainer's own file names.
 * Checkpoints belong to the folder that they lie in. A file of another name stands alone.
 */
export function runOf({ path }: Pick<SourceFile, "path">): string {
  const run = path.replace(STANDARD_NAME, "");
  return run === path ? path : run.replace(/(^|\/)checkpoint-\d+\/$/, "$1");
}

export function isInCheckpoint({ path }: Pick<SourceFile, "path">): boolean {
  return /(?:^|\/)checkpoint-\d+\/[^/]*$/.test(path);
}
