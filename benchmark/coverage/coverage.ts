import { MODALITY_KEYS, type Modality } from "../axes";
import { ownEntry } from "../own-entry";
import type { Column } from "../question";
import { modelLabel, type Result } from "../result";
import { type CohortKey, cohortKey, resultKeys } from "../result-keys";
import { SCALE_BANDS, type ScaleBand, scaleBandOf } from "../scale-bands";
import { slug } from "../slug";
import { compareFamilies, compareTechniques, compareText, FAMILIES } from "../techniques";
import { type CellState, type CoverageCell, coverageCell } from "./coverage-cell";
import { type CoverageBy, type CoverageQuestion, coverageColumns } from "./coverage-question";

/** Data set and hardware: results of two settings never share a cell. Names that addresses spell alike are one. */
export interface Setting {
  /** As addresses name it; unique within its matrix. */
  key: string;
  /** As the first of its results spells it. */
  cohort: CohortKey;
  columns: CoverageColumn[];
  results: readonly Result[];
}

/** A model that any technique was measured on in its setting, or a scale band. */
export interface CoverageColumn {
  key: string;
  label: string;
  scale: ScaleBand;
  /** Of a scale band: the models measured in it, by name. Of a model: every spelling of it. */
  models: readonly string[];
  /** Techniques with a value in it that is no estimate. */
  covered: number;
}

export interface CoverageRow {
  technique: string;
  /** In the order of the settings and of their columns. */
  cells: CoverageCell[];
  covered: number;
}

/** What is covered of one family in one modality. */
export interface CoverageMatrix {
  modality: Modality;
  family: string;
  settings: Setting[];
  rows: CoverageRow[];
  counts: CoverageCounts;
  /** Columns that are left out, as the matrix would be larger than anybody reads; nearly always 0. */
  left: number;
}

/** Cells of one matrix at most: far more than were ever measured. */
export const MOST_CELLS = 20_000;

/** Cells by state, which add up to all of them; and of those with a value, how many have what should be known. */
export interface CoverageCounts {
  states: Record<CellState, number>;
  single: number;
  repeated: number;
  partial: number;
  contested: number;
}

/**
 * Technique by model (or scale band) in every setting: one matrix for each family and modality. A column stands where
 * any technique was measured; rows are all techniques measured in that family and modality, and those that the
 * benchmark names for the family. Of more than 20,000 cells the settings with most results stay, and `left` counts the
 * columns that do not. A technique that stands for another model (MoE 1.5Bx8 for dense 1.5B) is in the
 * column of that one. Pure; in the same order for any order of the results.
 */
export function buildCoverage(question: CoverageQuestion, results: readonly Result[]): CoverageMatrix[] {
  const columns = question.metric ? [question.metric] : coverageColumns(question.axis);
  const groups = grouped(results, ({ modality, family }) => JSON.stringify([modality, family]));
  return [...groups.values()]
    .flatMap((own) => toMatrix(question, own, columns))
    .sort(
      (a, b) =>
        MODALITY_KEYS.indexOf(a.modality) - MODALITY_KEYS.indexOf(b.modality) ||
        compareFamilies(a.family, b.family),
    );
}

function toMatrix(
  question: CoverageQuestion,
  own: readonly Result[],
  columns: readonly Column[],
): CoverageMatrix[] {
  const [first] = own;
  if (!first || !admits(question.modality, first.modality) || !admits(question.family, first.family))
    return [];
  const { modality, family } = first;
  const shown = own.filter((result) => {
    const { accelerator, dataset } = resultKeys(result);
    return admits(question.accelerator, accelerator) && admits(question.dataset, dataset);
  });
  const techniques = techniquesOf(family, own);
  const { settings, left } = firstColumns(
    toSettings(shown, question.by),
    Math.max(1, Math.floor(MOST_CELLS / techniques.length)),
  );
  if (settings.length === 0) return [];
  const empty = coverageCell([], columns);
  const rows = techniques.map((technique) => toRow(technique, settings, question.by, columns, empty));
  let place = 0;
  for (const column of settings.flatMap((setting) => setting.columns)) {
    const index = place;
    column.covered = rows.filter(({ cells }) => cells[index]?.isCovered).length;
    place += 1;
  }
  return [{ modality, family, settings, rows, counts: countCells(rows.flatMap(({ cells }) => cells)), left }];
}

/** The first settings and columns, `most` of them together. */
function firstColumns(settings: readonly Setting[], most: number): { settings: Setting[]; left: number } {
  let room = most;
  const kept = settings.flatMap((setting): Setting[] => {
    const columns = setting.columns.slice(0, room);
    room -= columns.length;
    return columns.length === 0 ? [] : [{ ...setting, columns }];
  });
  const all = settings.reduce((sum, { columns }) => sum + columns.length, 0);
  return { settings: kept, left: all - (most - room) };
}

