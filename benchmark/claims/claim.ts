import type { Modality, Origin } from "../axes";
import type { Delta } from "../deltas";
import type { Result } from "../result";

/** What the data says of a claim, or of a part of one. */
export type ClaimVerdict = "supported" | "contradicted" | "mixed" | "not testable";
export const CLAIM_VERDICTS = [
  "supported",
  "mixed",
  "contradicted",
  "not testable",
] as const satisfies ClaimVerdict[];

/** What one comparison says: `neither` where two values are equal or can't be told apart, or it does not count. */
export type Says = "for" | "against" | "neither";

/** One side of a comparison. */
export interface ClaimValue {
  technique: string;
  /** The id of the result it stands in. */
  result: string;
  model: string;
  value: number;
  unit: string;
  /** In its unit; 0 where no uncertainty is declared. */
  halfWidth: number;
  origin: Origin;
  doubt: string | null;
}

/** The size of an effect: `%` of the other value, `x` as a factor between the two. */
export interface Effect {
  value: number;
  unit: "%" | "x";
  /** Half-width of its interval, in its unit. */
  halfWidth: number;
}

/** Two comparable values of two techniques: a row of evidence. */
export interface ClaimRow {
  own: ClaimValue;
  other: ClaimValue;
  /** What is compared, as boards call it: "AMU", "Perplexity". */
  measure: string;
  modality: Modality;
  /** Total parameters of the technique's model, in billions. */
  parametersB: number;
  /** Hardware and data set. */
  setup: string;
  change: Delta;
  /** The size that the part of the claim is about. */
  effect: Effect;
  /** Whether it can say anything: not where it rests on an estimate, or sets two capacities beside each other. */
  counts: boolean;
  /** null where rows count together only. */
  says: Says | null;
  caveats: string[];
}

/** What was counted: a row, or several that only together say something. */
export interface Vote {
  says: Says;
  /** Whether it would not be said without a value that is in doubt. */
  inDoubt: boolean;
  /** Only where a vote is more than its row. */
  label: string | null;
  rows: ClaimRow[];
}

/** The smallest and largest effect of some rows, all of one measure. */
export interface EffectRange {
  measure: string;
  /** A scale band's label; null: all of them. */
  scale: string | null;
  rows: number;
  least: Effect;
  most: Effect;
}

/** A part of a claim that can be checked on its own, and what came of it. */
export interface ClaimPart {
  /** A few words for lists: "Less memory". */
  name: string;
  statement: string;
  /** What would speak for it and what against it, in words. */
  supports: string;
  contradicts: string;
  /** Goes beyond what the paper says: shown, but not counted. */
  beyond: boolean;
  verdict: ClaimVerdict;
  /** What it would be without values that are in doubt. */
  firm: ClaimVerdict;
  /** One sentence with the numbers. */
  reason: string;
  votes: Vote[];
  /** Each row once, those that speak against the claim first. */
  rows: ClaimRow[];
  effects: EffectRange[];
  /** Pairs on one model that may not be compared, with the reason. */
  barred: string[];
  /** What a submitter would have to run. */
  missing: string[];
  caveats: string[];
  /** How many there are of each beside those listed: of a finding at most 50 are kept, counts and verdicts hold all. */
  more: Record<BoundedList, number>;
}

/** Lists of a part that are as long as the data makes them. */
export type BoundedList = "votes" | "rows" | "barred" | "missing";

/** What the data says of a claim today. */
export interface ClaimFinding {
  verdict: ClaimVerdict;
  /** What it would be without values that are in doubt. */
  firm: ClaimVerdict;
  reason: string;
  /** Parts that count but can't be tested, of how many. */
  untested: number;
  counted: number;
  parts: ClaimPart[];
  caveats: string[];
}

/** The way to where a reader can check a claim. */
export interface ClaimLink {
  label: string;
  href: string;
}

/** A claim of the paper as a rule over results. */
export interface Claim {
  /** Stable: addresses end in it. */
  id: string;
  /** The claim in one plain sentence. */
  title: string;
  /** Where in the paper it stands. */
  where: "abstract" | "text";
  links: ClaimLink[];
  /** Whether a result can bear on it: others never change its verdict. */
  concerns(result: Result): boolean;
  /** `results`: of any axis; those that do not concern it are ignored. */
  test(results: readonly Result[]): ClaimFinding;
}

/**
 * All votes that are certain agree: supported, or contradicted; both are there: mixed; none: not testable. What is
 * equal or can't be told apart counts for neither side.
 */
export function decideVotes(votes: readonly Pick<Vote, "says">[]): ClaimVerdict {
  const has = (says: Says) => votes.some((vote) => vote.says === says);
  if (has("for")) return has("against") ? "mixed" : "supported";
  return has("against") ? "contradicted" : "not testable";
}

/**
 * The verdict on a whole from those on its parts: one that all testable parts share, else mixed. Parts beyond the
 * claim do not count.
 */
export function combineParts(parts: readonly Pick<ClaimPart, "verdict" | "beyond">[]): ClaimVerdict {
  const tested = parts.filter(({ beyond, verdict }) => !beyond && verdict !== "not testable");
  const [first, ...others] = new Set(tested.map(({ verdict }) => verdict));
  if (first === undefined) return "not testable";
  return others.length > 0 ? "mixed" : first;
}
