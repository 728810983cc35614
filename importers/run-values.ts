import { AXES } from "@/benchmark/axes";
import { isMetric, METRIC_KEYS, type MetricKey, metric } from "@/benchmark/metrics";
import type { AnsweredRun } from "./import-draft";
import { listText } from "./join-units";
import type { Reading, ReadMissing, ReadScore, ReadValue, RunFacts } from "./reading";

export interface RunValues {
  metrics: { key: MetricKey; entry: ReadValue | ReadMissing }[];
  scores: ReadScore[];
  /** What was left out, and why, in words for the person who imports. */
  dropped: string[];
}

const MOST_SCORES = 200;

/** The values of all readings of a run that its axis takes. A measured value goes before the word that there is none. */
export function runValues({
  number,
  readings,
  facts,
  doubts,
}: Pick<AnsweredRun, "number" | "readings" | "facts" | "doubts">): RunValues {
  const metrics = new Map<MetricKey, ReadValue | ReadMissing>();
  const dropped = new Set<MetricKey>();
  for (const [key, entry] of readings.flatMap((reading) => measured(reading, doubts.get(reading)))) {
    if (!isMetric(key)) continue;
    const { axes } = metric(key);
    const isTaken = axes.length === 0 || facts.axis === undefined || axes.includes(facts.axis);
    if (!isTaken) {
      if ("value" in entry) dropped.add(key);
    } else if (!metrics.has(key) || ("value" in entry && "missing" in (metrics.get(key) ?? {}))) {
      metrics.set(key, entry);
    }
  }
  const scores = new Map<string, ReadScore>();
  for (const score of readings.flatMap((reading) => reading.scores)) {
    const key = JSON.stringify([score.task, score.metric]);
    if (!scores.has(key)) scores.set(key, score);
  }
  const labels = listText([...dropped].map((key) => metric(key).label));
  return {
    metrics: METRIC_KEYS.flatMap((key) => {
      const entry = metrics.get(key);
      return entry ? [{ key, entry }] : [];
    }),
    scores: [...scores.values()].slice(0, MOST_SCORES),
    dropped: [
      ...(dropped.size > 0
        ? [
            `Run ${number}: ${labels} ${dropped.size === 1 ? "is" : "are"} left out: the board of ${stageOf(facts)} does not have ${dropped.size === 1 ? "it" : "them"}.`,
          ]
        : []),
      ...(scores.size > MOST_SCORES
        ? [
            `Run ${number}: of ${scores.size} scores the first ${MOST_SCORES} are taken; a result holds no more.`,
          ]
        : []),
    ],
  };
}

function measured({ metrics }: Reading, doubt: string | undefined): [string, ReadValue | ReadMissing][] {
  const entries = Object.entries(metrics);
  if (doubt === undefined) return entries;
  const why = `Joined as answered, although ${doubt}.`;
  return entries.map(([key, entry]) => {
    if ("missing" in entry) return [key, entry];
    return [key, { ...entry, doubt: entry.doubt === undefined ? why : `${entry.doubt} ${why}` }];
  });
}

function stageOf({ axis }: RunFacts): string {
  return axis === undefined ? "its stage" : AXES[axis].title.toLowerCase();
}
