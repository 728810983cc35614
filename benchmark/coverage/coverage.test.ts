import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { buildCoverage } from "./coverage";
import { type CoverageQuestion, defaultCoverage } from "./coverage-question";

/** Made up: an open family, so that the benchmark names no technique of it. */
function result(
  technique: string,
  model: string,
  amu: number,
  changes: Parameters<typeof aStoredResult>[1] = {},
) {
  return aStoredResult({ amu, al: 1 }, { technique, model, family: "made-up", ...changes });
}

const RESULTS: Result[] = [
  result("A", "Small", 10, { parametersB: 1 }),
  result("A", "Large", 20, { parametersB: 70 }),
  result("B", "Small", 30, { parametersB: 1 }),
  // The same model on another machine is another setting.
  result("C", "Small", 40, {
    parametersB: 1,
    environment: { accelerator: "NVIDIA L40S", count: 1 },
  }),
];

const question: CoverageQuestion = { ...defaultCoverage("fine-tuning"), metric: "amu" };

/** Rows as text: one letter a cell, the settings apart. */
function draw(asked: CoverageQuestion, results: readonly Result[] = RESULTS): string[] {
  const [matrix] = buildCoverage(asked, results);
  return (matrix?.rows ?? []).map(({ technique, cells }) => {
    const letters = cells.map(({ state }) => (state === "missing" ? "-" : state.slice(0, 1)));
    return `${technique} ${letters.join("")}`;
  });
}

describe("a matrix by model", () => {
  test("has a column for each model measured in a setting, and never merges two machines", () => {
    const [matrix] = buildCoverage(question, RESULTS);
    expect(
      matrix?.settings.map(({ key, columns }) => [
        key,
        columns.map(({ label, covered }) => [label, covered]),
      ]),
    ).toEqual([
      [
        "openo1-sft_8x-nvidia-h200",
        [
          ["Small", 2],
          ["Large", 1],
        ],
      ],
      ["openo1-sft_1x-nvidia-l40s", [["Small", 1]]],
    ]);
    expect(draw(question)).toEqual(["A mm-", "B m--", "C --m"]);
    expect(matrix?.rows.map(({ covered }) => covered)).toEqual([2, 1, 1]);
  });

  test("counts its cells by state, and what those with a value are", () => {
    const [matrix] = buildCoverage({ ...question, metric: null }, RESULTS);
    // Every result has AMU and AL, and lacks quality, PCU, ST and AEC.
    expect(matrix?.counts).toEqual({
      states: { measured: 4, reported: 0, digitised: 0, estimated: 0, failed: 0, missing: 5 },
      single: 4,
      repeated: 0,
      partial: 4,
      contested: 0,
    });
  });

  test("names the techniques of the benchmark that nobody measured", () => {
    const quantized = aStoredResult(
      { amu: 1 },
      { axis: "inference", family: "quantization", technique: "bfloat16" },
    );
    expect(draw({ ...defaultCoverage("inference"), metric: "amu" }, [quantized])).toEqual([
      "bfloat16 m",
      "float16 -",
      "int4 -",
    ]);
  });

  test("puts a result into the column of the model that it stands for", () => {
    const pair = [
      result("dense", "Dense 1.5B", 10, { axis: "architecture", family: "moe" }),
      result("MoE", "MoE 1.5Bx8", 20, { axis: "architecture", family: "moe", pairedModel: "Dense 1.5B" }),
    ];
    expect(draw({ ...defaultCoverage("architecture"), metric: "amu" }, pair)).toEqual(["dense m", "MoE m"]);
  });
});

