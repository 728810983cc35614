import {
  type BoardRow,
  type Cell,
  type CohortColumn,
  type CohortContent,
  isValue,
  type MissingCell,
  sortRows,
  toCell,
} from "./board-row";
import { type ColumnValue, columnValue, kindOf, kindReason, meanValue, rankedKind, rankKind } from "./cell";
import { type Pairing, pairTechniques } from "./pairing";
import type { Column, LeaderboardQuestion } from "./question";
import { modelLabel, type Result } from "./result";
import { compareTechniques, compareText } from "./techniques";
import { workloadCaveats } from "./workload-caveats";

/** What a cell without a value says where the source says nothing. */
const NO_REASON = "not_reported";
/** Names that a sentence lists: all techniques that are common today, so that it is cut in the extreme alone. */
const MOST_LISTED = 20;

type Question = Pick<LeaderboardQuestion, "origin" | "sort">;

/**
 * Each technique of a cohort by the arithmetic mean over models, paired per column: over the models on which every
 * ranked technique has a value. Several results of a technique on one model count as their mean.
 */
export function rankedByTechniques(
  results: readonly Result[],
  columns: readonly Column[],
  question: Question,
): CohortContent {
  const family = results[0]?.family ?? "";
  const names = [...new Set(results.map(({ technique }) => technique))].sort((a, b) =>
    compareTechniques(family, a, b),
  );
  const caveats = workloadCaveats(results);
  const rows = new Map(names.map((name) => [name, techniqueRow(name, results, caveats)]));
  const described: CohortContent["columns"] = {};
  const used = new Set<string>();
  for (const column of columns) {
    const { cells, about, pairing } = techniqueCells(results, names, column, question);
    if (about) described[column] = about;
    for (const model of pairing?.models ?? []) used.add(model);
    for (const [name, row] of rows) row.cells[column] = cells.get(name) ?? { missing: NO_REASON };
  }
  const kept = [...rows.values()].filter(
    (row) => question.origin.length === 0 || Object.values(row.cells).some(isValue),
  );
  return {
    models: [...used].sort(compareText),
    left_out: leftOut(results, names, used),
    columns: described,
    rows: sortRows(kept, family, described, question.sort),
  };
}

