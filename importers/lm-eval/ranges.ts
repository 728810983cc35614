import { QUALITY_MEASURES } from "@/benchmark/quality";

/** Least and largest value that a metric can have. */
export type Range = readonly [least: number, most: number];

const UNBOUNDED = Number.POSITIVE_INFINITY;
const FRACTION: Range = [0, 1];
const PERCENT: Range = [0, 100];

/** Tasks whose scores the harness takes from other scripts, which write them in percent (their task.py says from where). */
const PERCENT_TASKS = /(?<!x)squad|^scrolls_/i;
/** What such scripts score. Accuracies of the same tasks are the harness's own, and fractions. */
const OF_SCRIPTS = /^(?:f1|em|exact|exact_match|rouge[12L](?:sum)?)$/;

/**
 * Metrics of lm-evaluation-harness by what it computes them with (its api/metrics.py and tasks): means of right and
 * wrong and F-scores are fractions; sacrebleu writes BLEU and chrF, and TruthfulQA its ROUGE, out of 100.
 */
const RANGES: readonly (readonly [RegExp, Range])[] = [
  [/^(?:HasAns|NoAns|best)_(?:exact|f1)$|^exact$/, PERCENT],
  [/^(?:bleu|chrf|rouge[12L](?:sum)?|bleu_max|rouge[12L]_max)$/, PERCENT],
  [/^mcc$/, [-1, 1]],
  [/^brier_score$/, [0, 2]],
  [/^(?:ppl|(?:word_|byte_)?perplexity)$/, [1, UNBOUNDED]],
  [/^(?:bits_per_\w+|ter|wer)$/, [0, UNBOUNDED]],
  [
    /^(?:acc|accuracy|acc_(?:norm|mutual_info|bytes|all)|exact_match|exact_str_match|em|f1|mc1|mc2|multiple_choice_grade|pct_stereotype|pass@\d+|r@\d+|mrr|anls|\w+_(?:acc|f1|exact_match))$/,
    FRACTION,
  ],
];

/** What values a metric of a task can have; null where nobody says. */
export function rangeOf(task: string, metric: string): Range | null {
  if (PERCENT_TASKS.test(task) && OF_SCRIPTS.test(metric)) return PERCENT;
  return RANGES.find(([names]) => names.test(metric))?.[1] ?? QUALITY_MEASURES[metric]?.range ?? null;
}

/** "0 to 1", "1 or more". */
export function rangeText([least, most]: Range): string {
  return most === UNBOUNDED ? `${least} or more` : `${least} to ${most}`;
}
