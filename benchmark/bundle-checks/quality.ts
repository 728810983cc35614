import type { FindingList } from "../findings";
import { printable, shortNumber, shown } from "../printable";
import { QUALITY_MEASURES } from "../quality";
import type { BundleDraft, ResultDraft } from "./draft";

const MEASURE_NAMES = new Map(Object.keys(QUALITY_MEASURES).map((name) => [bare(name), name]));

/** Checks the quality scores of each result against the measures that are known. */
export function checkQuality({ results }: BundleDraft, list: FindingList): void {
  for (const result of results) checkScores(result, list);
}

function checkScores({ quality }: ResultDraft, list: FindingList): void {
  const seen = new Map<string, string>();
  for (const { pointer, score } of quality) {
    const key = JSON.stringify([score.task, score.metric]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, pointer);
    else {
      list.add("quality.duplicate", pointer, {
        found: `${shown(score.metric)} of ${shown(score.task)}, which ${first} has too`,
        expected: "each measure of a task once",
        remedy: "Keep one of the two, or name the tasks apart.",
      });
    }
    checkMeasure(pointer, score, list);
  }
}

function checkMeasure(
  pointer: string,
  score: ResultDraft["quality"][number]["score"],
  list: FindingList,
): void {
  const name = MEASURE_NAMES.get(bare(score.metric));
  const measure = name === undefined ? undefined : QUALITY_MEASURES[name];
  if (name === undefined || measure === undefined) return;
  if (name !== score.metric) {
    const remedy = `Write "${name}" if that is what it is.`;
    list.add("quality.spelling", `${pointer}/metric`, {
      found: shown(score.metric),
      expected: `"${name}"`,
      remedy,
    });
  }
  if (measure.better !== score.better) {
    list.add("quality.direction", `${pointer}/better`, {
      found: `${name} better ${score.better}`,
      expected: `better ${measure.better}`,
      remedy: `Set "better" to "${measure.better}".`,
    });
  }
  const [least, most] = measure.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (score.value >= least && score.value <= most) return;
  const looksLikePercent = most === 1 && score.value > 1 && score.value <= 100;
  list.add("quality.range", `${pointer}/value`, {
    found: `${name} ${shortNumber(score.value)}`,
    expected: most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`,
    remedy: looksLikePercent
      ? `Give a fraction: ${printable(shortNumber(score.value / 100))} if it is per cent.`
      : "Correct the value.",
  });
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "");
}
