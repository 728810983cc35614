import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import type { CompareQuestion } from "./compare-question";
import { compareStored, type FieldRow, type StoredResult } from "./comparison";

const ALL: CompareQuestion = { results: [], show: "all" };
const DIFFERENCES: CompareQuestion = { results: [], show: "differences" };

function stored(result: Result, changes: Partial<StoredResult> = {}): StoredResult {
  return { result, standing: "current", current: null, reason: null, ...changes };
}

function compare(results: readonly Result[], question = ALL) {
  return compareStored(
    question,
    results.map((result) => stored(result)),
  );
}

function fieldNamed(table: ReturnType<typeof compare>, group: string, name: string): FieldRow | undefined {
  return table.fields.find(({ title }) => title === group)?.rows.find((row) => row.name === name);
}

/** The cells of a metric's or score's row in short: value, what it is best of, change, or why there is none. */
function cellsOf(table: ReturnType<typeof compare>, name: string) {
  const row = table.values.flatMap(({ rows }) => rows).find((candidate) => candidate.name === name);
  return row?.cells.map((cell) => {
    if ("missing" in cell) return cell.missing;
    const { value, bestOf, apart, delta } = cell;
    return {
      value: value.value,
      ...(bestOf ? { bestOf } : {}),
      ...(apart ? { apart } : {}),
      ...(delta ? { change: `${delta.value} ${delta.unit} on ${delta.against}, ${delta.verdict}` } : {}),
    };
  });
}

const lora = aStoredResult({ amu: 40, al: 2 }, { technique: "LoRA" });
const full = aStoredResult({ amu: 50, al: 1 }, { technique: "full" });
const elsewhere = aStoredResult({ amu: 10, al: 4 }, { technique: "LoRA", model: "Mistral-7B" });

describe("fields of results side by side", () => {
  test("differ where one says something else or nothing", () => {
    const table = compare([
      aStoredResult({}, { technique: "LoRA", workload: { dataset: "OpenO1-SFT", batch_size: 8 } }),
      aStoredResult({}, { technique: "full", workload: { dataset: "OpenO1-SFT" } }),
    ]);
    expect(fieldNamed(table, "Technique", "technique")).toMatchObject({
      differs: true,
      texts: ["LoRA", "full"],
    });
    expect(fieldNamed(table, "Workload", "batch size")).toMatchObject({ differs: true, texts: ["8", null] });
    expect(fieldNamed(table, "Workload", "data set")).toMatchObject({ differs: false });
    expect(fieldNamed(table, "Environment", "count")).toMatchObject({ differs: false, texts: ["8", "8"] });
  });

  test("that none of the results states are named together", () => {
    const environment = compare([lora, full]).fields.find(({ title }) => title === "Environment");
    expect(environment?.rows.map(({ name }) => name)).toEqual(["accelerator", "count"]);
    expect(environment?.unstated).toContain("driver");
  });

  test("have a row for each setting and each software of any of them", () => {
    const table = compare([
      aStoredResult({}, { settings: { r: 8, dropout: null }, environment: { software: { peft: "0.15" } } }),
      aStoredResult({}, { settings: { r: 16 }, environment: { software: { torch: "2.7" } } }),
    ]);
    expect(fieldNamed(table, "Technique", "setting r")?.texts).toEqual(["8", "16"]);
    expect(fieldNamed(table, "Technique", "setting dropout")?.texts).toEqual(["null", null]);
    expect(fieldNamed(table, "Environment", "software peft")?.texts).toEqual(["0.15", null]);
    expect(fieldNamed(table, "Environment", "software torch")?.texts).toEqual([null, "2.7"]);
  });

  test("that are equal are hidden and counted where differences are asked for", () => {
    const all = compare([lora, full]);
    const different = compare([lora, full], DIFFERENCES);
    const rows = (table: typeof all) =>
      [...table.fields, ...table.values].flatMap((group) => group.rows.length);
    const count = (table: typeof all) => rows(table).reduce((sum, length) => sum + length, 0);
    expect(all.hidden).toBe(0);
    expect(different.hidden).toBe(count(all) - count(different));
    expect(fieldNamed(different, "Technique", "technique")).toBeDefined();
    expect(fieldNamed(different, "Model", "model")).toBeUndefined();
  });

  test("of a single result are all shown, whatever is asked for", () => {
    expect(compare([lora], DIFFERENCES)).toMatchObject({ hidden: 0, pairs: [] });
    expect(fieldNamed(compare([lora], DIFFERENCES), "Model", "model")?.texts).toEqual(["Qwen2.5-7B"]);
  });
});

