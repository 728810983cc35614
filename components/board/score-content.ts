import { formatNumber } from "@/benchmark/format";
import { type ScoreBasis, scoreLabel } from "@/benchmark/score/score";
import type { ScoredRows } from "@/benchmark/score/scoring";
import { MOST_ROWS, type Stability } from "@/benchmark/score/stability";

/** Names that a sentence lists. */
const MOST_LISTED = 8;

/** A row's share of all weightings, as the table of stability has it. */
export interface StabilityRow {
  /** The index of the scored row. */
  row: number;
  name: string;
  score: string;
  first: string;
  firstThree: string;
  /** The same from 0 to 1, for its bar. */
  shares: readonly [first: number, firstThree: number];
}

/** What a score says of one cohort, in sentences. */
export interface ScoreSummaryContent {
  /** Which row is first, and by how much. */
  winner: string;
  /** How often it is, and what would change it. */
  stability: string[];
  /** What counts how much, what does not, and which rows have no score: each with its reason. */
  counted: string[];
  scoreTitle: string;
  /** Rows that are among the first three under some weighting; none where there is nothing to vary. */
  rows: StabilityRow[];
  /** How the shares of the table come about. */
  method: string;
}

/** What names a row in a sentence. */
export interface NamedRow {
  technique: string;
  model?: string;
  is_baseline?: true;
}

/**
 * Lays out a cohort's score. `rows`: those that were scored, in the same order; `baseline`: the technique that ratios
 * compare with, null where rows have several.
 */
export function scoreSummary(
  rows: readonly NamedRow[],
  scored: ScoredRows,
  stability: Stability | null,
  baseline: string | null,
): ScoreSummaryContent {
  const names = rows.map(({ technique, model }) => (model ? `${technique} on ${model}` : technique));
  const named = (indices: readonly number[]) => indices.map((index) => names[index] ?? "");
  const varied = stability && scored.shares.length > 1 ? stability : null;
  return {
    winner: winnerSentence(scored, rows, named, baseline),
    stability: stabilitySentences(scored, stability, named),
    counted: countedSentences(scored, names),
    scoreTitle: scored.by === "ratios" ? `Score, times ${baseline ?? "the baseline"}` : "Score, mean rank",
    rows: varied ? stabilityRows(scored, varied, names) : [],
    method: varied ? methodText(varied) : "",
  };
}

type Named = (indices: readonly number[]) => string[];

function winnerSentence(
  { by, scores }: ScoredRows,
  rows: readonly NamedRow[],
  named: Named,
  baseline: string | null,
): string {
  const firsts = scores.flatMap((score, row) =>
    "value" in score && score.rank === 1 ? [{ row, score }] : [],
  );
  const [first, ...others] = firsts;
  if (!first) return "By these weights nothing here has a score.";
  const winners = andList(named(firsts.map(({ row }) => row)));
  const isBaseline = by === "ratios" && rows[first.row]?.is_baseline;
  const score =
    isBaseline && others.length === 0
      ? "it is the baseline, and every other scores below 1×"
      : scoreText(first.score.value, by, baseline);
  const scored = scores.filter((one) => "value" in one).length;
  const among = scored < scores.length ? `, of the ${scored} that have every counted value,` : "";
  return `By these weights${among} ${winners} ${others.length > 0 ? "share first place" : "is first"}: ${score}.`;
}

function scoreText(value: number, by: ScoreBasis, baseline: string | null): string {
  const number = formatNumber(value, 3);
  return by === "ratios" ? `${number}× ${baseline ?? "the baseline"}` : `mean rank ${number}`;
}

function stabilitySentences(
  { scores, shares }: ScoredRows,
  stability: Stability | null,
  named: Named,
): string[] {
  const count = scores.filter((score) => "value" in score).length;
  const [only, ...others] = shares;
  if (count < 2 || !only) return [];
  if (others.length === 0)
    return [`Only ${scoreLabel(only.column)} counts, so there are no weights to vary.`];
  if (!stability) {
    return [
      `How stable that is, is worked out for at most ${MOST_ROWS} rows; here are ${formatNumber(count)}.`,
    ];
  }
  const { winners, nearest, rows } = stability;
  const [winner] = winners;
  if (winners.length > 1) return ["The smallest change of the weights may decide between them."];
  const first = rows.find(({ row }) => row === winner)?.first ?? 0;
  const often =
    first === 1
      ? "It is first under every weighting that was tried."
      : `It is first under ${percent(first)} of all weightings.`;
  if (!nearest) return [often, "No change of a single weight makes another one first."];
  const [from, to] = shareTexts(nearest.from, nearest.to);
  const side = nearest.to > nearest.from ? "more" : "less";
  const next = andList(named(nearest.winners));
  return [
    often,
    `Nearest change: if ${scoreLabel(nearest.column)} counted ${side} than ${to} instead of ${from}, ${next} would be first.`,
  ];
}

