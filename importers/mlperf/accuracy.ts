import type { ReadScore } from "../reading";
import { numberOf, positiveOf } from "../reading-parts";

/** How a measure is named here, which way is better and whether the log prints it in percent. */
const MEASURES: Readonly<Record<string, { metric: string; task?: string; better?: "lower"; plain?: true }>> =
  {
    rouge1: { metric: "rouge1" },
    rouge2: { metric: "rouge2" },
    rougel: { metric: "rougeL" },
    rougelsum: { metric: "rougeLsum" },
    gsm8k: { metric: "accuracy", task: "gsm8k" },
    mbxp: { metric: "accuracy", task: "mbxp" },
    exact_match: { metric: "exact match" },
    niah_em: { metric: "exact match", task: "needle in a haystack" },
    f1: { metric: "f1" },
    accuracy: { metric: "accuracy" },
    acc: { metric: "accuracy" },
    "word error rate": { metric: "word error rate", better: "lower" },
    fid_score: { metric: "FID", better: "lower", plain: true },
    clip_score: { metric: "CLIP score", plain: true },
  };

/**
 * The quality of an accuracy run: a Python dictionary in a free log, `accuracy=97.9%` or a word error rate. Percents
 * become fractions. Lengths (`gen_len`, `tokens_per_sample`) are no quality.
 */
export function accuracyScores(text: string, task: string, path: string): ReadScore[] {
  const found = [
    ...dictionary(text),
    ...[...text.matchAll(/\b(Word Error Rate|accuracy)\s*[:=]\s*([\d.]+)\s*%/gi)].map(
      ([, key = "", value = ""]) => [key.toLowerCase(), value] as const,
    ),
  ];
  return scoresOf(found, task, path, /\btotal\s*=\s*(\d+)/.exec(text)?.[1]);
}

/** The scores among named numbers, as a log or a table prints them. */
export function scoresOf(
  entries: readonly (readonly [string, string])[],
  task: string,
  path: string,
  total?: string,
): ReadScore[] {
  const counted = new Map(entries);
  const samples = positiveOf(counted.get("gen_num") ?? total);
  return [...counted].flatMap(([key, value]): ReadScore[] => {
    const known = Object.hasOwn(MEASURES, key) ? MEASURES[key] : undefined;
    const number = numberOf(value);
    if (!known || number === null) return [];
    return [
      {
        task: known.task ?? task,
        metric: known.metric,
        value: known.plain ? number : fraction(number),
        better: known.better ?? "higher",
        path,
        ...(samples !== null && Number.isSafeInteger(samples) && samples < 2 ** 31 && { samples }),
        ...(!known.plain && { note: `${number} % in the file.` }),
      },
    ];
  });
}

/** Percent as a fraction, without the last digits that division by 100 adds in binary. */
function fraction(percent: number): number {
  return Number((percent / 100).toPrecision(15));
}

/** A key in Python's quotes with a number behind it: bare, in quotes, or as NumPy prints it, and nothing else. */
const ENTRY =
  /['"]([\w -]{1,60})['"]\s*:\s*(?:['"]([^'"]*)['"]|(?:np\.float\d\d\()?([-+\d.eE]+)\)?)(?=\s*[,}])/g;

/** The entries of the last dictionary that has a measure: Python's quotes, numbers bare or as text. */
function dictionary(text: string): (readonly [string, string])[] {
  const candidates = [...text.matchAll(/\{[^{}]{1,4000}\}/g)].map(([literal]) =>
    [...literal.matchAll(ENTRY)].map(
      ([, key = "", quoted, bare]) => [key.toLowerCase(), quoted ?? bare ?? ""] as const,
    ),
  );
  return candidates.findLast((entries) => entries.some(([key]) => Object.hasOwn(MEASURES, key))) ?? [];
}

/** Whether a text is the log of an accuracy run: its result, and the hash that ends it. */
export function isAccuracyLog(head: string): boolean {
  if (!/^hash=[0-9a-f]{64}\s*$/m.test(head)) return false;
  return accuracyScores(head, "", "").length > 0;
}
