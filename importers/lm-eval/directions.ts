import type { QualityScore } from "@/benchmark/bundle";
import { entry, isObject, type LmEvalDocument } from "./document";

/** Metrics of the harness by direction, for files older than `higher_is_better` (its registry, v0.3 and v0.4). */
const HIGHER =
  /^(?:acc|acc_norm|acc_mutual_info|acc_bytes|acc_all|accuracy|exact_match|em|f1|macro_f1|micro_f1|mcc|mc1|mc2|bleu|chrf|rouge[\w-]*|bleurt_\w+|bleu_\w+|pass@\d+|r@\d+|mrr|multiple_choice_grade|exact_str_match|exact|HasAns_(?:exact|f1)|NoAns_(?:exact|f1)|best_(?:exact|f1)|anls|\w+_acc|\w+_f1|\w+_exact_match)$/;
const LOWER =
  /^(?:perplexity|ppl|word_perplexity|byte_perplexity|bits_per_byte|bits_per_\w+|brier_score|ter|wer|likelihood_diff|likelihood_difference|pct_stereotype)$/;

/** Which way a metric of a task is better, as the file says or as the harness documents it; null where neither tells. */
export function direction(
  document: LmEvalDocument,
  task: string,
  metric: string,
): QualityScore["better"] | null {
  const said = entry(entry(document.higher_is_better, task), metric);
  const listed = entry(entry(document.configs, task), "metric_list");
  const row = Array.isArray(listed)
    ? listed.find((item) => isObject(item) && item.metric === metric)
    : undefined;
  for (const higher of [said, entry(row, "higher_is_better")]) {
    if (typeof higher === "boolean") return higher ? "higher" : "lower";
  }
  return HIGHER.test(metric) ? "higher" : LOWER.test(metric) ? "lower" : null;
}
