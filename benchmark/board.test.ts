import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildBoard } from "./board";
import { boardJson } from "./board-json";
import type { Environment, Workload } from "./bundle";
import type { Facets } from "./facets";
import { defaultQuestion, type LeaderboardQuestion } from "./question";
import type { Result } from "./result";
import { aMeasurement, aStoredResult, ONE_RUN } from "./result-builder";

function question(changes: Partial<LeaderboardQuestion> = {}): LeaderboardQuestion {
  return { ...defaultQuestion("fine-tuning"), ...changes };
}

const RUNS = question({ level: "runs", sort: { key: "amu", reversed: false } });

/** The ids of the results of each cohort. */
function cohorts(results: readonly Result[]) {
  return buildBoard(RUNS, results).cohorts.map(({ rows }) => rows.map(({ result }) => result));
}

describe("results rank against each other only within a cohort", () => {
  const on = (id: string, environment: Environment) => aStoredResult({ amu: 1 }, { id, environment });
  const ran = (id: string, workload: Workload) => aStoredResult({ amu: 1 }, { id, workload });

  test("so two data sets are two rankings, and one that is not stated comes last", () => {
    expect(
      cohorts([ran("unknown", {}), ran("o", { dataset: "OpenO1-SFT" }), ran("m", { dataset: "Medical-o1" })]),
    ).toEqual([["m"], ["o"], ["unknown"]]);
  });

  test("so two tasks on one data set are two rankings", () => {
    expect(
      cohorts([ran("b", { dataset: "d", task: "summary" }), ran("a", { dataset: "d", task: "chat" })]),
    ).toEqual([["a"], ["b"]]);
  });

  test("so accelerators and their number keep apart", () => {
    expect(
      cohorts([
        on("1", { accelerator: "NVIDIA H200", count: 8 }),
        on("2", { accelerator: "NVIDIA H200", count: 8, driver: "570", host: "b" }),
        on("3", { accelerator: "NVIDIA H200", count: 1 }),
        on("4", { accelerator: "NVIDIA H200" }),
        on("5", { accelerator: "NVIDIA L40S", count: 1 }),
        on("6", {}),
        on("7", { count: 8 }),
      ]),
    ).toEqual([["1", "2"], ["6", "7"], ["3"], ["5"], ["4"]]);
  });

  test("so modalities and technique families keep apart, in the order of the field", () => {
    expect(
      cohorts([
        aStoredResult({ amu: 1 }, { id: "v", modality: "vision" }),
        aStoredResult({ amu: 1 }, { id: "new", family: "sparsity" }),
        aStoredResult({ amu: 1 }, { id: "vl", modality: "vision-language" }),
        aStoredResult({ amu: 1 }, { id: "peft" }),
        aStoredResult({ amu: 1 }, { id: "attention", family: "attention" }),
      ]),
    ).toEqual([["attention"], ["peft"], ["new"], ["v"], ["vl"]]);
  });

  test("and the cohort says what it is of", () => {
    const [cohort] = buildBoard(RUNS, [aStoredResult({ amu: 1 })]).cohorts;
    expect(cohort).toMatchObject({
      family: "peft",
      modality: "language",
      task: null,
      dataset: "OpenO1-SFT",
      environment: "8x NVIDIA H200",
      models: ["Qwen2.5-7B"],
      left_out: [],
    });
  });
});

test("the largest cohort of a data set stated comes first", () => {
  const on = (id: string, dataset: string, model: string) =>
    aStoredResult({ amu: 1 }, { id, model, workload: { dataset } });
  expect(cohorts([on("a", "A", "1B"), on("b1", "B", "1B"), on("b2", "B", "3B")])).toEqual([
    ["b1", "b2"],
    ["a"],
  ]);
});

test("a cohort of which the origin filter leaves nothing is not shown", () => {
  const reported = aStoredResult({ amu: aMeasurement(1, { origin: "reported" }) });
  expect(buildBoard(question({ origin: ["measured"] }), [reported]).cohorts).toEqual([]);
  expect(buildBoard(question({ origin: ["reported"] }), [reported]).cohorts).toHaveLength(1);
});

