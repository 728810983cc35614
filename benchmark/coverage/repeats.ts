import { areComparable, comparableClass } from "../comparability";
import { canonicalJson } from "../natural-key";
import type { Result } from "../result";
import { workloadText } from "../workload-caveats";

/** Classes of one setup that are tried against each other: more than a few have no revision in common. */
const MOST_CLASSES = 50;

/**
 * Results that may be the same run done again, by setup: technique, model, settings and workload are the same but for
 * the seed, and all say on which hardware and data. Two ranks of LoRA or two batch sizes are no repeats; nor are two
 * sources that do not name their hardware. Two of a group are repeats where nothing bars their comparison.
 */
export function groupRepeats(results: readonly Result[]): Result[][] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const { technique, model, settings, workload, environment } = result;
    if (environment.accelerator === undefined || workload.dataset === undefined) continue;
    const key = JSON.stringify([
      technique,
      model.slug,
      canonicalJson(settings ?? {}),
      workloadText(workload),
    ]);
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return [...groups.values()];
}

/** Whether any two of these are the same run done twice. */
export function hasRepeats(results: readonly Result[]): boolean {
  return groupRepeats(results).some((group) => {
    const classes = new Map<string, Result>();
    for (const result of group) {
      const known = classes.get(comparableClass(result));
      if (known && areComparable(known, result)) return true;
      classes.set(comparableClass(result), result);
    }
    const ones = [...classes.values()].slice(0, MOST_CLASSES);
    return ones.some((a, index) => ones.slice(index + 1).some((b) => areComparable(a, b)));
  });
}
