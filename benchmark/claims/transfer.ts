import { AXES, AXIS_KEYS, type Axis, MODALITIES, type Modality } from "../axes";
import { coreMetrics } from "../metrics";
import { ownEntry } from "../own-entry";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { slug } from "../slug";
import { compareText, FAMILIES } from "../techniques";
import type { ClaimPart, ClaimRow, Says, Vote } from "./claim";
import { listPairs } from "./claim-pairs";
import { finishPart, gatherRows, isDoubted, type PartText } from "./claim-parts";
import { groupBy } from "./group-by";
import { columnReading } from "./reading";

/**
 * Whether techniques do in other modalities what they do in one. Each technique is compared with its family's usual
 * baseline (the first that was measured in more than one modality), metric by metric. Two modalities agree where all
 * certain comparisons of both go the same way, and disagree where all of one go one way and all of the other the
 * opposite one; what goes both ways within a modality counts for neither side.
 */
export function transferPart(results: readonly Result[], text: PartText): ClaimPart {
  const votes: Vote[] = [];
  const barred = new Set<string>();
  for (const axis of AXIS_KEYS) {
    const ofAxis = results.filter((result) => result.axis === axis);
    for (const family of [...new Set(ofAxis.map((result) => result.family))].sort(compareText)) {
      const own = ofAxis.filter((result) => result.family === family);
      const baseline = sharedBaseline(own, family);
      if (baseline === null) continue;
      const found = familyVotes(own, axis, family, baseline);
      votes.push(...found.votes);
      for (const reason of found.barred) barred.add(reason);
    }
  }
  return finishPart(text, { votes, barred: [...barred], missing: oneModality(results) }, "pair");
}

/** The first of a family's baselines that was measured in two modalities, by slug. */
function sharedBaseline(results: readonly Result[], family: string): string | null {
  const baselines = ownEntry(FAMILIES, family)?.baselines ?? [];
  const found = baselines.find((name) => modalitiesOf(results, slug(name)).length > 1);
  return found === undefined ? null : slug(found);
}

function modalitiesOf(results: readonly Result[], technique: string): Modality[] {
  const own = results.filter((result) => resultKeys(result).technique === technique);
  return [...new Set(own.map(({ modality }) => modality))];
}

function familyVotes(
  results: readonly Result[],
  axis: Axis,
  family: string,
  baseline: string,
): { votes: Vote[]; barred: string[] } {
  const barred: string[] = [];
  const pairs = listPairs(results, {
    axis,
    family,
    own: (technique) => technique !== baseline,
    other: (technique) => technique === baseline,
  });
  const votes = (["quality", ...coreMetrics(axis)] as const).flatMap((column) => {
    const gathered = gatherRows(pairs, columnReading(column), "change", "");
    barred.push(...gathered.barred);
    const byTechnique = groupBy(gathered.rows, ({ own }) => own.technique);
    return [...byTechnique].flatMap(([technique, rows]) =>
      techniqueVotes(rows, `${technique}, ${columnReading(column).label}`),
    );
  });
  return { votes, barred };
}

/** A vote for each two modalities in which a technique was compared in a metric. */
function techniqueVotes(rows: readonly ClaimRow[], label: string): Vote[] {
  const groups = [...groupBy(rows, ({ modality }) => modality)];
  return groups.flatMap(([first, ownRows], index) =>
    groups.slice(index + 1).map(([second, otherRows]): Vote => {
      const [one, two] = [wayOf(ownRows), wayOf(otherRows)];
      const says: Says = one === null || two === null ? "neither" : one === two ? "for" : "against";
      return {
        says,
        inDoubt: [...ownRows, ...otherRows].some(isDoubted),
        label: `${label}: ${inWords(first, one)}, ${inWords(second, two)}`,
        rows: [...ownRows, ...otherRows],
      };
    }),
  );
}

/** The way that all certain comparisons that count go; null where there is none, or where they go both ways. */
function wayOf(rows: readonly ClaimRow[]): "better" | "worse" | null {
  const ways = new Set(rows.filter(({ counts }) => counts).map(({ change }) => change.verdict));
  if (ways.has("better")) return ways.has("worse") ? null : "better";
  return ways.has("worse") ? "worse" : null;
}

function inWords(modality: Modality, way: "better" | "worse" | null): string {
  return `${way ?? "no clear way"} in ${MODALITIES[modality].title.toLowerCase()}`;
}

/** Families that were measured in one modality alone. */
function oneModality(results: readonly Result[]): string[] {
  const groups = groupBy(results, ({ axis, family }) => `${axis} ${family}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const modalities = new Set(group.map(({ modality }) => modality));
    if (!first || modalities.size > 1) return [];
    const known = ownEntry(FAMILIES, first.family);
    return [
      `${known?.title ?? first.family} (${AXES[first.axis].short}) in another modality than ${MODALITIES[first.modality].title.toLowerCase()}`,
    ];
  });
}
