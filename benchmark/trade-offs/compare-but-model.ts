import { type Comparison, compareResults } from "../comparability";
import type { Result } from "../result";

/**
 * Whether two results could be compared if they were of one model: for what joins results of different models on
 * purpose, a frontier over models or a technique against their size. Everything else bars as it does anywhere.
 */
export function compareButModel(a: Result, b: Result): Comparison {
  const model = { ...b.model, revision: "any" };
  const { pairedModel } = b;
  return compareResults({ ...a, model, pairedModel }, { ...b, model, pairedModel });
}
