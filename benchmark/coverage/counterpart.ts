import type { Axis } from "../axes";
import { ownEntry } from "../own-entry";
import type { Result } from "../result";
import { FAMILIES } from "../techniques";
import type { CoverageBy } from "./coverage-question";

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
 * A cell as a sentence names it: "int4 on Phi-4"; where a technique makes another model and has none here, "dense
 * counterpart of MoE 0.5Bx8". `hasRun`: whether the technique has a result in the cell.
 */
export function cellName(
  { axis, by }: { axis: Axis; by: CoverageBy },
  technique: string,
  column: string,
  hasRun: boolean,
): string {
  const isCounterpart = axis === "architecture" && by === "model" && !hasRun;
  return `${technique} ${isCounterpart ? "counterpart of" : "on"} ${column}`;
}
