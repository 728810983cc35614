import { areComparable, comparableClass, compareSetups } from "./comparability";
import { ComparableIndex } from "./comparable-index";
import { ownEntry } from "./own-entry";
import type { Result } from "./result";
import { resultKeys } from "./result-keys";
import { slug } from "./slug";
import { compareText, FAMILIES } from "./techniques";

/** A result's baseline with what limits the comparison; or why it has none: `itself`, because it is one. */
export type FoundBaseline = { baseline: Result; caveats: string[] } | { why: string; itself?: true };

export interface Baselines {
  /** Slugs of the techniques that the reader compares with, in order of preference; empty: the usual ones. */
  chosen: readonly string[];
  of(result: Result): FoundBaseline;
  /** Whether a result is another one's baseline. */
  isBaseline(id: string): boolean;
}

/** The technique that means are compared with; null where there is none. `note`: what a reader must know of that. */
export interface BaselineTechnique {
  technique: string | null;
  note: string | null;
}

/**
 * Each result's baseline. With `chosen`, slugs of techniques: the comparable result of the first of them that was
 * measured on its model; a result of that technique itself is one. Without, and in cohorts that have none of them:
 * the one it declares; where none is declared, the one comparable result of its family's first baseline technique
 * that was measured on its model. A result of a baseline technique that declares none has none: whoever submitted it
 * says so by that. Where several results could be it, those of its own bundle come first, and one that declares no
 * baseline of its own.
 */
export function findBaselines(results: readonly Result[], chosen: readonly string[] = []): Baselines {
  const byId = new Map(results.map((result) => [result.id, result]));
  const byTechnique = groupByTechnique(results);
  const together = new Map<string, Result[]>();
  const measuredFor = (result: Result) => (technique: string) => {
    const keys = groupKeys(result, technique);
    const name = JSON.stringify(keys);
    const known = together.get(name);
    if (known) return known;
    const all = [...new Set(keys.flatMap((key) => byTechnique.get(key) ?? []))];
    together.set(name, all);
    return all;
  };
  const wanted = new Set(chosen);
  const chosenIn = new Set(
    results
      .map(resultKeys)
      .filter(({ technique }) => wanted.has(technique))
      .map(({ cohort }) => cohort),
  );
  const find = (result: Result): FoundBaseline => {
    if (result.notComparable !== null) return { why: `not comparable: ${result.notComparable}` };
    const declared = result.baseline === null ? undefined : byId.get(result.baseline);
    if (chosenIn.has(resultKeys(result).cohort)) {
      return chosenBaseline(result, declared, chosen, measuredFor(result));
    }
    return result.baseline === null
      ? familyBaseline(result, measuredFor(result))
      : declaredBaseline(result, declared);
  };
  const found = new Map(results.map((result) => [result.id, find(result)]));
  const used = new Set([...found.values()].flatMap((one) => ("baseline" in one ? [one.baseline.id] : [])));
  return {
    chosen,
    of: (result) => found.get(result.id) ?? { why: NONE_MEASURED },
    isBaseline: (id) => used.has(id),
  };
}

/**
 * The technique that a cohort's means are compared with: the first chosen one that it has, else the first of its
 * family's baselines that it has. In a family that the code does not know: the one that most results declare.
 */
export function findBaselineTechnique(
  cohort: readonly Result[],
  chosen: readonly string[],
): BaselineTechnique {
  const techniques = [...new Set(cohort.map(({ technique }) => technique))].sort(compareText);
  for (const wanted of chosen) {
    const technique = techniques.find((name) => slug(name) === wanted);
    if (technique !== undefined) return { technique, note: null };
  }
  const known = ownEntry(FAMILIES, cohort[0]?.family ?? "")?.baselines;
  const technique = (known ? known.find((name) => techniques.includes(name)) : mostDeclared(cohort)) ?? null;
  const lacks = chosen.length > 0 ? `${noneOf(chosen)} measured here` : null;
  if (technique !== null) {
    const [usual = technique] = known ?? [];
    const note = usual === technique ? null : `no comparable ${usual} was measured here`;
    return { technique, note: lacks ? `${lacks}; compared with ${technique}` : note };
  }
  const none = known
    ? `none of its usual baselines, ${known.join(", ")}, was measured here`
    : "no baseline is known for it";
  return { technique, note: lacks ?? none };
}

const NONE_MEASURED = "no comparable baseline was measured";

/** "mqa was not", "none of mqa, gqa was". */
function noneOf(chosen: readonly string[]): string {
  return chosen.length === 1 ? `${chosen[0]} was not` : `none of ${chosen.join(", ")} was`;
}