function grouped(results: readonly Result[], key: (result: Result) => string): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const group = groups.get(key(result));
    if (group) group.push(result);
    else groups.set(key(result), [result]);
  }
  return groups;
}

function admits(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** Techniques of a family: those that these results have, and those that the benchmark names. */
function techniquesOf(family: string, results: readonly Result[]): string[] {
  const named = ownEntry(FAMILIES, family)?.techniques ?? [];
  return [...new Set([...named, ...results.map(({ technique }) => technique)])].sort((a, b) =>
    compareTechniques(family, a, b),
  );
}

function toSettings(results: readonly Result[], by: CoverageBy): Setting[] {
  return [...grouped(results, (result) => settingKey(cohortKey(result)))]
    .flatMap(([key, own]): Setting[] => {
      const [first] = [...own].sort((a, b) => compareText(a.id, b.id));
      if (!first) return [];
      return [{ key, cohort: cohortKey(first), columns: toColumns(own, by), results: own }];
    })
    .sort((a, b) => b.results.length - a.results.length || compareText(a.key, b.key));
}

/** No slug holds it, so that two lists of names never make one key. */
const BETWEEN = "_";

/** Data set, hardware, task and revision, each by its place; what is not stated is empty, at the end left out. */
function settingKey({ task, dataset, dataset_revision, environment }: CohortKey): string {
  const parts = [dataset, environment, task, dataset_revision].map((part) => slug(part ?? ""));
  return parts.join(BETWEEN).replace(/_+$/, "");
}

function toColumns(results: readonly Result[], by: CoverageBy): CoverageColumn[] {
  if (by === "scale") {
    return SCALE_BANDS.map(({ key, label }) => ({
      key,
      label,
      scale: key,
      models: [
        ...new Set(results.filter((one) => resultKeys(one).scale === key).map(({ model }) => model.name)),
      ].sort(compareText),
      covered: 0,
    }));
  }
  return [...grouped(results, ({ pairedModel }) => slug(pairedModel))]
    .map(([key, own]) => {
      const models = [...new Set(own.map(({ pairedModel }) => pairedModel))].sort(compareText);
      const label = models[0] ?? key;
      return { key, label, models, parametersB: sizeOf(label, own) };
    })
    .sort((a, b) => a.parametersB - b.parametersB || compareText(a.label, b.label))
    .map(({ parametersB, ...column }) => ({ ...column, scale: scaleBandOf(parametersB), covered: 0 }));
}

/** Parameters in billions of the model that a column is named for, or else of the smallest that stands for it. */
function sizeOf(label: string, results: readonly Result[]): number {
  const [named] = results.filter(({ model }) => modelLabel(model) === label);
  return named?.model.parametersB ?? Math.min(...results.map(({ model }) => model.parametersB));
}

/** Whether a result belongs into a column of its setting. */
export function isInColumn(result: Result, { key }: CoverageColumn, by: CoverageBy): boolean {
  return key === columnKey(result, by);
}

function columnKey(result: Result, by: CoverageBy): string {
  return by === "scale" ? resultKeys(result).scale : slug(result.pairedModel);
}

const BY_TECHNIQUE = new WeakMap<Setting, Map<string, Result[]>>();

/** The results of a setting by technique, sorted once for all rows. */
function techniqueResults(setting: Setting): Map<string, Result[]> {
  const known = BY_TECHNIQUE.get(setting) ?? grouped(setting.results, ({ technique }) => technique);
  BY_TECHNIQUE.set(setting, known);
  return known;
}

function toRow(
  technique: string,
  settings: readonly Setting[],
  by: CoverageBy,
  columns: readonly Column[],
  empty: CoverageCell,
): CoverageRow {
  const cells = settings.flatMap((setting) => {
    const own = [...(techniqueResults(setting).get(technique) ?? [])].sort((a, b) => compareText(a.id, b.id));
    const byColumn = grouped(own, (result) => columnKey(result, by));
    return setting.columns.map(({ key }) => {
      const results = byColumn.get(key);
      return results ? coverageCell(results, columns) : empty;
    });
  });
  return { technique, cells, covered: cells.filter(({ isCovered }) => isCovered).length };
}

function countCells(cells: readonly CoverageCell[]): CoverageCounts {
  const counts: CoverageCounts = {
    states: { measured: 0, reported: 0, digitised: 0, estimated: 0, failed: 0, missing: 0 },
    single: 0,
    repeated: 0,
    partial: 0,
    contested: 0,
  };
  for (const { state, repetition, lacking, disagreements, isCovered } of cells) {
    counts.states[state] += 1;
    if (repetition) counts[repetition] += 1;
    if (isCovered && lacking.length > 0) counts.partial += 1;
    if (disagreements.length > 0) counts.contested += 1;
  }
  return counts;
}
