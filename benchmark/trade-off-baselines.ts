import { compareSetups } from "./comparability";
import { ownEntry } from "./own-entry";
import type { Result } from "./result";
import { FAMILIES } from "./techniques";

/** A result's baseline with what limits the comparison; or why it has none. */
export type FoundBaseline = { baseline: Result; caveats: string[] } | { why: string };

export interface Baselines {
  of(result: Result): FoundBaseline;
  /** Whether a result is another one's baseline, or stands for itself as its family's. */
  isBaseline(id: string): boolean;
}

/**
 * Each result's baseline: the one it declares; where none is declared, the one comparable result of its family's
 * first baseline technique that was measured on its model, preferring its own bundle. A result of a baseline
 * technique that declares none has none: whoever submitted it says so by that.
 */
export function findBaselines(results: readonly Result[]): Baselines {
  const byId = new Map(results.map((result) => [result.id, result]));
  const byTechnique = new Map<string, Result[]>();
  for (const result of results) {
    const key = groupKey(result, result.technique);
    const group = byTechnique.get(key);
    if (group) group.push(result);
    else byTechnique.set(key, [result]);
  }
  const found = new Map(
    results.map((result) => [
      result.id,
      result.baseline === null
        ? familyBaseline(result, (technique) => byTechnique.get(groupKey(result, technique)) ?? [])
        : declaredBaseline(result, byId.get(result.baseline)),
    ]),
  );
  const used = new Set([...found.values()].flatMap((one) => ("baseline" in one ? [one.baseline.id] : [])));
  return {
    of: (result) => found.get(result.id) ?? { why: "no comparable baseline was measured" },
    isBaseline: (id) => used.has(id),
  };
}

function groupKey({ modality, family, model }: Result, technique: string): string {
  return JSON.stringify([modality, family, model.slug, technique]);
}

function declaredBaseline(result: Result, baseline: Result | undefined): FoundBaseline {
  if (!baseline) return { why: "its baseline is not among the current results" };
  const comparison = compareSetups(result, baseline);
  if ("why" in comparison) return { why: `not comparable with its baseline: ${comparison.why}` };
  return { baseline, caveats: comparison.caveats };
}

function familyBaseline(result: Result, measured: (technique: string) => readonly Result[]): FoundBaseline {
  const techniques = ownEntry(FAMILIES, result.family)?.baselines ?? [];
  if (techniques.includes(result.technique)) return { why: "no baseline is declared for it" };
  for (const technique of techniques) {
    const comparable = measured(technique).flatMap((baseline) => {
      const comparison = compareSetups(result, baseline);
      return "why" in comparison ? [] : [{ baseline, caveats: comparison.caveats }];
    });
    const own = comparable.filter(({ baseline }) => baseline.bundle === result.bundle);
    const [only, ...more] = own.length > 0 ? own : comparable;
    if (only && more.length === 0) return only;
    if (only) return { why: `${more.length + 1} results could be its baseline, and none is declared` };
  }
  return { why: "no comparable baseline was measured" };
}
