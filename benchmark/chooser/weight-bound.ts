import { bitsOf } from "../bundle-checks/weight-width";
import { modelLabel, type Result } from "../result";
import type { ChooseQuestion } from "./choose-question";
import { isInRange, type SizeRange } from "./size-range";

/** A lower bound on memory that was computed and not measured. */
export interface WeightBound {
  technique: string;
  family: string;
  /** null: no model is meant, only the size that was asked for. */
  model: { name: string; slug: string } | null;
  parametersB: number;
  bits: number;
  /** What the bits were taken from: the settings of a result, or the name of the technique. */
  bitsFrom: "settings" | "name";
  /** Parameters x bits / 8, in GB. */
  boundGb: number;
  limitGb: number;
  /** By how much the weights alone exceed the limit; null where they do not, from which nothing follows. */
  overGb: number | null;
}

/** Only weight precisions say how wide each weight is. */
const FAMILY = "quantization";
const BITS_PER_BYTE = 8;

/**
 * What weights alone take in memory, parameters x bits / 8, for inference with a technique that was not measured as
 * asked: on the models of the asked size that were measured elsewhere, else on a model of just this size. Caches and
 * activations come on top, so it can show that a model does not fit on one accelerator, and never that it does. null
 * where there is no memory limit, or nothing tells the bits or the size.
 */
export function boundWeights(
  question: ChooseQuestion,
  technique: Pick<Result, "family" | "technique">,
  results: readonly Result[],
  range: SizeRange | null,
): WeightBound[] {
  const limitGb = question.limits.memory;
  const { size } = question;
  if (question.axis !== "inference" || technique.family !== FAMILY) return [];
  if (limitGb === undefined || size === null) return [];
  const width = weightWidth(technique.technique, results);
  if (width === null) return [];
  const models = new Map(
    results
      .filter(({ model }) => isInRange(range, model.parametersB))
      .map(({ model }) => [modelLabel(model), model]),
  );
  const inputs =
    models.size > 0
      ? [...models].map(([name, { slug, parametersB }]) => ({ model: { name, slug }, parametersB }))
      : [{ model: null, parametersB: size }];
  return inputs
    .sort((a, b) => a.parametersB - b.parametersB)
    .map((input) => {
      const boundGb = (input.parametersB * width.bits) / BITS_PER_BYTE;
      const overGb = boundGb > limitGb ? boundGb - limitGb : null;
      return { ...technique, ...input, ...width, boundGb, limitGb, overGb };
    });
}

/** Bits of one weight: as all results' settings say alike, else as the name says; null where neither tells. */
function weightWidth(
  technique: string,
  results: readonly Result[],
): { bits: number; bitsFrom: WeightBound["bitsFrom"] } | null {
  const settings = new Set(results.map(({ settings }) => settings?.bits));
  const [set] = settings;
  if (settings.size === 1 && typeof set === "number" && set > 0) return { bits: set, bitsFrom: "settings" };
  if (settings.size > 1) return null;
  const bits = bitsOf(technique);
  return bits === null ? null : { bits, bitsFrom: "name" };
}
