import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { buildChoice, type Choice } from "./choice";
import { type ChooseQuestion, defaultChoice } from "./choose-question";

type Values = Parameters<typeof aStoredResult>[0];
interface Changes {
  model?: string;
  parametersB?: number;
  accelerator?: string | null;
  quality?: number;
}

/** A made-up inference result on one accelerator. */
function served(technique: string, values: Values, changes: Changes = {}): Result {
  const { model = "Small-7B", parametersB = 7, accelerator = "NVIDIA L40S", quality } = changes;
  return aStoredResult(values, {
    id: `${technique} ${model} ${accelerator}`,
    axis: "inference",
    family: "quantization",
    technique,
    model,
    parametersB,
    environment: accelerator === null ? {} : { accelerator, count: 1 },
    quality:
      quality === undefined
        ? []
        : [{ task: "MMLU-Pro", metric: "accuracy", value: quality, better: "higher", origin: "measured" }],
  });
}

function ask(change: Partial<ChooseQuestion>, results: Result[]): Choice {
  return buildChoice({ ...defaultChoice(), size: 7, ...change }, results);
}

/** "int4, meets" for each technique, in the order of the page. */
function order({ groups }: Choice): string[] {
  return groups.flatMap(({ verdict, techniques }) =>
    techniques.map(({ technique }) => `${technique}, ${verdict}`),
  );
}

describe("a technique", () => {
  test("meets where all of its results meet every limit, by the tightest margin first", () => {
    const choice = ask({ limits: { memory: 20, throughput: 10 } }, [
      // Tightest: 2 of 20 GB, a tenth.
      served("float16", { peak_memory: 18, it: 30 }),
      // Tightest: 2 of 10 tokens/s, a fifth.
      served("int4", { peak_memory: 5, it: 12 }),
      // Tightest, over two models: 1 of 20 GB.
      served("bfloat16", { peak_memory: 10, it: 30 }),
      served("bfloat16", { peak_memory: 19, it: 30 }, { model: "Other-8B", parametersB: 8 }),
    ]);
    expect(order(choice)).toEqual(["int4, meets", "float16, meets", "bfloat16, meets"]);
    expect(choice.groups[0]?.techniques.map(({ margin }) => margin)).toEqual([0.2, 0.1, 0.05]);
    expect(choice.results).toBe(4);
  });

  test("is ordered within its family alone: none is ranked against another family's", () => {
    const built = (technique: string, family: string, memory: number) =>
      aStoredResult({ peak_memory: memory }, { id: technique, axis: "architecture", family, technique });
    const choice = ask({ axis: "architecture", limits: { memory: 100 } }, [
      built("MQA", "attention", 50),
      built("RoPE", "positional", 10),
      built("GQA", "attention", 40),
      built("NoPE", "positional", 60),
    ]);
    expect(order(choice)).toEqual(["GQA, meets", "MQA, meets", "RoPE, meets", "NoPE, meets"]);
  });

  test("is mixed where some of its results meet and others fail or leave it open", () => {
    const choice = ask({ limits: { memory: 20 } }, [
      served("int4", { peak_memory: 18 }),
      served("int4", { peak_memory: 22 }, { model: "Other-8B", parametersB: 8 }),
      served("float16", { peak_memory: 18 }),
      served("float16", {}, { model: "Other-8B", parametersB: 8 }),
      served("float16", { peak_memory: 19 }, { model: "Third-7B" }),
    ]);
    // Two of three before one of two.
    expect(order(choice)).toEqual(["float16, mixed", "int4, mixed"]);
    expect(choice.groups[0]?.techniques.map(({ counts }) => counts)).toEqual([
      { meets: 2, fails: 0, uncertain: 0, unknown: 1 },
      { meets: 1, fails: 1, uncertain: 0, unknown: 0 },
    ]);
  });

  test("fails where none meets and one fails, the smallest shortfall first, also beside what is unknown", () => {
    const choice = ask({ limits: { memory: 20, latency: 1 } }, [
      served("bfloat16", { peak_memory: 30 }),
      served("int4", { peak_memory: 22, al: 0.5 }),
    ]);
    expect(order(choice)).toEqual(["int4, fails", "bfloat16, fails"]);
    expect(choice.groups[0]?.techniques.map(({ margin }) => margin)).toEqual([-0.1, -0.5]);
    const [, bfloat16] = choice.groups[0]?.techniques ?? [];
    expect(bfloat16?.evidence[0]?.checks.map(({ verdict }) => verdict)).toEqual(["failed", "unknown"]);
  });

  test("is unknown where a limit is met and another not measured, or a margin is within its uncertainty", () => {
    const uncertainty = { kind: "ci95", value: 2 } as const;
    const choice = ask({ limits: { memory: 20, latency: 1 } }, [
      served("bfloat16", { peak_memory: 10 }),
      served("int4", { peak_memory: aMeasurement(21, { uncertainty }), al: 0.5 }),
    ]);
    expect(order(choice)).toEqual(["bfloat16, unknown", "int4, unknown"]);
    expect(choice.groups[0]?.techniques.map(({ counts }) => counts)).toEqual([
      { meets: 0, fails: 0, uncertain: 0, unknown: 1 },
      { meets: 0, fails: 0, uncertain: 1, unknown: 0 },
    ]);
  });

  test("comes before one that misses a limit of 0, which is missed without end", () => {
    const choice = ask({ limits: { quality_loss: 0 } }, [
      served("bfloat16", {}, { quality: 0.5 }),
      served("float16", {}, { quality: 0.51 }),
      served("int4", {}, { quality: 0.4 }),
    ]);
    expect(order(choice)).toEqual(["float16, meets", "bfloat16, meets", "int4, fails"]);
    expect(choice.groups.flatMap(({ techniques }) => techniques.map(({ margin }) => margin))).toEqual([
      Number.POSITIVE_INFINITY,
      0,
      Number.NEGATIVE_INFINITY,
    ]);
  });
});