test("an estimate alone is a cell of its own state, and is not covered", () => {
  const guess = aMeasurement(10, { origin: "estimated" });
  const [matrix] = buildCoverage(question, [
    ...RESULTS,
    aStoredResult({ amu: guess }, { technique: "D", model: "Small", parametersB: 1, family: "made-up" }),
  ]);
  const row = matrix?.rows.find(({ technique }) => technique === "D");
  expect(row?.cells.map(({ state }) => state)).toEqual(["estimated", "missing", "missing"]);
  expect(row?.covered).toBe(0);
  expect(matrix?.settings[0]?.columns[0]?.covered).toBe(2);
  expect(matrix?.counts).toMatchObject({ states: { measured: 4, estimated: 1 }, single: 4, partial: 0 });
});

describe("names that addresses spell alike", () => {
  test("of models make one column, that holds each result once", () => {
    const [matrix] = buildCoverage(question, [
      result("A", "Qwen 7B", 10),
      result("B", "Qwen-7B", 20),
      result("A", "Qwen-7B", 10, { id: "a2" }),
    ]);
    const [setting] = matrix?.settings ?? [];
    expect(setting?.columns.map(({ key, label, models }) => [key, label, models])).toEqual([
      ["qwen-7b", "Qwen 7B", ["Qwen 7B", "Qwen-7B"]],
    ]);
    expect(
      matrix?.rows.map(({ technique, cells }) => [technique, cells.map((cell) => cell.results.length)]),
    ).toEqual([
      ["A", [2]],
      ["B", [1]],
    ]);
  });

  test("of data sets and tasks never make one setting of two", () => {
    const on = (technique: string, workload: Result["workload"]) =>
      result(technique, "Small", 10, { workload, id: technique });
    const [matrix] = buildCoverage(question, [
      on("A", { dataset: "A", task: "b c" }),
      on("B", { dataset: "A b", task: "c" }),
      on("C", { dataset: "A b c" }),
      on("D", { dataset: "A", dataset_revision: "b c" }),
      on("E", { task: "A b c" }),
    ]);
    expect(matrix?.settings.map(({ key }) => key)).toEqual([
      "_8x-nvidia-h200_a-b-c",
      "a-b-c_8x-nvidia-h200",
      "a-b_8x-nvidia-h200_c",
      "a_8x-nvidia-h200__b-c",
      "a_8x-nvidia-h200_b-c",
    ]);
  });

  test("of one data set make one setting", () => {
    const spelled = (technique: string, dataset: string) =>
      result(technique, "Small", 10, { workload: { dataset }, id: technique });
    const [matrix] = buildCoverage(question, [spelled("A", "OpenO1-SFT"), spelled("B", "OpenO1 SFT")]);
    expect(matrix?.settings.map(({ key, results }) => [key, results.length])).toEqual([
      ["openo1-sft_8x-nvidia-h200", 2],
    ]);
  });
});

describe("a matrix by scale", () => {
  test("has all five bands of every setting, so that an empty one is seen", () => {
    expect(draw({ ...question, by: "scale" })).toEqual(["A -m--m-----", "B -m--------", "C ------m---"]);
  });

  test("names the models of a band", () => {
    const [matrix] = buildCoverage({ ...question, by: "scale" }, RESULTS);
    expect(matrix?.settings[0]?.columns.map(({ models }) => models)).toEqual([
      [],
      ["Small"],
      [],
      [],
      ["Large"],
    ]);
  });
});

describe("filters", () => {
  test("on hardware and data leave out settings, and keep the rows", () => {
    expect(draw({ ...question, accelerator: ["nvidia-l40s"] })).toEqual(["A -", "B -", "C m"]);
    expect(buildCoverage({ ...question, dataset: ["medical-o1"] }, RESULTS)).toEqual([]);
  });

  test("on modality and family leave out matrices", () => {
    expect(buildCoverage({ ...question, modality: ["vision"] }, RESULTS)).toEqual([]);
    expect(buildCoverage({ ...question, family: ["peft"] }, RESULTS)).toEqual([]);
  });
});

test("no results make no matrix, and the order of results changes nothing", () => {
  expect(buildCoverage(question, [])).toEqual([]);
  expect(draw(question, [...RESULTS].reverse())).toEqual(draw(question));
});
