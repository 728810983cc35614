import type { Axis, Modality } from "../axes";
import { compareResults } from "../comparability";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { compareText } from "../techniques";
import { findPartner, indexPartners, modelKeys, type PartnerIndex } from "./claim-partners";
import { type ClaimSetup, groupSetups } from "./claim-setups";

/** A setup of a technique, and the comparable one of another that it is held against. */
export interface ClaimPair {
  own: ClaimSetup;
  other: ClaimSetup;
  caveats: string[];
}

export interface ClaimPairs {
  pairs: ClaimPair[];
  /** Why a result has no comparable one of a technique that was measured on its model; each reason once. */
  barred: string[];
  /** Results of the technique without anything to compare them with. */
  alone: Result[];
}

/** What is compared with what: techniques by slug. */
export interface PairQuestion {
  axis: Axis;
  family: string;
  modality?: Modality;
  own(technique: string): boolean;
  other(technique: string): boolean;
}

/** Pairs that one question makes at most, far beyond what was ever measured; what is left is counted. */
export const MOST_PAIRS = 10_000;

/**
 * Each setup of a technique with one comparable setup of every other technique on its model, by the rules of all
 * boards, in a stable order. Runs that differ by the seed alone are one setup, so that nobody outvotes others by
 * running often. Which setup it is, `findPartner` says. Takes time in proportion to the results and the pairs.
 */
export function listPairs(results: readonly Result[], question: PairQuestion): ClaimPairs {
  const { axis, family, modality } = question;
  const relevant = results
    .filter((one) => one.axis === axis && one.family === family && (!modality || one.modality === modality))
    .sort((a, b) => a.model.parametersB - b.model.parametersB || compareText(a.id, b.id));
  const setups = groupSetups(relevant);
  const owns = setups.filter(({ first }) => question.own(resultKeys(first).technique));
  const index = indexPartners(setups.filter(({ first }) => question.other(resultKeys(first).technique)));
  const pairs: ClaimPair[] = [];
  const alone: Result[] = [];
  const barred = new Set<string>();
  let left = 0;
  for (const own of owns) {
    if (pairs.length >= MOST_PAIRS) left += 1;
    else {
      const found = pairsOf(own, index);
      pairs.push(...found.pairs);
      if (found.pairs.length === 0) alone.push(own.first);
      for (const reason of found.barred) barred.add(reason);
    }
  }
  const reasons = [...barred].sort(compareText);
  if (left > 0) reasons.push(`${left} further setups: more than ${MOST_PAIRS} comparisons are not made`);
  return { pairs, barred: reasons, alone };
}

function pairsOf(own: ClaimSetup, index: PartnerIndex): Pick<ClaimPairs, "pairs" | "barred"> {
  const technique = resultKeys(own.first).technique;
  const places = modelKeys(own.first).flatMap((key) => index.byModel.get(key) ?? []);
  const names = new Set(places.flatMap((place) => [...place.keys()]));
  const pairs: ClaimPair[] = [];
  const barred: string[] = [];
  for (const name of names) {
    if (name === technique) continue;
    const found = findPartner(
      own,
      index,
      places.flatMap((place) => place.get(name) ?? []),
    );
    if ("reasons" in found) {
      barred.push(`${own.first.technique} on ${own.first.model.name}: ${found.reasons.join("; ")}`);
    } else {
      const { caveats } = compareResults(own.first, found.partner.first);
      pairs.push({ own, other: found.partner, caveats });
    }
  }
  return { pairs, barred };
}