describe("values side by side", () => {
  test("say which is the best, and how far each is from the first", () => {
    const table = compare([lora, full]);
    expect(cellsOf(table, "AMU")).toEqual([
      { value: 40, bestOf: [1, 2] },
      { value: 50, change: "25 % on 1, worse" },
    ]);
    expect(cellsOf(table, "AL")).toEqual([
      { value: 2 },
      { value: 1, bestOf: [1, 2], change: "-50 % on 1, better" },
    ]);
  });

  test("of another model are never better or worse", () => {
    expect(cellsOf(compare([lora, full, elsewhere]), "AMU")).toEqual([
      { value: 40, bestOf: [1, 2] },
      { value: 50, change: "25 % on 1, worse" },
      { value: 10, apart: "nothing here to set it against" },
    ]);
  });

  test("are compared within each group that may be", () => {
    const other = aStoredResult({ amu: 12 }, { technique: "full", model: "Mistral-7B" });
    expect(cellsOf(compare([lora, elsewhere, full, other]), "AMU")).toEqual([
      { value: 40, bestOf: [1, 3] },
      { value: 10, bestOf: [2, 4] },
      { value: 50, change: "25 % on 1, worse" },
      { value: 12, change: "20 % on 2, worse" },
    ]);
  });

  test("of another scope are not compared, and say so", () => {
    const total = aStoredResult(
      { amu: aMeasurement(400, { scope: "total" }) },
      { technique: "full", id: "of-all" },
    );
    const each = aStoredResult({ amu: aMeasurement(40, { scope: "per_accelerator" }) });
    expect(cellsOf(compare([each, total]), "AMU")).toEqual([
      { value: 40 },
      { value: 400, apart: "all accelerators together, column 1 per accelerator" },
    ]);
  });

  test("that can't be told apart have no best", () => {
    const unsure = (value: number) => aMeasurement(value, { uncertainty: { kind: "stdev", value: 2 } });
    const table = compare([
      aStoredResult({ amu: unsure(40) }),
      aStoredResult({ amu: unsure(41) }, { technique: "full" }),
    ]);
    expect(cellsOf(table, "AMU")?.map((cell) => typeof cell === "object" && "bestOf" in cell)).toEqual([
      false,
      false,
    ]);
  });

  test("that are missing give their reason, and leave the others alone", () => {
    const failed = aStoredResult({ amu: { missing: "out_of_memory", note: null } }, { technique: "full" });
    expect(cellsOf(compare([lora, failed]), "AMU")).toEqual([{ value: 40 }, "ran out of memory"]);
    expect(cellsOf(compare([lora, failed]), "AL")).toEqual([{ value: 2 }, "the source gives no value"]);
  });

  test("have a row for each quality score of any of them", () => {
    const loss = (value: number) => ({
      task: "OpenO1-SFT",
      metric: "training loss",
      value,
      better: "lower" as const,
      origin: "reported" as const,
    });
    const table = compare([
      aStoredResult({}, { quality: [loss(0.5)] }),
      aStoredResult({}, { technique: "full", quality: [loss(0.25), { ...loss(1), task: "Alpaca" }] }),
    ]);
    const scores = table.values.find(({ title }) => title === "Quality scores");
    expect(scores?.rows.map(({ name, detail }) => [name, detail])).toEqual([
      ["Training loss", "OpenO1-SFT"],
      ["Training loss", "Alpaca"],
    ]);
    expect(cellsOf(table, "Training loss")).toEqual([
      { value: 0.5 },
      { value: 0.25, bestOf: [1, 2], change: "-0.25 loss on 1, better" },
    ]);
  });

  test("have the mean that a board ranks before the scores it is taken over", () => {
    const scores = [0.2, 0.4].map((value, index) => ({
      task: ["MATH", "GPQA"][index] ?? "",
      metric: "accuracy",
      value,
      better: "higher" as const,
      origin: "reported" as const,
    }));
    const table = compare([aStoredResult({}, { axis: "inference", quality: scores })]);
    const rows = table.values.find(({ title }) => title === "Quality scores")?.rows;
    expect(rows?.map(({ name, detail }) => `${name}, ${detail}`)).toEqual([
      "Quality, the board’s own measure",
      "Accuracy, MATH",
      "Accuracy, GPQA",
    ]);
    expect(cellsOf(table, "Quality")).toEqual([{ value: expect.closeTo(0.3, 12) }]);
  });
});

describe("the verdict on each two results", () => {
  test("is there for every pair, in the order of the columns", () => {
    const { pairs } = compare([lora, full, elsewhere]);
    expect(pairs.map(({ own, other, verdict }) => [own, other, verdict])).toEqual([
      [1, 2, "with caveats"],
      [1, 3, "not comparable"],
      [2, 3, "not comparable"],
    ]);
    expect(pairs[1]?.remarks.join()).toContain("Mistral-7B");
  });

  test("names what differs that may differ", () => {
    const [pair] = compare([
      lora,
      aStoredResult({}, { technique: "full", workload: { dataset: "OpenO1-SFT", batch_size: 8 } }),
    ]).pairs;
    expect(pair?.verdict).toBe("with caveats");
    expect(pair?.remarks).toEqual(["model revision not stated", "batch size: not stated and 8"]);
  });

  test("is a caveat for an old version, and none at all for a withdrawn one", () => {
    const old = compareStored(ALL, [
      stored(lora),
      stored(full, { standing: "superseded", current: "00000000000000aa" }),
    ]);
    expect(old.pairs).toEqual([
      {
        own: 1,
        other: 2,
        verdict: "with caveats",
        remarks: ["model revision not stated", "result 2 has a newer version"],
      },
    ]);
    expect(old.columns[1]).toMatchObject({ standing: "superseded", current: "00000000000000aa" });
    const withdrawn = compareStored(ALL, [
      stored(lora),
      stored(full, { standing: "withdrawn", reason: "wrong unit" }),
    ]);
    expect(withdrawn.pairs).toEqual([
      { own: 1, other: 2, verdict: "not comparable", remarks: ["result 2 was withdrawn"] },
    ]);
    expect(cellsOf(withdrawn, "AMU")?.[0]).toEqual({
      value: 40,
      apart: "nothing here to set it against",
    });
  });
});