test("that meets by a peak comes before one that meets by mean memory alone, however much that has to spare", () => {
  const choice = ask({ limits: { memory: 20 } }, [
    served("int4", { amu: 5 }),
    served("float16", { peak_memory: 19 }),
    served("bfloat16", { amu: 21 }),
  ]);
  expect(order(choice)).toEqual(["float16, meets", "int4, meets", "bfloat16, fails"]);
  expect(choice.groups.flatMap(({ techniques }) => techniques.map(({ rests }) => rests))).toEqual([
    [],
    ["mean memory"],
    [],
  ]);
});

test("whose speed was measured on a larger card meets with that said, and after one measured on such a card", () => {
  const on = (technique: string, memory_gb: number, it: number) => ({
    ...served(technique, { peak_memory: 10, it }),
    environment: { accelerator: "A card", count: 1, memory_gb },
  });
  const choice = ask({ limits: { memory: 24, throughput: 30 } }, [on("int4", 96, 90), on("float16", 24, 31)]);
  expect(order(choice)).toEqual(["float16, meets", "int4, meets"]);
  const [, int4] = choice.groups[0]?.techniques ?? [];
  expect(int4?.rests).toEqual(["other card"]);
  expect(int4?.evidence[0]?.checks.map(({ rests }) => rests)).toEqual([null, "other card"]);
  expect(int4?.evidence[0]?.caveats).toEqual([
    "speed measured on 1x A card, 96 GB each: a card of 24 GB may be slower",
  ]);
});

test("whose source says that it must not be ranked with others comes last, and says so", () => {
  const barred = { ...served("int4", { peak_memory: 2 }), notComparable: "half the batch" };
  const choice = ask({ limits: { memory: 20 } }, [barred, served("float16", { peak_memory: 19 })]);
  expect(order(choice)).toEqual(["float16, meets", "int4, meets"]);
  expect(choice.groups[0]?.techniques[1]?.evidence[0]?.caveats).toEqual([
    "not to be ranked with others: half the batch",
  ]);
});

