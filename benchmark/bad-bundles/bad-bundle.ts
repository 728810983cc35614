// Made for tests: bundles that nobody measured. Nothing of the app imports this folder.
import { aBundle, aResult, inCanonicalUnits } from "../bundle-builder";
import { changed } from "../changed-json";
import type { FindingCode } from "../findings";

/** A document that is wrong in one telling way, and what the checks say of it. */
export interface BadBundle {
  /** What is wrong with it; no two have the same. */
  name: string;
  text: string;
  /** Each finding with its place, in the order in which they are made; null where they are too many to be written out. */
  places: readonly (readonly [FindingCode, string])[] | null;
  /** Code of each group of identical findings, sorted. */
  codes: readonly FindingCode[];
}

/** What all of them are made from: int4 against bfloat16 on one H200, without a finding. */
export const SOUND_BUNDLE = aBundle({
  results: [
    aResult({ id: "bf16", metrics: inCanonicalUnits({ amu: 40, aec: 600 }) }),
    aResult({
      id: "int4",
      technique: { family: "quantization", name: "int4" },
      baseline: "bf16",
      metrics: inCanonicalUnits({ amu: 30, aec: 500 }),
    }),
  ],
});
const SOUND_TEXT = JSON.stringify(SOUND_BUNDLE);

/** The places that most of them are wrong at. */
export const AMU = "/results/0/metrics/amu";
export const AEC = "/results/0/metrics/aec";

/** The sound bundle with other values at some JSON pointers, and what is found then. */
export function withChange(
  name: string,
  change: Readonly<Record<string, unknown>>,
  ...places: [FindingCode, string][]
): BadBundle {
  return asText(name, JSON.stringify(changed(SOUND_BUNDLE, change)), ...places);
}

/** The sound bundle with something else written in the place of a piece of its text. */
export function written(
  name: string,
  [piece, instead]: readonly [string, string],
  ...places: [FindingCode, string][]
): BadBundle {
  if (!SOUND_TEXT.includes(piece)) throw new Error(`the sound bundle has no ${piece}`);
  return asText(name, SOUND_TEXT.replace(piece, instead), ...places);
}

/** A text of its own, and what is found in it. */
export function asText(name: string, text: string, ...places: [FindingCode, string][]): BadBundle {
  return { name, text, places, codes: places.map(([code]) => code).sort() };
}

/** A text with so many findings that only the kinds of them are listed: identical ones count once. */
export function asManyFindings(name: string, text: string, ...codes: FindingCode[]): BadBundle {
  return { name, text, places: null, codes: codes.sort() };
}

/** A value as a bundle gives it. */
export function measured(value: number, unit: string, more: object = {}): object {
  return { value, unit, ...more };
}

/** An accuracy on MMLU-Pro. */
export function accuracy(value: number): object {
  return { task: "MMLU-Pro", metric: "accuracy", value, better: "higher" };
}

/** An artefact in the list of a bundle that came without it. */
export function listed(path: string): { path: string; sha256: string; bytes: number } {
  return { path, sha256: "a".repeat(64), bytes: 1 };
}
