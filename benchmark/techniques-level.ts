import type { Against } from "./board-deltas";
import { type ShownMean, type TechniqueDeltas, techniqueDeltas } from "./board-deltas-techniques";
import {
  type BoardRow,
  type Cell,
  type CohortColumn,
  type CohortContent,
  isValue,
  toCell,
} from "./board-row";
import { type ColumnValue, kindReason, rankedKind, rankKind } from "./cell";
import { type Pairing, pairTechniques } from "./pairing";
import type { Column, LeaderboardQuestion } from "./question";
import { modelLabel, type Result } from "./result";
import { sortRows } from "./row-order";
import { findSignFlips } from "./sign-flips";
import {
  type MeanResults,
  meanResults,
  modelsOfKind,
  NO_REASON,
  pairedMean,
  shownKind,
  type TechniqueValues,
  valuesByTechnique,
} from "./technique-means";
import { compareTechniques, compareText } from "./techniques";
import { countTrust } from "./trust";
import { workloadCaveats } from "./workload-caveats";

/** Names that a sentence lists: all techniques that are common today, so that it is cut in the extreme alone. */
const MOST_LISTED = 20;

type Question = Pick<LeaderboardQuestion, "origin" | "sort" | "show">;

/**
 * Each technique of a cohort by the arithmetic mean over models, paired per column: over the models on which every
 * ranked technique has a value. Several results of a technique on one model count as their mean. Results that their
 * source calls not comparable are in no mean; a technique that has no others is listed with its own, unranked.
 * `against`: what changes are made against, where they are asked for.
 */
export function rankedByTechniques(
  results: readonly Result[],
  columns: readonly Column[],
  question: Question,
  against: Against | null = null,
): CohortContent {
  const family = results[0]?.family ?? "";
  const means = meanResults(results);
  const byTechnique = new Map<string, Result[]>();
  for (const result of means.results) {
    const own = byTechnique.get(result.technique);
    if (own) own.push(result);
    else byTechnique.set(result.technique, [result]);
  }
  const names = [...byTechnique.keys()].sort((a, b) => compareTechniques(family, a, b));
  const caveats = workloadCaveats(results);
  const deltas = against && techniqueDeltas(means.results, against, question.origin);
  const rows = new Map(
    names.map((name) => {
      const row = techniqueRow(name, byTechnique.get(name) ?? [], caveats, deltas);
      const leftOut = means.leftOut.get(name);
      return [name, leftOut ? { ...row, caveats: [leftOut, ...(row.caveats ?? [])] } : row];
    }),
  );
  const described: CohortContent["columns"] = {};
  const used = new Set<string>();
  for (const column of columns) {
    const { cells, about, pairing } = techniqueCells(means, names, column, question, deltas);
    if (about) described[column] = about;
    for (const model of pairing.models) used.add(model);
    for (const [name, row] of rows) row.cells[column] = cells.get(name) ?? { missing: NO_REASON };
  }
  const kept = [...rows.values()].filter(
    (row) => question.origin.length === 0 || Object.values(row.cells).some(isValue),
  );
  return {
    models: [...used].sort(compareText),
    left_out: leftOut(
      results,
      names.filter((name) => !means.barred.has(name)),
      used,
    ),
    columns: described,
    rows: sortRows(kept, family, described, question.sort, question.show),
    ...(deltas ? comparedWith(deltas, family) : {}),
  };
}

function comparedWith({ baseline, note, changes }: TechniqueDeltas, family: string) {
  return {
    baseline,
    ...(note === null ? {} : { baseline_note: note }),
    sign_flips: findSignFlips(changes, family),
  };
}

function techniqueRow(
  technique: string,
  own: readonly Result[],
  caveats: ReadonlyMap<string, readonly string[]>,
  deltas: TechniqueDeltas | null,
): BoardRow {
  const said = new Set([...own.flatMap(pairedCaveat), ...own.flatMap(({ id }) => caveats.get(id) ?? [])]);
  const notes = new Set(own.flatMap((result) => result.notes ?? []));
  return {
    technique,
    ...(said.size > 0 ? { caveats: [...said] } : {}),
    ...(notes.size > 0 ? { notes: [...notes] } : {}),
    trust: countTrust(own),
    cells: {},
    ...(deltas?.baseline === technique ? { is_baseline: true } : {}),
  };
}

