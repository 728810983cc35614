import { expect, test } from "vitest";
import { problemLine, toldProblems } from "./import-problems";

const problemOf = (id: string) => ({ id, problem: `There is no "${id}" to be set.` });

/** What is said of keys that there are not, each as it was typed. */
function offered(...ids: string[]): string[] {
  const answers = Object.fromEntries(ids.map((id) => [id, "1"]));
  return toldProblems(ids.map(problemOf), answers, {}).map(({ problem }) => problem);
}

test("An answer of a file that can't be taken is told with the file, and one of --set is not", () => {
  const fromFiles = {
    "environment.count": { text: "many", file: "lab.json" },
    "environment.memory_gb": { text: "80", file: "lab.json" },
  };
  const answers = { "environment.count": "many", "environment.memory_gb": "large", axis: "none" };
  const problems = Object.keys(answers).map((id) => ({ id, problem: "That is none." }));
  expect(toldProblems(problems, answers, fromFiles).map(problemLine)).toEqual([
    "--answers lab.json: environment.count: That is none.",
    "--set environment.memory_gb: That is none.",
    "--set axis: That is none.",
  ]);
});

test("For a key that there is not the nearest is offered", () => {
  expect(offered("environment.cuont", "submiter.name", "runs.2-5.techniqe", "count")).toEqual([
    'There is no "environment.cuont" to be set. Did you mean "environment.count"?',
    'There is no "submiter.name" to be set. Did you mean "submitter.name"?',
    'There is no "runs.2-5.techniqe" to be set. Did you mean "runs.2-5.technique"?',
    'There is no "count" to be set. Did you mean "environment.count"?',
  ]);
});

test("Nothing is offered that is far away, ambiguous or not to be set there", () => {
  expect(offered("colour", "name", "runs.2.titles")).toEqual([
    'There is no "colour" to be set.',
    'There is no "name" to be set.',
    'There is no "runs.2.titles" to be set.',
  ]);
});

test("A key that there is gets no offer, whatever is wrong with its answer", () => {
  const [told] = toldProblems([{ id: "environment.count", problem: "Write a whole number." }], {}, {});
  expect(told).toEqual({ id: "environment.count", problem: "Write a whole number." });
});
