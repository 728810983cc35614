import type { FlipSide, SignFlip } from "./board-row";
import type { Delta, Verdict } from "./deltas";
import { isMetric, type MetricKey, metric } from "./metrics";
import type { Column } from "./question";
import { arithmeticMean } from "./ranking";
import { compareTechniques, compareText } from "./techniques";

/** How a column changes on one model when a technique replaces its baseline. */
export interface ModelChange {
  technique: string;
  baseline: string;
  column: Column;
  model: string;
  parametersB: number;
  delta: Delta;
}

/**
 * Where a technique's sign flips from model to model: it is certainly better than its baseline on some, and certainly
 * worse on others. A change that uncertainty covers counts on neither side; nor does a model on which several
 * changes disagree. Of several that agree the mean is given. By technique, then by column in the order they come.
 */
export function findSignFlips(changes: readonly ModelChange[], family: string): SignFlip[] {
  const flips: SignFlip[] = [];
  for (const ofTechnique of groupBy(changes, (change) => change.technique)) {
    for (const ofBaseline of groupBy(ofTechnique, (change) => change.baseline)) {
      for (const ofColumn of groupBy(ofBaseline, (change) => change.column)) {
        const flip = flipOf(ofColumn);
        if (flip) flips.push(flip);
      }
    }
  }
  return flips.sort((a, b) => compareTechniques(family, a.technique, b.technique));
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Iterable<Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups.values();
}

/** Changes of one technique against one baseline in one column, as a flip if they are one. */
function flipOf(changes: readonly ModelChange[]): SignFlip | null {
  const has = (verdict: Verdict) => changes.some(({ delta }) => delta.verdict === verdict);
  const [first] = changes;
  if (!first || !has("better") || !has("worse")) return null;
  const byModel = [...groupBy(changes, ({ model }) => model)];
  const better = sidesOf(byModel, "better");
  const worse = sidesOf(byModel, "worse");
  if (better.length === 0 || worse.length === 0) return null;
  const { technique, baseline, column } = first;
  return { technique, baseline, column, better, worse };
}

function sidesOf(byModel: readonly (readonly ModelChange[])[], verdict: Verdict): FlipSide[] {
  return byModel
    .flatMap((own): FlipSide[] => {
      const [first] = own;
      if (!first || own.some(({ delta }) => delta.verdict !== verdict)) return [];
      return [
        {
          model: first.model,
          parameters_b: first.parametersB,
          change: arithmeticMean(own.map(({ delta }) => delta.value)),
          unit: first.delta.unit,
        },
      ];
    })
    .sort((a, b) => a.parameters_b - b.parameters_b || compareText(a.model, b.model));
}

/** How a sentence says that one technique is better than another in a metric, and how it says the opposite. */
const WORDS: Readonly<Partial<Record<MetricKey, readonly [verb: string, better: string, worse: string]>>> = {
  amu: ["takes", "less memory", "more"],
  pcu: ["has", "higher compute utilisation", "lower"],
  al: ["has", "lower latency", "higher"],
  tt: ["has", "higher token throughput", "lower"],
  st: ["has", "higher sample throughput", "lower"],
  it: ["has", "higher throughput", "lower"],
  aec: ["draws", "less power", "more"],
  mcr: ["has", "a higher compression rate", "a lower one"],
  peak_memory: ["has", "a lower peak of memory", "a higher one"],
  ttft: ["takes", "less time to the first token", "more"],
  tpot: ["takes", "less time per output token", "more"],
  throughput: ["has", "higher throughput", "lower"],
  energy_per_token: ["takes", "less energy per token", "more"],
  energy_per_sample: ["takes", "less energy per sample", "more"],
  size: ["has", "smaller weights", "larger ones"],
  size_ratio: ["has", "a higher size ratio", "a lower one"],
  train_time: ["takes", "less training time", "more"],
};

/** Models that a sentence lists on each side; of more, the number. */
const MOST_LISTED = 6;

/** "int4 draws less power than bfloat16 on DeepSeek-R1-Distill-Qwen-14B and more on Yi-34B." */
export function signFlipSentence({ technique, baseline, column, better, worse }: SignFlip): string {
  const [verb, best, worst] = wordsOf(column, better[0]?.unit ?? "");
  return `${technique} ${verb} ${best} than ${baseline} on ${listed(better)} and ${worst} on ${listed(worse)}.`;
}

function wordsOf(column: Column, unit: string): readonly [verb: string, better: string, worse: string] {
  if (!isMetric(column)) return ["has", `better ${unit === "points" ? "quality" : unit}`, "worse"];
  return WORDS[column] ?? ["has", `better ${metric(column).name.toLowerCase()}`, "worse"];
}

/** "A", "A and B", "A, B and C". */
function listed(sides: readonly FlipSide[]): string {
  const names = sides.map(({ model }) => model);
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join(", ")} and ${names.length - MOST_LISTED} more`;
  }
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