/** The technique of most results that others declare as their baseline; of several, the first by name. */
function mostDeclared(cohort: readonly Result[]): string | undefined {
  const byId = new Map(cohort.map((result) => [result.id, result.technique]));
  const counts = new Map<string, number>();
  for (const { baseline } of cohort) {
    const technique = baseline === null ? undefined : byId.get(baseline);
    if (technique !== undefined) counts.set(technique, (counts.get(technique) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b))[0]?.[0];
}

function groupByTechnique(results: readonly Result[]): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    for (const key of groupKeys(result, resultKeys(result).technique)) {
      const group = groups.get(key);
      if (group) group.push(result);
      else groups.set(key, [result]);
    }
  }
  return groups;
}

/** Where results of a technique are found that a result may be held against: on its model, or on a paired one. */
function groupKeys({ axis, modality, family, model, pairedModel }: Result, technique: string): string[] {
  // Keys and slugs have no spaces in them, so that no two results of different groups make one text.
  const own = `${axis} ${modality} ${technique} model ${model.slug} ${family}`;
  if (axis !== "architecture") return [own];
  return [own, `${axis} ${modality} ${technique} pair ${JSON.stringify(family)} ${pairedModel}`];
}

function declaredBaseline(result: Result, baseline: Result | undefined): FoundBaseline {
  if (!baseline) return { why: "its baseline is not among the current results" };
  const comparison = compareSetups(result, baseline);
  if ("whys" in comparison) {
    return { why: `not comparable with its baseline: ${comparison.whys.join("; ")}` };
  }
  return { baseline, caveats: comparison.caveats };
}

function chosenBaseline(
  result: Result,
  declared: Result | undefined,
  chosen: readonly string[],
  measured: (technique: string) => readonly Result[],
): FoundBaseline {
  const own = resultKeys(result).technique;
  let barred: Result | null = null;
  for (const technique of chosen) {
    if (declared && resultKeys(declared).technique === technique && areComparable(result, declared)) {
      return declaredBaseline(result, declared);
    }
    if (technique === own) return { why: "it is a baseline itself", itself: true };
    const all = measured(technique);
    const found = onlyComparable(result, all);
    if (found) return found;
    barred ??= all[0] ?? null;
  }
  if (!barred) return { why: `${noneOf(chosen)} measured on its model` };
  const comparison = compareSetups(result, barred);
  const whys = "whys" in comparison ? comparison.whys : [];
  return { why: `not comparable with ${barred.technique}: ${whys.join("; ")}` };
}

function familyBaseline(result: Result, measured: (technique: string) => readonly Result[]): FoundBaseline {
  const techniques = ownEntry(FAMILIES, result.family)?.baselines ?? [];
  if (techniques.includes(result.technique)) {
    const preferred = techniques.slice(0, techniques.indexOf(result.technique));
    const isFirst = preferred.every((technique) =>
      measured(slug(technique)).every(({ notComparable }) => notComparable !== null),
    );
    return { why: "no baseline is declared for it", ...(isFirst ? { itself: true } : {}) };
  }
  for (const technique of techniques) {
    const found = onlyComparable(result, measured(slug(technique)));
    if (found) return found;
  }
  return { why: NONE_MEASURED };
}

/** The comparable one of some results, its own bundle's before others'; null where none of them compares. */
function onlyComparable(result: Result, all: readonly Result[]): FoundBaseline | null {
  const { only, count } = candidatesOf(result, all);
  if (!only) return null;
  if (count > 1) return { why: `${count} results could be its baseline, and none is declared` };
  return declaredBaseline(result, only);
}

/** Who could be a baseline: the first, and of how many. */
interface Candidates {
  only: Result | undefined;
  count: number;
}

/** By the results sought among, then by what decides: a cohort may hold thousands of runs of one class. */
const CANDIDATES = new WeakMap<
  readonly Result[],
  { index: ComparableIndex; found: Map<string, Candidates> }
>();

function candidatesOf(result: Result, all: readonly Result[]): Candidates {
  const sought = CANDIDATES.get(all) ?? { index: new ComparableIndex(all), found: new Map() };
  CANDIDATES.set(all, sought);
  const { index, found } = sought;
  const key = JSON.stringify([comparableClass(result), result.bundle]);
  const known = found.get(key);
  if (known) return known;
  const comparable = index.comparableWith(result);
  const own = comparable.filter(({ bundle }) => bundle === result.bundle);
  const candidates = own.length > 0 ? own : comparable;
  const roots = candidates.filter(({ baseline }) => baseline === null);
  const chosen = roots.length === 1 ? roots : candidates;
  const answer = { only: chosen[0], count: chosen.length };
  found.set(key, answer);
  return answer;
}