test("no results are no cohorts", () => {
  expect(buildBoard(question(), []).cohorts).toEqual([]);
});

test("the level decides whether a row is a technique or a result", () => {
  const results = ["1B", "3B"].map((model) => aStoredResult({ amu: 1 }, { model }));
  expect(buildBoard(RUNS, results).cohorts[0]?.rows.map(({ model }) => model)).toEqual(["1B", "3B"]);
  const [row] = buildBoard(question(), results).cohorts[0]?.rows ?? [];
  expect(row).toMatchObject({ technique: "LoRA", cells: { amu: { value: 1, results: 2 } } });
  expect(row?.model).toBeUndefined();
});

test("a board shows quality and its axis's metrics, and the supplementary ones on demand", () => {
  const [row] = buildBoard(question(), [aStoredResult({ amu: 1 })]).cohorts[0]?.rows ?? [];
  expect(Object.keys(row?.cells ?? {})).toEqual(["quality", "amu", "pcu", "al", "st", "aec"]);
  const [all] = buildBoard(question({ columns: "all" }), [aStoredResult({ amu: 1 })]).cohorts[0]?.rows ?? [];
  expect(Object.keys(all?.cells ?? {})).toHaveLength(15);
});

test("the same results in any order give the same board, to the last digit", () => {
  const technique = fc.constantFrom("LoRA", "DoRA", "full", "ZeRA");
  const amount = fc.oneof(
    fc.double({ min: 0.001, max: 1_000, noNaN: true }).map((value) => aMeasurement(value)),
    fc.integer({ min: 1, max: 5 }).map((value) => aMeasurement(value, { scope: "total", note: `n${value}` })),
    fc.constantFrom("failed", "out_of_memory").map((missing) => ({ missing, note: null }) as const),
    fc.constant(null),
  );
  const result = fc.record({
    technique,
    model: fc.constantFrom("1B", "3B", "7B"),
    dataset: fc.constantFrom("OpenO1-SFT", "Medical-o1"),
    amu: amount,
    batch: fc.integer({ min: 1, max: 2 }),
    notComparable: fc.constantFrom(null, null, null, "half the batch size", "another optimiser"),
  });
  const list = fc.array(result, { maxLength: 25 }).map((all) =>
    all.map(({ technique, model, dataset, amu, batch, notComparable }, index) =>
      aStoredResult(amu ? { amu } : {}, {
        id: `r${index}`,
        technique,
        model,
        workload: { dataset, batch_size: batch },
        notComparable,
      }),
    ),
  );
  const shuffled = list.chain((results) =>
    fc.tuple(
      fc.constant(results),
      fc.shuffledSubarray(results, { minLength: results.length, maxLength: results.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, fc.constantFrom("runs", "techniques"), ([results, others], level) => {
      const asked = question({ level, sort: { key: "amu", reversed: false } });
      expect(buildBoard(asked, others)).toEqual(buildBoard(asked, results));
    }),
    { numRuns: 300 },
  );
});

test("2,000 results of 500 techniques are all ranked", () => {
  const results = Array.from({ length: 2_000 }, (_, index) =>
    aStoredResult(
      { amu: 1 + ((index * 7919) % 1_000), al: 1 + (index % 13) },
      { id: `r${index}`, technique: `t${index % 500}`, model: `m${(index * 31) % 97}` },
    ),
  );
  const {
    cohorts: [cohort],
  } = buildBoard(question(), results);
  expect(cohort?.rows).toHaveLength(500);
});

test("results of two revisions of a data set are never ranked together", () => {
  const of = (dataset_revision: string) =>
    aStoredResult({ amu: 1 }, { id: dataset_revision, workload: { dataset: "MMLU", dataset_revision } });
  const { cohorts } = buildBoard(question(), [of("v1"), of("v2")]);
  expect(
    cohorts.map(({ dataset, dataset_revision, rows }) => [dataset, dataset_revision, rows.length]),
  ).toEqual([
    ["MMLU", "v1", 1],
    ["MMLU", "v2", 1],
  ]);
});

test("a board as data keeps the shape that others rely on", () => {
  const board = buildBoard(question({ sort: { key: "amu", reversed: false } }), [
    aStoredResult({ amu: 1 }, { model: "1B" }),
    aStoredResult({ amu: 2, al: { missing: "failed", note: null } }, { model: "1B", technique: "full" }),
    aStoredResult({ amu: 3 }, { model: "3B" }),
  ]);
  const filters: Facets = {
    modality: [{ key: "language", label: "language", results: 3 }],
    family: [],
    scale: [],
    model: [],
    technique: [],
    accelerator: [],
    dataset: [],
    origin: [],
    trust: [{ key: "self-reported", label: "Self-reported", results: 3 }],
    party: [],
    checks: [],
  };
  const narrowing = { shown: 3, hidden: 0, filters: [] };
  const json = boardJson({ ...board, facets: filters, narrowing, notices: [] }, 7, [
    { parameter: "page", message: "m" },
  ]);
  expect(Object.keys(json)).toEqual([
    "question",
    "dataset_version",
    "notices",
    "filters",
    "narrowing",
    "links",
    "citation",
    "columns",
    "cohorts",
  ]);
  expect(json.filters).toEqual(filters);
  expect(json.dataset_version).toBe(7);
  expect(json.columns.aec).toMatchObject({ name: "Average Energy Consumption", unit: "W", better: "lower" });
  const missing = { missing: "not_reported" };
  expect(JSON.parse(JSON.stringify(json.cohorts))).toEqual([
    {
      family: "peft",
      modality: "language",
      task: null,
      dataset: "OpenO1-SFT",
      dataset_revision: null,
      environment: "8x NVIDIA H200",
      sources: [{ bundle: "b0", title: "A bundle for tests", url: null }],
      trust: { ...ONE_RUN, results: 3 },
      models: ["1B"],
      left_out: [{ model: "3B", why: "not measured with full" }],
      columns: { amu: { better: "lower", unit: "GB", models: ["1B"], set_aside: [] } },
      rows: [
        {
          technique: "LoRA",
          trust: { ...ONE_RUN, results: 2 },
          cells: {
            quality: missing,
            amu: { value: 1, unit: "GB", rank: 1, origin: "measured", of: ["lora-1b"] },
            pcu: missing,
            al: missing,
            st: missing,
            aec: missing,
          },
        },
        {
          technique: "full",
          trust: ONE_RUN,
          cells: {
            quality: missing,
            amu: { value: 2, unit: "GB", rank: 2, origin: "measured", of: ["full-1b"] },
            pcu: missing,
            al: { missing: "failed" },
            st: missing,
            aec: missing,
          },
        },
      ],
    },
  ]);
});

test("what its source calls not comparable has no score, by ratios or by ranks, and takes no place", () => {
  const results = [
    aStoredResult({ amu: 40 }, { id: "LoRA" }),
    aStoredResult({ amu: 20 }, { id: "DoRA", technique: "DoRA" }),
    aStoredResult({ amu: 10 }, { id: "full", technique: "full", notComparable: "half the batch size" }),
  ];
  const scores = (by: "ratios" | "ranks", level: "runs" | "techniques") => {
    const asked = question({ level, score: { by, weights: { amu: 1 } } });
    const rows = buildBoard(asked, results).cohorts.flatMap((cohort) => cohort.rows);
    return Object.fromEntries(rows.map(({ technique, score }) => [technique, score]));
  };
  for (const level of ["runs", "techniques"] as const) {
    expect(scores("ratios", level)).toEqual({
      DoRA: { value: 2, rank: 1 },
      LoRA: { value: 1, rank: 2 },
      full: { why: "no rank for AMU" },
    });
    expect(scores("ranks", level)).toEqual({
      DoRA: { value: 1, rank: 1 },
      LoRA: { value: 2, rank: 2 },
      full: { why: "no rank for AMU" },
    });
  }
});
