import type { Origin } from "./axes";
import { type Against, comparedTechnique, ownDelta, toCellDelta } from "./board-deltas";
import type { CellDelta } from "./board-row";
import { type ColumnValue, kindReason } from "./cell";
import { compareSetups } from "./comparability";
import { findDelta } from "./deltas";
import { missingReason } from "./missing";
import type { Column } from "./question";
import { modelLabel, type Result } from "./result";
import type { ModelChange } from "./sign-flips";
import {
  meanOver,
  meansByModel,
  NO_REASON,
  shownKind,
  type TechniqueValues,
  type ValuesByModel,
  valuesByTechnique,
} from "./technique-means";

/** Setups of one technique on one model that are compared with another's: of very many the first stand for all. */
const MOST_SETUPS = 10;

/** A technique's mean as its cell shows it. */
export interface ShownMean {
  technique: string;
  byModel: ValuesByModel;
  value: ColumnValue;
  /** The column's models, where the mean is taken over them and ranked. */
  models: readonly string[] | null;
}

/** Changes of techniques' means, all against one technique. */
export interface TechniqueDeltas {
  baseline: string | null;
  note: string | null;
  /** A function for the means of one column: the change of a mean, or why there is none. */
  inColumn(column: Column, kind: string | null): (mean: ShownMean) => CellDelta | { why: string };
  /** The change on each single model that was asked for so far. */
  changes: readonly ModelChange[];
}

/**
 * The change of a technique's mean against the baseline technique's over the same models: the column's, or where the
 * two were not both measured on them, those that they share. `results` are those that the means are taken over.
 */
export function techniqueDeltas(
  results: readonly Result[],
  against: Against,
  origins: readonly Origin[],
): TechniqueDeltas {
  const { technique: baseline, note } = comparedTechnique(against);
  const ofBaseline = against.all.filter(
    ({ technique, notComparable }) => technique === baseline && notComparable === null,
  );
  const comparability = new ModelComparability(results, ofBaseline);
  const changes: ModelChange[] = [];
  return {
    baseline,
    note,
    changes,
    inColumn(column, ranked) {
      if (baseline === null) return () => ({ why: note ?? "no baseline is known for it" });
      const base = new BaselineMeans(valuesByTechnique(ofBaseline, column, origins).get(baseline));
      return (mean) => {
        const { technique } = mean;
        if (technique === baseline) return ownDelta(column, mean.value, baseline);
        const pair = pairWith(mean, base, ranked, (model) => comparability.on(technique, model));
        if (typeof pair === "string") return { why: pair };
        for (const model of pair.shared) {
          const [own, other] = [pair.ownMeans.get(model), pair.baseMeans.get(model)];
          const delta = own && other && findDelta(column, own, other);
          if (!delta || typeof delta === "string") continue;
          const parametersB = comparability.parametersOf(model);
          changes.push({ technique, baseline, column, model, parametersB, delta });
        }
        const delta = findDelta(column, pair.own, pair.base);
        if (typeof delta === "string") return { why: delta };
        const caveats = new Set(pair.models.flatMap((model) => comparability.on(technique, model).caveats));
        if (pair.base.doubt !== null) caveats.add(`doubt of the baseline: ${pair.base.doubt}`);
        const shown = toCellDelta(delta, pair.own, pair.base, baseline, [...caveats]);
        return pair.isOfColumn ? shown : { ...shown, models: pair.models };
      };
    },
  };
}

/** The baseline technique's mean on each model, worked out once for each kind of value. */
class BaselineMeans {
  readonly #values: TechniqueValues | undefined;
  readonly #byKind = new Map<string | null, Map<string, ColumnValue>>();

  constructor(values: TechniqueValues | undefined) {
    this.#values = values;
  }

  ofKind(kind: string | null): ReadonlyMap<string, ColumnValue> {
    const known = this.#byKind.get(kind) ?? meansByModel(this.#values?.byModel ?? new Map(), kind);
    this.#byKind.set(kind, known);
    return known;
  }