function techniqueRow(
  technique: string,
  results: readonly Result[],
  caveats: ReadonlyMap<string, readonly string[]>,
): BoardRow {
  const own = results.filter((result) => result.technique === technique);
  const said = new Set([...own.flatMap(pairedCaveat), ...own.flatMap(({ id }) => caveats.get(id) ?? [])]);
  const notes = new Set(own.flatMap((result) => result.notes ?? []));
  return {
    technique,
    ...(said.size > 0 ? { caveats: [...said] } : {}),
    ...(notes.size > 0 ? { notes: [...notes] } : {}),
    cells: {},
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
  pairing: Pairing | null;
}

function techniqueCells(
  results: readonly Result[],
  names: readonly string[],
  column: Column,
  { origin }: Question,
): TechniqueCells {
  const values = valuesByTechnique(results, names, column, origin);
  const kind = rankedKind([...values.values()].flatMap(({ byModel }) => [...byModel.values()].flat()));
  const comparable = new Map(
    [...values].map(([name, { byModel }]) => [
      name,
      new Set(
        [...byModel].filter(([, all]) => all.some((value) => kindOf(value) === kind)).map(([model]) => model),
      ),
    ]),
  );
  const pairing = pairTechniques(comparable);
  const means = pairing.techniques.map((name) => {
    const byModel = values.get(name)?.byModel ?? new Map<string, ColumnValue[]>();
    return [name, pairedMean(byModel, pairing.models, kind)] as const;
  });
  const ranked = means.flatMap(([name, mean]) => (mean ? [[name, mean.value] as const] : []));
  const ranks = rankKind(ranked);
  const example = ranked[0]?.[1] ?? null;
  const cells = new Map<string, Cell>(
    means.flatMap(([name, mean]) =>
      mean ? [[name, toCell(mean.value, ranks.get(name) ?? null, null, mean.results)] as const] : [],
    ),
  );
  const lacking = new Map(pairing.setAside.map(({ technique, lacks }) => [technique, lacks]));
  for (const name of names) {
    if (!cells.has(name)) {
      cells.set(name, unrankedCell(values.get(name), lacking.get(name) ?? [], kind, example));
    }
  }
  const about: CohortColumn | null = example && {
    better: example.better,
    unit: example.unit,
    models: pairing.models,
    set_aside: pairing.setAside,
  };
  return { cells, about, pairing };
}

interface TechniqueValues {
  byModel: Map<string, ColumnValue[]>;
  /** Why a result of it has no value, where none has: what a source says rather than that it says nothing. */
  missing: MissingCell | null;
}

function valuesByTechnique(
  results: readonly Result[],
  names: readonly string[],
  column: Column,
  origins: Question["origin"],
): Map<string, TechniqueValues> {
  const values = new Map<string, TechniqueValues>(
    names.map((name) => [name, { byModel: new Map(), missing: null }]),
  );
  for (const result of results) {
    const own = values.get(result.technique);
    const value = columnValue(result, column, origins);
    if (!own) continue;
    if ("missing" in value)
      own.missing = own.missing?.missing === NO_REASON || !own.missing ? value : own.missing;
    else own.byModel.set(result.pairedModel, [...(own.byModel.get(result.pairedModel) ?? []), value]);
  }
  return values;
}

/** The mean over models of each model's mean, over values of one kind; null where a model has none. */
function pairedMean(
  byModel: ReadonlyMap<string, readonly ColumnValue[]>,
  models: readonly string[],
  kind: string | null,
): { value: ColumnValue; results: number } | null {
  let count = 0;
  const means = models.flatMap((model) => {
    const [first, ...rest] = (byModel.get(model) ?? []).filter((value) => kindOf(value) === kind);
    count += first ? 1 + rest.length : 0;
    return first ? [meanValue([first, ...rest])] : [];
  });
  const [first, ...rest] = means;
  return first && means.length === models.length
    ? { value: meanValue([first, ...rest]), results: count }
    : null;
}

/** A technique that is listed without a rank: with its own mean and what it lacks, or with why it has no value. */
function unrankedCell(
  values: TechniqueValues | undefined,
  lacks: readonly string[],
  kind: string | null,
  example: ColumnValue | null,
): Cell {
  const byModel = values?.byModel ?? new Map<string, ColumnValue[]>();
  const all = [...byModel.values()].flat();
  const isRankedKind = all.some((value) => kindOf(value) === kind);
  const shownKind = isRankedKind ? kind : rankedKind(all);
  const models = [...byModel]
    .filter(([, own]) => own.some((value) => kindOf(value) === shownKind))
    .map(([model]) => model)
    .sort(compareText);
  const mean = pairedMean(byModel, models, shownKind);
  if (!mean) return values?.missing ?? { missing: NO_REASON };
  const why =
    !isRankedKind && example
      ? kindReason(mean.value, example)
      : `measured on ${listed(models)} alone, not on ${listed(lacks)}`;
  return toCell(mean.value, null, why, mean.results);
}

/** Names in a sentence; of very many the first. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).join(", ");
  return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}

/** Models of the cohort that no mean is taken over, each with the techniques that were not measured on it. */
function leftOut(
  results: readonly Result[],
  names: readonly string[],
  used: ReadonlySet<string>,
): CohortContent["left_out"] {
  const techniques = new Map<string, Set<string>>();
  for (const { pairedModel, technique } of results) {
    techniques.set(pairedModel, (techniques.get(pairedModel) ?? new Set()).add(technique));
  }
  return [...techniques]
    .filter(([model]) => !used.has(model))
    .sort(([a], [b]) => compareText(a, b))
    .map(([model, present]) => {
      const lacking = names.filter((name) => !present.has(name));
      const why =
        lacking.length > 0 ? `not measured with ${listed(lacking)}` : "no column has every technique on it";
      return { model, why };
    });
}