/** That a result stands for a model that it was not measured on, as MoE 1.5Bx8 does for dense 1.5B. */
function pairedCaveat({ model, pairedModel }: Result): string[] {
  const own = modelLabel(model);
  return own === pairedModel
    ? []
    : [`measured on ${own}, which differs from ${pairedModel} by the technique alone`];
}

interface TechniqueCells {
  cells: Map<string, Cell>;
  about: CohortColumn | null;
  pairing: Pairing;
}

function techniqueCells(
  { results, barred }: MeanResults,
  names: readonly string[],
  column: Column,
  { origin }: Question,
  deltas: TechniqueDeltas | null,
): TechniqueCells {
  const values = valuesByTechnique(results, column, origin);
  const compared = [...values].filter(([name]) => !barred.has(name));
  const kind = rankedKind(compared.flatMap(([, { byModel }]) => [...byModel.values()].flat()));
  const pairing = pairTechniques(
    new Map(compared.map(([name, { byModel }]) => [name, new Set(modelsOfKind(byModel, kind))])),
  );
  const means = new Map(
    pairing.techniques.flatMap((name) => {
      const mean = pairedMean(values.get(name)?.byModel ?? new Map(), pairing.models, kind);
      return mean ? [[name, { value: mean, why: null }] as const] : [];
    }),
  );
  const ranks = rankKind([...means].map(([name, { value }]) => [name, value] as const));
  const [example = null] = [...means.values()].map(({ value }) => value);
  const lacking = new Map(pairing.setAside.map(({ technique, lacks }) => [technique, lacks]));
  const delta = deltas?.inColumn(column, kind);
  const cells = new Map<string, Cell>();
  let shownValue: ColumnValue | null = null;
  for (const name of names) {
    const own = values.get(name) ?? { byModel: new Map(), missing: null };
    const mean = means.get(name) ?? unrankedMean(own, lacking.get(name) ?? [], kind, example);
    if (!mean) {
      cells.set(name, own.missing ?? { missing: NO_REASON });
      continue;
    }
    const bar = barred.get(name);
    const cell = toCell(mean.value, ranks.get(name) ?? null, bar ?? mean.why, true);
    const models = means.has(name) ? pairing.models : null;
    const shown: ShownMean = { technique: name, byModel: own.byModel, value: mean.value, models };
    const why = bar === undefined ? null : `not comparable: ${bar}`;
    cells.set(name, delta ? { ...cell, delta: why ? { why } : delta(shown) } : cell);
    shownValue ??= mean.value;
  }
  const described = example ?? shownValue;
  const about: CohortColumn | null = described && {
    better: described.better,
    unit: described.unit,
    models: pairing.models,
    set_aside: pairing.setAside,
  };
  return { cells, about, pairing };
}

/** The own mean of a technique that is not ranked, with what it lacks; null where it has no value. */
function unrankedMean(
  { byModel }: TechniqueValues,
  lacks: readonly string[],
  kind: string | null,
  example: ColumnValue | null,
): { value: ColumnValue; why: string } | null {
  const ownKind = shownKind(byModel, kind);
  const models = modelsOfKind(byModel, ownKind);
  const value = pairedMean(byModel, models, ownKind);
  if (!value) return null;
  const why =
    ownKind !== kind && example
      ? kindReason(value, example)
      : `measured on ${listed(models)} alone, not on ${listed(lacks)}`;
  return { value, why };
}

/** Names in a sentence; of very many the first. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).join(", ");
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}

/** Models of the cohort that no ranked mean is taken over, each with those of `names` that were not measured on it. */
function leftOut(
  results: readonly Result[],
  names: readonly string[],
  used: ReadonlySet<string>,
): CohortContent["left_out"] {
  const techniques = new Map<string, Set<string>>();
  for (const { pairedModel, technique, notComparable } of results) {
    const present = techniques.get(pairedModel) ?? new Set();
    techniques.set(pairedModel, notComparable === null ? present.add(technique) : present);
  }
  return [...techniques]
    .filter(([model]) => !used.has(model))
    .sort(([a], [b]) => compareText(a, b))
    .map(([model, present]) => {
      if (present.size === 0) return { model, why: "no result on it may be compared with others" };
      const lacking = names.filter((name) => !present.has(name));
      const why =
        lacking.length > 0 ? `not measured with ${listed(lacking)}` : "no column has every technique on it";
      return { model, why };
    });
}
