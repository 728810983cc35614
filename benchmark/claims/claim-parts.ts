import type { ClaimPart, ClaimRow, Effect, Says, Vote } from "./claim";
import { decideVotes } from "./claim";
import type { ClaimPairs } from "./claim-pairs";
import { describeRun, type EffectKind, readPair } from "./claim-rows";
import { effectRanges, formatEffect, partCaveats, partReason } from "./claim-words";
import { groupBy } from "./group-by";
import type { Reading } from "./reading";

/** What a part says, in words, before it is held against the data. */
export interface PartText {
  name: string;
  statement: string;
  supports: string;
  contradicts: string;
  beyond?: boolean;
  /** What a submitter runs where nothing can be compared yet, or a run stands alone: "another attention variant". */
  wanted: string;
}

/** Rows that two techniques give in one reading, and all that stands in their way. */
export interface Gathered {
  rows: ClaimRow[];
  barred: string[];
  missing: string[];
}

/** Reads every pair. What is missing is what the source does not give, and a partner for each run that has none. */
export function gatherRows(
  { pairs, barred, alone }: ClaimPairs,
  reading: Reading,
  kind: EffectKind,
  wanted: string,
): Gathered {
  const rows: ClaimRow[] = [];
  const bars = new Set(barred);
  const missing = new Set<string>();
  const applies = reading.applies ?? (() => true);
  for (const pair of pairs) {
    if (!applies(pair.own.first)) continue;
    const read = readPair(pair, reading, kind);
    if ("row" in read) rows.push(read.row);
    else if ("barred" in read) bars.add(read.barred);
    else for (const one of read.missing) missing.add(one);
  }
  for (const run of alone.filter(applies)) missing.add(`${wanted}, to compare with ${describeRun(run)}`);
  return { rows, barred: [...bars], missing: [...missing] };
}

/** Each comparison counts: one that certainly is as wanted speaks for the claim, one that certainly is not against it. */
export function directionPart(text: PartText, gathered: Gathered, wants: "better" | "worse"): ClaimPart {
  return rowPart(text, gathered, ({ change }) => {
    if (change.verdict === "same" || change.verdict === "unclear") return "neither";
    return change.verdict === wants ? "for" : "against";
  });
}

/** A figure with its rounding: all that is written as it, half upwards. `of`: of a fall its size is meant. */
export interface FigureRange {
  from: number;
  below: number;
  of?: "fall";
}

/** Each comparison counts by its effect: certainly within `from` (included) and `below`, or certainly outside. */
export function rangePart(text: PartText, gathered: Gathered, range: FigureRange): ClaimPart {
  return rowPart(text, gathered, ({ effect }) => within(effect, range));
}

/** Effects closer to a bound than this are that bound: the rest is noise of floating point. */
const ROUNDING = 1e-9;

function within({ value, halfWidth }: Effect, { from, below, of }: FigureRange): Says {
  const size = of === "fall" ? -value : value;
  const [low, high] = [size - halfWidth, size + halfWidth];
  if (reaches(low, from) && !reaches(high, below)) return "for";
  return !reaches(high, from) || reaches(low, below) ? "against" : "neither";
}

function reaches(value: number, bound: number): boolean {
  return value >= bound - ROUNDING * Math.abs(bound);
}

/**
 * "Up to": the largest effect alone counts. For, where any certainly reaches `reach`; against, where there are
 * comparisons and all of them certainly stay below.
 */
export function reachPart(text: PartText, gathered: Gathered, reach: number): ClaimPart {
  const all = gathered.rows.map((row): ClaimRow => {
    if (!row.counts) return { ...row, says: "neither" };
    const isReached = reaches(row.effect.value - row.effect.halfWidth, reach);
    return { ...row, says: isReached ? "for" : null };
  });
  const rows = all.filter(({ counts }) => counts);
  const largest = rows.reduce<ClaimRow | null>(
    (most, row) => (most && most.effect.value >= row.effect.value ? most : row),
    null,
  );
  const idle = all.filter(({ counts }) => !counts).map(toIdleVote);
  if (!largest) return finishPart(text, { ...gathered, votes: idle }, "comparison");
  const isBelow = rows.every(({ effect }) => !reaches(effect.value + effect.halfWidth, reach));
  const says = rows.some((row) => row.says === "for") ? "for" : isBelow ? "against" : "neither";
  const label = `the largest ${formatEffect(largest.effect)}, on ${largest.own.model}`;
  const deciding = says === "for" ? rows.filter((row) => row.says === "for") : rows;
  const vote: Vote = { says, inDoubt: deciding.every(isDoubted), label, rows };
  const part = finishPart(text, { ...gathered, votes: [vote, ...idle] }, "comparison");
  const over = rows.length === 1 ? "one comparison" : `${rows.length} comparisons`;
  return {
    ...part,
    reason: `Over ${over} ${largest.measure} falls by a ${formatEffect(largest.effect)} at most, on ${largest.own.model}.`,
  };
}

function toIdleVote(row: ClaimRow): Vote {
  return { says: "neither", inDoubt: false, label: null, rows: [row] };
}

