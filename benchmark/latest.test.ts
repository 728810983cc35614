import { expect, test } from "vitest";
import { Latest, LatestOf } from "./latest";

test("a value is worked out once for each name, until others were asked for more lately", () => {
  const worked: string[] = [];
  const latest = new Latest<string>(2);
  const ask = (name: string) =>
    latest.of(name, () => {
      worked.push(name);
      return name.toUpperCase();
    });
  expect([ask("a"), ask("b"), ask("a"), ask("c"), ask("a"), ask("b")]).toEqual([
    "A",
    "B",
    "A",
    "C",
    "A",
    "B",
  ]);
  // "c" pushed "b" out, for "a" was asked for in between.
  expect(worked).toEqual(["a", "b", "c", "b"]);
});

test("owners do not share what was worked out for them", () => {
  const latest = new LatestOf<object, number>(1);
  const [first, second] = [{}, {}];
  expect([latest.of(first, "n", () => 1), latest.of(second, "n", () => 2)]).toEqual([1, 2]);
  expect(latest.of(first, "n", () => 3)).toBe(1);
});
