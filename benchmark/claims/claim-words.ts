import { formatChange } from "../change-format";
import { formatNumber } from "../format";
import { SCALE_BANDS, scaleBandOf } from "../scale-bands";
import type { ClaimRow, ClaimValue, Effect, EffectRange, Vote } from "./claim";

const MOST_SIZES = 4;

/** An effect as it is written: "−34.0%", "factor of 1.52", with its uncertainty where there is one. */
export function formatEffect({ value, unit, halfWidth }: Effect): string {
  if (unit === "%") return formatChange({ value, unit, halfWidth });
  const uncertainty = halfWidth > 0 ? ` ± ${formatNumber(halfWidth, 2)}` : "";
  return `factor of ${formatNumber(value, 3)}${uncertainty}`;
}

/** The smallest and largest effect of each measure, and of each scale band where there are several. */
export function effectRanges(rows: readonly ClaimRow[]): EffectRange[] {
  return [...new Set(rows.map(({ measure }) => measure))].flatMap((measure) => {
    const own = rows.filter((row) => row.measure === measure);
    const bands = SCALE_BANDS.map(({ key, label }) =>
      rangeOf(
        { measure, scale: label },
        own.filter(({ parametersB }) => scaleBandOf(parametersB) === key),
      ),
    ).filter((range) => range !== null);
    const all = rangeOf({ measure, scale: null }, own);
    if (!all) return [];
    return bands.length > 1 ? [all, ...bands] : [all];
  });
}

function rangeOf(
  over: Pick<EffectRange, "measure" | "scale">,
  rows: readonly ClaimRow[],
): EffectRange | null {
  const [first, ...others] = rows;
  if (!first) return null;
  let [least, most] = [first.effect, first.effect];
  for (const { effect } of others) {
    if (effect.value < least.value) least = effect;
    if (effect.value > most.value) most = effect;
  }
  return { ...over, rows: rows.length, least, most };
}

/** A range in words: "−34.0% to −10.2%"; one value where both ends are written alike. */
export function formatRange({ least, most }: Pick<EffectRange, "least" | "most">): string {
  const [low, high] = [formatEffect(least), formatEffect(most)];
  if (low === high) return low;
  return `${low} to ${high.replace(/^factor of /, "")}`;
}

/** One sentence: how many comparisons speak for a part and how many against it, and how large the effects are. */
export function partReason(votes: readonly Vote[], rows: readonly ClaimRow[], noun: string): string {
  if (votes.length === 0) return "No two results of today’s data can be compared for it.";
  const count = (says: Vote["says"]) => votes.filter((vote) => vote.says === says).length;
  const [supporting, opposing, open] = [count("for"), count("against"), count("neither")];
  const said = [
    supporting > 0 ? `${supporting} ${supporting === 1 ? "speaks" : "speak"} for it` : null,
    opposing > 0
      ? `${opposing} ${supporting > 0 ? "" : opposing === 1 ? "speaks " : "speak "}against it`
      : null,
    open > 0 ? `${open} for neither side` : null,
  ].filter((text) => text !== null);
  const sizes = formatSizes(effectRanges(rows));
  return `Of ${votes.length} ${votes.length === 1 ? noun : `${noun}s`} ${said.join(", ")}${sizes ? `: ${sizes}` : ""}.`;
}

/** The effects of each measure over all scales: "AMU −34.0% to −10.2%"; "" for more measures than a sentence holds. */
export function formatSizes(effects: readonly EffectRange[]): string {
  const ranges = effects.filter(({ scale }) => scale === null);
  if (ranges.length > MOST_SIZES) return "";
  return ranges.map((range) => `${range.measure} ${formatRange(range)}`).join(", ");
}

/** What a reader must know of the comparisons that count, computed from them. */
export function partCaveats(votes: readonly Vote[]): string[] {
  const sides = decisiveRows(votes).flatMap(({ own, other }) => [own, other]);
  const isExact = sides.length > 0 && sides.every(({ halfWidth }) => halfWidth === 0);
  return [
    ...baseCaveats(votes),
    ...(isExact ? [`${areAllExact(votes) ? "No value here" : "No value that counts here"} ${EXACT}`] : []),
  ];
}

const EXACT = "states an uncertainty, so that the smallest difference counts.";

/** Whether no value of any comparison states an uncertainty, of those that count for neither side as well. */
function areAllExact(votes: readonly Vote[]): boolean {
  return votes.every(({ rows }) => rows.every(({ own, other }) => own.halfWidth + other.halfWidth === 0));
}

/** On how little the comparisons that count may rest: one model, values read off a figure, values in doubt. */
export function baseCaveats(votes: readonly Vote[]): string[] {
  const rows = decisiveRows(votes);
  const [first, ...others] = new Set(rows.map(({ own }) => own.model));
  const count = (is: (value: ClaimValue) => boolean) =>
    rows.filter(({ own, other }) => is(own) || is(other)).length;
  const digitised = count(({ origin }) => origin === "digitised");
  const doubted = count(({ doubt }) => doubt !== null);
  return [
    first !== undefined && others.length === 0 ? `One model only: ${first}.` : null,
    digitised > 0
      ? `${shareOf(digitised, rows.length)} on values read off a figure, with the uncertainty of that reading.`
      : null,
    doubted > 0 ? `${shareOf(doubted, rows.length)} on a value that is in doubt.` : null,
  ].filter((text) => text !== null);
}

function decisiveRows(votes: readonly Vote[]): ClaimRow[] {
  return [...new Set(votes.filter(({ says }) => says !== "neither").flatMap(({ rows }) => rows))];
}

function shareOf(count: number, all: number): string {
  if (all === 1) return "The one comparison that counts rests";
  const share = count === all ? `All ${all}` : `${count} of ${all}`;
  return `${share} comparisons that count ${count === 1 ? "rests" : "rest"}`;
}
