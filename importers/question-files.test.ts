import { expect, test } from "vitest";
import { answerable, filesOf } from "./question-files";

const run = (number: number, path: string) => ({ number, label: `${path}, made up`, path });

test("what is asked of runs is answered for all of them, for each, and for those of each file", () => {
  const runs = [run(2, "a.csv"), run(3, "a.csv"), run(4, "b.csv"), run(7, "a.csv")];
  const question = { id: "technique", runs };
  expect(filesOf(question).map(({ id, path, runs: own }) => [id, path, own.length])).toEqual([
    ["runs.2-3,7.technique", "a.csv", 3],
    ["runs.4.technique", "b.csv", 1],
  ]);
  expect(answerable(question)).toEqual([
    "technique",
    "runs.2.technique",
    "runs.3.technique",
    "runs.4.technique",
    "runs.7.technique",
    "runs.2-3,7.technique",
  ]);
});

test("what is asked of some runs keeps what it asks when it is answered for fewer", () => {
  const runs = [run(1, "a.csv"), run(3, "b.csv"), run(4, "b.csv")];
  expect(filesOf({ id: "runs.1,3-4.technique", runs }).map(({ id }) => id)).toEqual([
    "runs.1.technique",
    "runs.3-4.technique",
  ]);
});

test("what is asked of one run, or of none, has one answer", () => {
  expect(answerable({ id: "runs.2.technique", runs: [run(2, "a.csv")] })).toEqual(["runs.2.technique"]);
  expect(answerable({ id: "source", runs: [] })).toEqual(["source"]);
});