  /** Why a value has no counterpart of its kind. */
  lack(value: ColumnValue): string {
    const [other] = [...(this.#values?.byModel.values() ?? [])].flat();
    if (other) return kindReason(value, other, "the baseline");
    return `the baseline has no value: ${missingReason(this.#values?.missing?.missing ?? NO_REASON)}`;
  }
}

/** The means of a technique and of its baseline over the same models. */
interface Pair {
  own: ColumnValue;
  base: ColumnValue;
  models: string[];
  /** Whether the models are the column's. */
  isOfColumn: boolean;
  /** Every model on which both have a mean, and those means. */
  shared: string[];
  ownMeans: ReadonlyMap<string, ColumnValue>;
  baseMeans: ReadonlyMap<string, ColumnValue>;
}

/** Pairs a mean with the baseline's; a text says why there is no such pair. */
function pairWith(
  { byModel, value, models }: ShownMean,
  baseline: BaselineMeans,
  ranked: string | null,
  setups: (model: string) => SetupComparison,
): Pair | string {
  const kind = shownKind(byModel, ranked);
  const [ownMeans, baseMeans] = [meansByModel(byModel, kind), baseline.ofKind(kind)];
  if (baseMeans.size === 0) return baseline.lack(value);
  const both = [...ownMeans.keys()].filter((model) => baseMeans.has(model));
  const shared = both.filter((model) => setups(model).whys.length === 0);
  const isOfColumn = models?.every((model) => shared.includes(model)) ?? false;
  const over = isOfColumn && models ? [...models] : shared;
  const [own, base] = [isOfColumn ? value : meanOver(ownMeans, over), meanOver(baseMeans, over)];
  if (own && base) return { own, base, models: over, isOfColumn, shared, ownMeans, baseMeans };
  const [barred] = both;
  if (barred === undefined) return "the baseline was measured on none of its models";
  return `not comparable with the baseline: ${setups(barred).whys.join("; ")}`;
}

/** What must be said of two techniques' setups on one model; `whys`: what bars their comparison. */
interface SetupComparison {
  caveats: readonly string[];
  whys: readonly string[];
}

/** The setups in which techniques were measured on each model, against those of the baseline technique. */
class ModelComparability {
  readonly #own = new Map<string, Map<string, Result[]>>();
  readonly #baseline: ReadonlyMap<string, Result[]>;
  readonly #known = new Map<string, SetupComparison>();

  constructor(results: readonly Result[], ofBaseline: readonly Result[]) {
    for (const [technique, own] of groupBy(results, (result) => result.technique)) {
      this.#own.set(
        technique,
        groupBy(own, (result) => result.pairedModel),
      );
    }
    this.#baseline = groupBy(ofBaseline, (result) => result.pairedModel);
  }

  on(technique: string, model: string): SetupComparison {
    const key = JSON.stringify([technique, model]);
    const known = this.#known.get(key);
    if (known) return known;
    const comparison = this.#compare(
      this.#own.get(technique)?.get(model) ?? [],
      this.#baseline.get(model) ?? [],
    );
    this.#known.set(key, comparison);
    return comparison;
  }

  /** Parameters in billions of a model of the baseline technique. */
  parametersOf(model: string): number {
    const results = this.#baseline.get(model) ?? [];
    const own = results.find((result) => modelLabel(result.model) === model) ?? results[0];
    return own?.model.parametersB ?? 0;
  }

  #compare(own: readonly Result[], baseline: readonly Result[]): SetupComparison {
    const caveats = new Set<string>();
    const others = differentSetups(baseline);
    for (const result of differentSetups(own)) {
      for (const other of others) {
        const comparison = compareSetups(result, other);
        if ("whys" in comparison) return { caveats: [], whys: comparison.whys };
        for (const caveat of comparison.caveats) caveats.add(caveat);
      }
    }
    return { caveats: [...caveats], whys: [] };
  }
}

function differentSetups(results: readonly Result[]): Result[] {
  const setups = groupBy(results, ({ model, environment, workload }) =>
    JSON.stringify([model.slug, model.revision, environment.accelerator, environment.count, workload]),
  );
  return [...setups.values()].slice(0, MOST_SETUPS).flatMap((group) => group.slice(0, 1));
}

function groupBy(results: readonly Result[], keyOf: (result: Result) => string): Map<string, Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = keyOf(result);
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return groups;
}
