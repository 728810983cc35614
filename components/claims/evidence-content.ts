import { MODALITIES, ORIGINS } from "@/benchmark/axes";
import { formatChange } from "@/benchmark/change-format";
import type { ClaimRow, ClaimValue, Says } from "@/benchmark/claims/claim";
import { formatEffect } from "@/benchmark/claims/claim-words";
import { resultAddress } from "@/benchmark/detail-address";
import { formatNumber } from "@/benchmark/format";

/** Comparisons that a page shows of one part: those against the claim come first, what is more is counted. */
const MOST_ROWS = 12;
/** Digits that papers print of a value. */
const DIGITS = 5;

/** A value as short texts: technique, address of the result, number, unit and origin. */
export type ValueContent = readonly [technique: string, href: string, number: string, about: string];

/** A comparison as short texts; `setup` by its place in the list of setups. */
export type RowContent = readonly [
  model: string,
  setup: number,
  measure: string,
  marks: string,
  own: ValueContent,
  other: ValueContent,
  change: string,
  verdict: string,
  effect: string,
  says: Says | null,
];

/** The evidence of a part, as it travels to the browser: a row as few short texts. */
export interface EvidenceContent {
  setups: string[];
  rows: RowContent[];
  notes: string[];
  /** Rows that are not shown. */
  more: number;
  hasEffect: boolean;
  hasSays: boolean;
}

/** The first rows of a part's evidence in short. `beyond`: how many there are beside these. */
export function toEvidence(rows: readonly ClaimRow[], beyond = 0): EvidenceContent {
  const shown = rows.slice(0, MOST_ROWS);
  const setups = [...new Set(shown.map(setupOf))];
  const notes = [...new Set(shown.flatMap(({ caveats }) => caveats))];
  return {
    setups,
    notes,
    more: rows.length - shown.length + beyond,
    // A change in per cent is its own size.
    hasEffect: shown.some(({ effect, change }) => effect.unit !== change.unit),
    hasSays: shown.some(({ says }) => says !== null),
    rows: shown.map((row) => [
      row.own.model,
      setups.indexOf(setupOf(row)),
      row.measure,
      row.caveats.map((caveat) => notes.indexOf(caveat) + 1).join(" "),
      toValue(row.own),
      toValue(row.other),
      formatChange(row.change),
      row.change.verdict === "unclear" ? "too close to tell" : row.change.verdict,
      formatEffect(row.effect),
      row.says,
    ]),
  };
}

function setupOf({ modality, setup }: ClaimRow): string {
  return `${MODALITIES[modality].title}; ${setup}`;
}

function toValue({ technique, result, value, unit, halfWidth, origin, doubt }: ClaimValue): ValueContent {
  const uncertainty = halfWidth > 0 ? ` ± ${formatNumber(halfWidth, 2)}` : "";
  const about = `${unit}, ${ORIGINS[origin].title.toLowerCase()}${doubt === null ? "" : ", in doubt"}`;
  return [technique, resultAddress(result), `${formatNumber(value, DIGITS)}${uncertainty}`, about];
}
