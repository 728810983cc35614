import type { Axis, Modality } from "../axes";
import { compareResults } from "../comparability";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { compareText } from "../techniques";

/** A result of a technique, and a comparable one of another. */
export interface ClaimPair {
  own: Result;
  other: Result;
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

/** Every comparable pair of results of two techniques, by the rules of all boards, in a stable order. */
export function listPairs(results: readonly Result[], question: PairQuestion): ClaimPairs {
  const { axis, family, modality } = question;
  const relevant = results
    .filter((one) => one.axis === axis && one.family === family && (!modality || one.modality === modality))
    .sort((a, b) => a.model.parametersB - b.model.parametersB || compareText(a.id, b.id));
  const others = groupByModel(
    relevant.filter((one) => question.other(resultKeys(one).technique)),
    axis,
  );
  const found: ClaimPairs = { pairs: [], barred: [], alone: [] };
  const barred = new Set<string>();
  for (const own of relevant.filter((one) => question.own(resultKeys(one).technique))) {
    const candidates = new Set(modelKeys(own, axis).flatMap((key) => others.get(key) ?? []));
    const partners = new Set<string>();
    const reasons = new Map<string, readonly string[]>();
    for (const other of candidates) {
      const technique = resultKeys(other).technique;
      if (technique === resultKeys(own).technique) continue;
      const comparison = compareResults(own, other);
      if (comparison.verdict === "not comparable") {
        const known = reasons.get(technique);
        // The closest one tells best what stands in the way.
        if (!known || comparison.reasons.length < known.length) reasons.set(technique, comparison.reasons);
      } else {
        partners.add(technique);
        found.pairs.push({ own, other, caveats: comparison.caveats });
      }
    }
    if (partners.size === 0) found.alone.push(own);
    for (const [technique, reason] of reasons) {
      if (!partners.has(technique)) barred.add(`${own.technique} on ${own.model.name}: ${reason.join("; ")}`);
    }
  }
  found.barred = [...barred].sort(compareText);
  return found;
}

function groupByModel(results: readonly Result[], axis: Axis): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    for (const key of modelKeys(result, axis)) {
      const group = groups.get(key);
      if (group) group.push(result);
      else groups.set(key, [result]);
    }
  }
  return groups;
}

/** In `architecture` also the model that it is paired on: they differ by the technique alone. */
function modelKeys({ modality, model, pairedModel }: Result, axis: Axis): string[] {
  const own = `${modality} model ${model.slug}`;
  return axis === "architecture" ? [own, `${modality} pair ${pairedModel}`] : [own];
}
