import { type Comparison, compareResults } from "../comparability";
import type { Result } from "../result";

/**
 * Whether two results could be compared if they were of one model: for what joins results of different models on
 * purpose, a frontier over models or a technique against their size. Everything else bars as it does anywhere. Each
 * keeps its own name: only what tells models apart is made alike.
 */
export function compareButModel(a: Result, b: Result): Comparison {
  const alike = { slug: b.model.slug, revision: "any" };
  const { pairedModel } = b;
  return compareResults(
    { ...a, model: { ...a.model, ...alike }, pairedModel },
    { ...b, model: { ...b.model, ...alike } },
  );
}
