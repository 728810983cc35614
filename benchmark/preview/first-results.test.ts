import { expect, test } from "vitest";
import { aBundle, aResult } from "../bundle-builder";
import { firstResults } from "./first-results";

const ids = (results: readonly { id: string }[]) => results.map(({ id }) => id);
/** Made up: "a" is compared with "d", and that with "c". */
const bundle = aBundle({
  results: [
    aResult({ id: "a", baseline: "d" }),
    aResult({ id: "b" }),
    aResult({ id: "c" }),
    aResult({ id: "d", baseline: "c" }),
    aResult({ id: "e" }),
  ],
});

test("the first results come with their baselines, and the baselines of these", () => {
  const first = firstResults(bundle, 1);
  expect(ids(first.bundle.results)).toEqual(["a", "d", "c"]);
  expect([first.shown, first.of]).toEqual([3, 5]);
});

test("a bundle that is small enough stays as it is", () => {
  expect(firstResults(bundle, 5)).toEqual({ bundle, shown: 5, of: 5 });
});
