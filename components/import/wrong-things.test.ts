import { expect, test } from "vitest";
import { CORRECTED_FIELDS, FIELD_NAMES, MORE_FIELDS, type RunView } from "./import-view";
import { wrongThings } from "./wrong-things";

const run = (number: number, parts: string[] = []): RunView => ({
  number,
  label: `made-up-${number}.json`,
  isTaken: true,
  facts: {
    model: "",
    "model.parameters_b": "",
    technique: "",
    "environment.accelerator": "",
    "environment.count": "",
    "workload.dataset": "",
    axis: "",
    modality: "",
  },
  axis: null,
  values: [],
  scores: [],
  notComparable: null,
  join: null,
  parts: parts.map((id) => ({ id, label: "" })),
});

const RUNS = { all: 3, taken: 3, most: 20_000, listed: [run(1), run(3, ["join.2"]), run(4)] };
const technique = {
  id: "technique",
  text: "",
  runs: [3, 4].map((number) => ({ number, label: "", path: "a.csv" })),
  paths: [],
  choices: [],
  suggestions: [],
  mayBeUnstated: false,
};

const wrong = (ids: string[], open: string[] = []) =>
  wrongThings({
    open,
    runs: RUNS,
    questions: [technique],
    problems: ids.map((id) => ({ id, problem: `${id} is wrong` })),
  }).map(({ id: _, ...thing }) => thing);

test("what can't be so is named by its run, the first row first, and what is open is not named again", () => {
  const ids = ["technique", "runs.4.model.parameters_b", "join.2", "runs.1.environment.count"];
  expect(wrong(ids, ["technique"])).toEqual([
    { run: 1, text: "Run 1: number of accelerators can’t be so.", problem: null },
    { run: 3, text: "Run 3: its files can’t be one run.", problem: null },
    { run: 4, text: "Run 4: number of parameters can’t be so.", problem: null },
  ]);
});

test("what is told at a field of the form has no row", () => {
  expect(wrong(["source.license", "runs.3-4.technique"])).toEqual([
    { run: null, text: "Licence can’t be so.", problem: null },
    { run: null, text: "Runs 3-4: technique can’t be so.", problem: null },
  ]);
});

test("what is told nowhere else is told with its reason", () => {
  expect(wrong(["runs.2.technique", "workload.settings.x"])).toEqual([
    { run: null, text: "Run 2: technique can’t be so.", problem: "runs.2.technique is wrong" },
    { run: null, text: "Workload.settings.x can’t be so.", problem: "workload.settings.x is wrong" },
  ]);
});

test("the only run that there is goes without its number", () => {
  const [alone] = wrongThings({
    open: [],
    runs: { ...RUNS, all: 1, listed: [run(3)] },
    questions: [],
    problems: [{ id: "runs.3.environment.count", problem: "made up" }],
  });
  expect(alone?.text).toBe("Number of accelerators can’t be so.");
});

test("every field that can be filled in has a name", () => {
  const fields = [...Object.keys(CORRECTED_FIELDS), ...Object.keys(MORE_FIELDS)];
  expect(fields.filter((field) => FIELD_NAMES[field] === undefined)).toEqual([]);
});
