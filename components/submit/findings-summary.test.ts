import { expect, test } from "vitest";
import { finding } from "@/benchmark/findings";
import { summariseFindings } from "./findings-summary";

const verdict = { found: "a", expected: "b", remedy: "c" };

test("the same finding of many places is shown once, with its first twenty places and their number", () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    finding("metric.range", `/results/${index}`, verdict),
  );
  const summary = summariseFindings([finding("metric.uncertainty", "/results/0", verdict), ...many]);
  expect(summary).toMatchObject({ errors: 25, warnings: 1, moreGroups: 0, unlisted: 0 });
  expect(summary.groups.map(({ code, count, pointers }) => [code, count, pointers.length])).toEqual([
    ["metric.range", 25, 20],
    ["metric.uncertainty", 1, 1],
  ]);
});

test("beyond a hundred kinds, and beyond what was kept, only the number is told", () => {
  const kinds = Array.from({ length: 130 }, (_, index) =>
    finding("metric.range", "", { ...verdict, found: String(index) }),
  );
  expect(summariseFindings(kinds, 1_000)).toMatchObject({ errors: 130, moreGroups: 30, unlisted: 870 });
});
