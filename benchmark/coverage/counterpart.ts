import type { Axis } from "../axes";
import { ownEntry } from "../own-entry";
import { modelLabel, type Result } from "../result";
import { FAMILIES } from "../techniques";

/**
 * How a run that is missing belongs to what a column has, where a technique makes another model: as the baseline that
 * its models lack, or as a model built from one of them.
 */
export interface Counterpart {
  role: "baseline" | "variant";
  /** Models that would be compared with it, or that it would be compared with; none where no baseline is known. */
  models: readonly string[];
}

/** The missing counterpart of a column's results; `technique` has none of them. */
export function counterpartOf(
  family: string,
  technique: string,
  inColumn: readonly Pick<Result, "technique" | "model">[],
): Counterpart {
  const baselines = ownEntry(FAMILIES, family)?.baselines ?? [];
  const standing = inColumn.filter((result) => baselines.includes(result.technique));
  const isBaseline = baselines.includes(technique) && standing.length === 0;
  const models = (isBaseline ? inColumn : standing).map(({ model }) => model.name);
  return { role: isBaseline ? "baseline" : "variant", models: [...new Set(models)] };
}

/**
 * Whether a column is named for a model of one technique, "Dense 3B", so that another technique needs a model of its
 * own; a design that several techniques share is one that any of them can be run on. In pretraining alone.
 */
export function isOfOneTechnique(
  axis: Axis,
  column: string,
  results: readonly Pick<Result, "technique" | "model">[],
): boolean {
  const named = results.filter(({ model }) => modelLabel(model) === column);
  return axis === "architecture" && new Set(named.map(({ technique }) => technique)).size === 1;
}

/** A cell as a sentence names it: "int4 on Phi-4"; of a model of another technique "dense counterpart of MoE 0.5Bx8". */
export function cellName(technique: string, column: string, isCounterpart: boolean): string {
  return `${technique} ${isCounterpart ? "counterpart of" : "on"} ${column}`;
}