describe("evidence", () => {
  test("is of the asked size alone; other sizes are named, and the nearest where nothing is left", () => {
    const results = [1.5, 5, 14].map((parametersB) =>
      served("int4", { peak_memory: parametersB }, { model: `Model-${parametersB}B`, parametersB }),
    );
    const choice = ask({ limits: { memory: 20 } }, results);
    expect(order(choice)).toEqual(["int4, unknown"]);
    expect(choice.groups[0]?.techniques[0]).toMatchObject({ evidence: [], otherSizes: [1.5, 5, 14] });
    expect(choice.nearest).toEqual([5, 14]);
    const inBand = ask({ within: "band", limits: { memory: 20 } }, results);
    expect(inBand.groups[0]?.techniques[0]?.evidence.map(({ model }) => model)).toEqual(["Model-5B"]);
    expect(inBand.nearest).toEqual([]);
  });

  test("is of the asked accelerator alone; what ran elsewhere is shown and counts for nothing", () => {
    const choice = ask({ accelerator: "nvidia-l40s", limits: { memory: 20 } }, [
      served("int4", { peak_memory: 5 }, { accelerator: "NVIDIA H200" }),
      served("float16", { peak_memory: 15 }),
      served("bfloat16", { peak_memory: 5 }, { accelerator: null }),
    ]);
    expect(order(choice)).toEqual(["float16, meets", "bfloat16, unknown", "int4, unknown"]);
    const [, unknown] = choice.groups;
    expect(unknown?.techniques.map(({ evidence, elsewhere }) => [evidence.length, elsewhere.length])).toEqual(
      [
        [0, 1],
        [0, 1],
      ],
    );
    expect(unknown?.techniques[1]?.counts).toEqual({ meets: 0, fails: 0, uncertain: 0, unknown: 0 });
    expect(choice.accelerators).toEqual([
      { key: "nvidia-h200", label: "NVIDIA H200" },
      { key: "nvidia-l40s", label: "NVIDIA L40S" },
    ]);
  });

  test("is of the asked modality", () => {
    const choice = ask({ modality: "vision", limits: { memory: 20 } }, [served("int4", { peak_memory: 5 })]);
    expect(choice).toMatchObject({ groups: [], results: 0, nearest: [], modalities: ["language"] });
  });

  test("is told in one order, whatever the order of the results", () => {
    const results = [
      served("int4", { peak_memory: 5 }),
      served("float16", { peak_memory: 15 }),
      served("int4", { peak_memory: 6 }, { model: "Other-8B", parametersB: 8 }),
    ];
    const asking = { limits: { memory: 20 } };
    expect(ask(asking, [...results].reverse())).toEqual(ask(asking, results));
  });
});

describe("an estimate", () => {
  const elsewhere = served("float16", { peak_memory: 15 }, { accelerator: "NVIDIA H200", parametersB: 7.62 });

  test("is made where a technique was not measured as asked, and stays out of the groups", () => {
    const choice = ask({ accelerator: "nvidia-l40s", limits: { memory: 12 } }, [
      elsewhere,
      served("int4", { peak_memory: 5 }),
    ]);
    expect(choice.estimates).toMatchObject([{ technique: "float16", parametersB: 7.62, boundGb: 15.24 }]);
    // It can't fit, and is still no measured failure.
    expect(order(choice)).toEqual(["int4, meets", "float16, unknown"]);
    expect(choice.groups[1]?.techniques[0]?.margin).toBeNull();
  });

  test("is not made of what was measured as asked", () => {
    expect(ask({ accelerator: "nvidia-h200", limits: { memory: 12 } }, [elsewhere]).estimates).toEqual([]);
  });

  test("that a source reports decides nothing and is bounded like what is missing", () => {
    const guess = aMeasurement(5, { origin: "estimated" });
    const choice = ask({ limits: { memory: 12 } }, [served("int4", { peak_memory: guess })]);
    expect(order(choice)).toEqual(["int4, unknown"]);
    expect(choice.estimates).toMatchObject([{ technique: "int4", boundGb: 3.5, overGb: null }]);
  });
});
