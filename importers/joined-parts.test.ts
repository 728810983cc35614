import { expect, test } from "vitest";
import { joinReadings } from "./join";
import { joinedParts } from "./joined-parts";
import { power, scores, speed } from "./made-up-readings";

test("All but the file that a run begins with can be taken apart from it, each by itself", () => {
  const readings = [
    speed("run/vllm.json", "M-1B"),
    scores("run/mmlu.json", "M-1B", ["mmlu"]),
    power("run/gpu.csv"),
    scores("run/gsm8k.json", "M-1B", ["gsm8k"]),
  ];
  const numbers = new Map(readings.map((reading, index) => [reading, index + 1]));
  const { runs } = joinReadings(readings);
  expect(runs.map((run) => joinedParts(run, numbers))).toEqual([
    [
      { number: 2, paths: ["run/mmlu.json"], label: "" },
      { number: 4, paths: ["run/gsm8k.json"], label: "" },
      { number: 3, paths: ["run/gpu.csv"], label: "" },
    ],
  ]);
  const apart = joinReadings(readings, (number) => (number === 2 ? "own" : null));
  expect(apart.runs.map((run) => joinedParts(run, numbers).map(({ number }) => number))).toEqual([[4], []]);
});
