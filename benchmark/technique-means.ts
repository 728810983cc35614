import type { Origin } from "./axes";
import type { MissingCell } from "./board-row";
import { type ColumnValue, columnValue, kindOf, meanValue, rankedKind } from "./cell";
import type { Column } from "./question";
import type { Result } from "./result";
import { compareText } from "./techniques";

/** What a cell without a value says where the source says nothing. */
export const NO_REASON = "not_reported";

/** Of which results the techniques of a cohort are the means, and which of those means may be compared. */
export interface MeanResults {
  /** Of each technique those that may be compared; of one that has none, all that it has. */
  results: Result[];
  /** Techniques without a comparable result, each with the reasons that the sources give. */
  barred: ReadonlyMap<string, string>;
  /** Comparable techniques of which results are left out, each with that said. */
  leftOut: ReadonlyMap<string, string>;
}

/** Leaves out what its source calls not comparable where the technique has other results. */
export function meanResults(results: readonly Result[]): MeanResults {
  const compared = new Set<string>();
  const others = new Map<string, string[]>();
  for (const { technique, notComparable } of results) {
    const own = others.get(technique);
    if (notComparable === null) compared.add(technique);
    else if (own) own.push(notComparable);
    else others.set(technique, [notComparable]);
  }
  const barred = new Map<string, string>();
  const leftOut = new Map<string, string>();
  for (const [technique, own] of others) {
    const why = [...new Set(own)].join("; ");
    const count = own.length === 1 ? "1 result is" : `${own.length} results are`;
    if (compared.has(technique)) leftOut.set(technique, `${count} left out as not comparable: ${why}`);
    else barred.set(technique, why);
  }
  return {
    results: results.filter(
      ({ technique, notComparable }) => notComparable === null || barred.has(technique),
    ),
    barred,
    leftOut,
  };
}

/** A technique's values of one column by the model they are paired on. */
export type ValuesByModel = ReadonlyMap<string, readonly ColumnValue[]>;

export interface TechniqueValues {
  byModel: ValuesByModel;
  /** Why a result of it has no value, where none has: what a source says rather than that it says nothing. */
  missing: MissingCell | null;
}

/** The values in a column of all results of each technique. */
export function valuesByTechnique(
  results: readonly Result[],
  column: Column,
  origins: readonly Origin[],
): Map<string, TechniqueValues> {
  const values = new Map<string, { byModel: Map<string, ColumnValue[]>; missing: MissingCell | null }>();
  for (const result of results) {
    let own = values.get(result.technique);
    if (!own) {
      own = { byModel: new Map(), missing: null };
      values.set(result.technique, own);
    }
    const value = columnValue(result, column, origins);
    if ("missing" in value) {
      if (!own.missing || own.missing.missing === NO_REASON) own.missing = value;
      continue;
    }
    const onModel = own.byModel.get(result.pairedModel);
    if (onModel) onModel.push(value);
    else own.byModel.set(result.pairedModel, [value]);
  }
  return values;
}

/** Models on which there is a value of a kind, by name. */
export function modelsOfKind(byModel: ValuesByModel, kind: string | null): string[] {
  return [...byModel]
    .filter(([, own]) => own.some((value) => kindOf(value) === kind))
    .map(([model]) => model)
    .sort(compareText);
}

/** The kind that a technique's mean is shown in: the ranked one if it has it, else its own commonest. */
export function shownKind(byModel: ValuesByModel, kind: string | null): string | null {
  const all = [...byModel.values()].flat();
  return all.some((value) => kindOf(value) === kind) ? kind : rankedKind(all);
}

/** The mean of each model's values of one kind, by model name. */
export function meansByModel(byModel: ValuesByModel, kind: string | null): Map<string, ColumnValue> {
  const means = [...byModel].flatMap(([model, values]) => {
    const [first, ...rest] = values.filter((value) => kindOf(value) === kind);
    return first ? [[model, meanValue([first, ...rest])] as const] : [];
  });
  return new Map(means.sort(([a], [b]) => compareText(a, b)));
}

/** The mean over models of each model's mean; null where a model has none, and for no models. */
export function meanOver(
  means: ReadonlyMap<string, ColumnValue>,
  models: readonly string[],
): ColumnValue | null {
  const [first, ...rest] = models.flatMap((model) => means.get(model) ?? []);
  return first && rest.length + 1 === models.length ? meanValue([first, ...rest]) : null;
}

/** The mean over models of each model's mean, over values of one kind; null where a model has none. */
export function pairedMean(
  byModel: ValuesByModel,
  models: readonly string[],
  kind: string | null,
): ColumnValue | null {
  const own = new Map(models.map((model) => [model, byModel.get(model) ?? []]));
  return meanOver(meansByModel(own, kind), models);
}