function countedSentences({ by, shares, left_out, scores }: ScoredRows, names: readonly string[]): string[] {
  const counted = shares.map(({ column, share }) => `${scoreLabel(column)} ${percent(share)}`);
  const uncounted = left_out.map(({ column, why }) => [why, scoreLabel(column)] as const);
  const unscored = scores.flatMap((score, row) =>
    "why" in score && counted.length > 0 ? [[score.why, names[row] ?? ""] as const] : [],
  );
  return [
    ...(counted.length > 0 ? [`Counted: ${counted.join(", ")}.`] : []),
    ...byReason(uncounted).map(([why, columns]) => `Not counted: ${andList(columns)} (${why}).`),
    ...byReason(unscored).map(([why, lacking]) => `No score: ${andList(lacking)} (${why}).`),
    ...(by === "ranks" && counted.length > 0
      ? ["A mean of ranks knows the order alone, not by how much."]
      : []),
  ];
}

/** Names by why they are named, in the order in which a reason first comes. */
function byReason(reasons: readonly (readonly [why: string, name: string])[]): [string, string[]][] {
  const names = new Map<string, string[]>();
  for (const [why, name] of reasons) names.set(why, [...(names.get(why) ?? []), name]);
  return [...names];
}

function stabilityRows(
  { by, scores }: ScoredRows,
  stability: Stability,
  names: readonly string[],
): StabilityRow[] {
  return stability.rows
    .filter(({ first_three }) => first_three > 0)
    .sort((a, b) => b.first - a.first || b.first_three - a.first_three)
    .map(({ row, first, first_three }) => {
      const score = scores[row];
      const value = score && "value" in score ? formatNumber(score.value, 3) : "";
      return {
        row,
        name: names[row] ?? "",
        score: by === "ratios" ? `${value}×` : value,
        first: percent(first),
        firstThree: percent(first_three),
        shares: [first, first_three],
      };
    });
}

function methodText({ samples, rows, shared }: Stability): string {
  const never = rows.filter(({ first_three }) => first_three === 0).length;
  return [
    `Shares of ${formatNumber(samples)} weightings of the counted metrics, drawn evenly from all there are, the same ones each time; exact to about 2 points.`,
    shared ? "Rows that are level are all first, so that shares may sum to more than 100%." : "",
    never > 0
      ? `${never === 1 ? "1 row is" : `${formatNumber(never)} rows are`} never among the first three.`
      : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** A share from 0 to 1 as whole per cent; what is not quite none or all is not rounded to it. */
function percent(share: number): string {
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
  return `${Math.round(100 * share)}%`;
}

/** Two shares in per cent, with the decimals that keep them apart and from 0 and 100%; the second rounded away. */
function shareTexts(from: number, to: number): [string, string] {
  const outwards = to > from ? Math.ceil : Math.floor;
  for (const factor of [1, 10, 100]) {
    const [near, far] = [Math.round(100 * factor * from), outwards(100 * factor * to)];
    if (near !== far && far > 0 && far < 100 * factor) return [`${near / factor}%`, `${far / factor}%`];
  }
  return [`${formatNumber(100 * from)}%`, `${formatNumber(100 * to)}%`];
}

/** "A, B and C"; of very many the first. */
function andList(names: readonly string[]): string {
  const shown = names.length > MOST_LISTED ? names.slice(0, MOST_LISTED) : names;
  const last = names.length > MOST_LISTED ? `${names.length - MOST_LISTED} more` : shown.at(-1);
  const before = names.length > MOST_LISTED ? shown : shown.slice(0, -1);
  return before.length > 0 ? `${before.join(", ")} and ${last}` : (last ?? "");
}
