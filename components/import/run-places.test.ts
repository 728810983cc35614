import { expect, test } from "vitest";
import { runPlace } from "./run-places";

const RUNS = [
  { number: 2, label: "vllm.json" },
  { number: 7, label: "b.json" },
];

test.each([
  ["/results/1/metrics/amu/value", "run 7 (b.json), metrics amu value"],
  ["/results/0", "run 2 (vllm.json)"],
  ["/results/2/model", null],
  ["/title", null],
  ["", null],
])("%s is %s", (pointer, expected) => {
  expect(runPlace(pointer, RUNS)).toBe(expected);
});