/**
 * "The least", "the best": each run of the technique counts once, on its model, hardware and data set. For, where it
 * is certainly better than every other technique there; against, where any is certainly better than it.
 */
export function bestPart(text: PartText, gathered: Gathered): ClaimPart {
  const rows = gathered.rows.map((row): ClaimRow => {
    if (!row.counts) return { ...row, says: "neither" };
    const { verdict } = row.change;
    return { ...row, says: verdict === "better" ? "for" : verdict === "worse" ? "against" : "neither" };
  });
  return finishPart(text, { ...gathered, votes: votesByRun(rows) }, "setup");
}

/** One vote for each run and measure: of the rows that count against where any is, for where all are. */
export function votesByRun(rows: readonly ClaimRow[]): Vote[] {
  const byRun = groupBy(rows, ({ own, measure }) => `${own.result} ${measure}`);
  return [...byRun.values()].map((own) => {
    const [first] = own;
    const counting = own.filter(({ counts }) => counts);
    const says = jointly(counting.map((row) => row.says ?? "neither"));
    const label = first && `${first.own.technique} on ${first.own.model}, ${first.measure}`;
    // Without one that is better it would not be against; without one that is worse it might not be for.
    const deciding = says === "against" ? own.filter((row) => row.says === "against") : counting;
    const inDoubt = says === "against" ? deciding.every(isDoubted) : deciding.some(isDoubted);
    return { says, inDoubt, label: label ?? null, rows: own };
  });
}

/** Whether one of its values is in doubt. */
export function isDoubted({ own, other }: ClaimRow): boolean {
  return own.doubt !== null || other.doubt !== null;
}

/** What must hold against all others: against where any is, for where all are for; neither where there is none. */
export function jointly(all: readonly Says[]): Says {
  if (all.includes("against")) return "against";
  return all.length > 0 && all.every((says) => says === "for") ? "for" : "neither";
}

function rowPart(text: PartText, gathered: Gathered, judge: (row: ClaimRow) => Says): ClaimPart {
  const votes = gathered.rows.map((row): Vote => {
    const says = row.counts ? judge(row) : "neither";
    return { says, inDoubt: isDoubted(row), label: null, rows: [{ ...row, says }] };
  });
  return finishPart(text, { ...gathered, votes }, "comparison");
}

/** A part that no result can settle as things stand; `why` and `missing` say what it would take. */
export function untestablePart(text: PartText, why: string): ClaimPart {
  const part = finishPart(text, { votes: [], barred: [], missing: [text.wanted] }, "comparison");
  return { ...part, reason: why };
}

/** The verdict on a part and all that is said of it, from its votes. */
export function finishPart(
  text: PartText,
  { votes, barred, missing }: { votes: Vote[] } & Pick<Gathered, "barred" | "missing">,
  noun: "comparison" | "setup" | "pair",
): ClaimPart {
  const rows = sortRows([...new Set(votes.flatMap((vote) => vote.rows))]);
  const verdict = decideVotes(votes);
  const { name, statement, supports, contradicts, beyond = false, wanted } = text;
  return {
    name,
    statement,
    supports,
    contradicts,
    beyond,
    verdict,
    firm: decideVotes(votes.filter(({ inDoubt }) => !inDoubt)),
    reason: partReason(
      votes,
      rows.filter(({ counts }) => counts),
      noun,
    ),
    votes,
    rows,
    effects: effectRanges(rows.filter(({ counts }) => counts)),
    barred,
    missing: verdict === "not testable" && missing.length === 0 ? [wanted] : missing,
    caveats: partCaveats(votes),
    more: { votes: 0, rows: 0, barred: 0, missing: 0 },
  };
}

/** Entries of each list of a part that a finding keeps. */
export const MOST_KEPT = 50;

/**
 * A part with the first 50 of each of its lists, and how many more there are: what a page can show, whatever was
 * published. Sentences, sizes and verdicts were made from all of them.
 */
export function boundPart(part: ClaimPart): ClaimPart {
  const { votes, rows, barred, missing, more } = part;
  const kept = rows.slice(0, MOST_KEPT);
  const isKept = new Set(kept);
  const beyond = (list: readonly unknown[]) => Math.max(0, list.length - MOST_KEPT);
  // A vote against the claim is said before others, as its rows are.
  const sorted = [...votes].sort((a, b) => ORDER.indexOf(a.says) - ORDER.indexOf(b.says));
  const shown = votes.length > MOST_KEPT ? sorted.slice(0, MOST_KEPT) : votes;
  return {
    ...part,
    votes: shown.map((vote) => ({ ...vote, rows: vote.rows.filter((row) => isKept.has(row)) })),
    rows: kept,
    barred: barred.slice(0, MOST_KEPT),
    missing: missing.slice(0, MOST_KEPT),
    more: {
      votes: more.votes + beyond(votes),
      rows: more.rows + beyond(rows),
      barred: more.barred + beyond(barred),
      missing: more.missing + beyond(missing),
    },
  };
}

const ORDER: readonly (Says | null)[] = ["against", "for", "neither", null];

function sortRows(rows: readonly ClaimRow[]): ClaimRow[] {
  return [...rows].sort((a, b) => ORDER.indexOf(a.says) - ORDER.indexOf(b.says));
}
