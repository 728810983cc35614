import { areComparable, comparableClass, compareResults } from "../comparability";
import { canonicalJson } from "../natural-key";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { workloadText } from "../workload-caveats";
import type { ClaimSetup } from "./claim-setups";
import { capacityText } from "./setting-differences";

/** Setups of one technique on one model, by what they must agree in, and by what they had better agree in. */
export interface TechniqueSetups {
  byClass: Map<string, ClassSetups>;
  /** The class that setups of another class are held against, found once for all of them. */
  nearest: Map<string, ClassSetups | readonly string[]>;
}

/** Setups that compare alike with any other. */
interface ClassSetups {
  first: ClaimSetup;
  byLikeness: Map<string, ClaimSetup>;
}

/** Setups that others can be held against. */
export interface PartnerIndex {
  /** By model, and in `architecture` also by the model that it is paired on; then by technique. */
  byModel: Map<string, Map<string, TechniqueSetups>>;
  /** By the ids of their runs, and by those of the baselines that these declare. */
  byRun: Map<string, ClaimSetup>;
  byBaseline: Map<string, ClaimSetup>;
}

/** Classes of one technique and model that are tried: beyond that nothing would be left to tell them apart by. */
const MOST_CLASSES = 200;
/** Classes of which it is said why they do not compare. */
const MOST_REASONS = 20;

/** Prepares setups for `findPartner`; of alike ones the first in their order stands. */
export function indexPartners(setups: readonly ClaimSetup[]): PartnerIndex {
  const index: PartnerIndex = { byModel: new Map(), byRun: new Map(), byBaseline: new Map() };
  for (const setup of setups) {
    for (const { id, baseline } of setup.runs) {
      index.byRun.set(id, setup);
      if (baseline !== null && !index.byBaseline.has(baseline)) index.byBaseline.set(baseline, setup);
    }
    for (const key of modelKeys(setup.first)) {
      const techniques = index.byModel.get(key) ?? new Map<string, TechniqueSetups>();
      index.byModel.set(key, techniques);
      addSetup(techniques, setup);
    }
  }
  return index;
}

function addSetup(techniques: Map<string, TechniqueSetups>, setup: ClaimSetup): void {
  const { technique } = resultKeys(setup.first);
  const own = techniques.get(technique) ?? { byClass: new Map(), nearest: new Map() };
  techniques.set(technique, own);
  const name = comparableClass(setup.first);
  const alike = own.byClass.get(name) ?? { first: setup, byLikeness: new Map<string, ClaimSetup>() };
  own.byClass.set(name, alike);
  for (const key of likenesses(setup.first)) {
    if (!alike.byLikeness.has(key)) alike.byLikeness.set(key, setup);
  }
}

/**
 * The setup of another technique that one is held against: the one that it declares as its baseline, or that declares
 * it; else of those that may be compared the most alike. Alike are first hardware, data and revision, each stated by
 * both or by neither; then workload and all settings, workload and capacity (as the rank of LoRA), capacity, workload;
 * of equals one of its own bundle, then the first. Or why none may be compared.
 */
export function findPartner(
  own: ClaimSetup,
  index: PartnerIndex,
  places: readonly TechniqueSetups[],
): { partner: ClaimSetup } | { reasons: readonly string[] } {
  const declared = declaredPartner(own, index, places);
  if (declared) return { partner: declared };
  let reasons: readonly string[] = [];
  for (const place of places) {
    const found = nearestClass(own, place);
    if ("first" in found) return { partner: mostAlike(own.first, found) };
    if (reasons.length === 0 || found.length < reasons.length) reasons = found;
  }
  return { reasons };
}

function declaredPartner(
  { runs, first }: ClaimSetup,
  { byRun, byBaseline }: PartnerIndex,
  places: readonly TechniqueSetups[],
): ClaimSetup | null {
  const isHere = (setup: ClaimSetup) =>
    places.some(({ byClass }) => {
      const [one] = byClass.values();
      return one && resultKeys(one.first.first).technique === resultKeys(setup.first).technique;
    });
  for (const { id, baseline } of runs) {
    for (const setup of [byRun.get(baseline ?? ""), byBaseline.get(id)]) {
      if (setup && isHere(setup) && areComparable(first, setup.first)) return setup;
    }
  }
  return null;
}

function nearestClass({ first }: ClaimSetup, place: TechniqueSetups): ClassSetups | readonly string[] {
  const name = comparableClass(first);
  const known = place.nearest.get(name);
  if (known) return known;
  const same = place.byClass.get(name);
  const found = same && areComparable(first, same.first.first) ? same : seekClass(first, place);
  place.nearest.set(name, found);
  return found;
}

function seekClass(first: Result, { byClass }: TechniqueSetups): ClassSetups | readonly string[] {
  const tried = [...byClass.values()].slice(0, MOST_CLASSES);
  const [nearest] = tried
    .filter((one) => areComparable(first, one.first.first))
    .map((one) => ({ one, caveats: compareResults(first, one.first.first).caveats.length }))
    .sort((a, b) => a.caveats - b.caveats);
  if (nearest) return nearest.one;
  const barred = tried.slice(0, MOST_REASONS).map((one) => compareResults(first, one.first.first).reasons);
  // The closest one tells best what stands in the way.
  const [closest = []] = barred.sort((a, b) => a.length - b.length);
  return closest;
}

function mostAlike(own: Result, { first, byLikeness }: ClassSetups): ClaimSetup {
  for (const key of likenesses(own)) {
    const found = byLikeness.get(key);
    if (found) return found;
  }
  return first;
}

/** What two setups may have in common, the most first. */
function likenesses({ workload, settings, bundle }: Result): string[] {
  const [work, capacity] = [workloadText(workload), capacityText(settings)];
  return [
    [work, canonicalJson(settings ?? {})],
    [work, capacity, "capacity"],
    [capacity],
    [work, "workload"],
    [],
  ].flatMap((common) => [JSON.stringify([bundle, ...common]), JSON.stringify([null, ...common])]);
}

/** Where results are found that a result may be held against. In `architecture` pairs differ by the technique alone. */
export function modelKeys({ axis, modality, model, pairedModel }: Result): string[] {
  const own = `${modality} model ${model.slug}`;
  return axis === "architecture" ? [own, `${modality} pair ${pairedModel}`] : [own];
}
