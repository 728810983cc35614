import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aStoredResult } from "../result-builder";
import { type ChooseQuestion, defaultChoice } from "./choose-question";
import { sizeRange } from "./size-range";
import { boundWeights } from "./weight-bound";

const FLOAT16 = { family: "quantization", technique: "float16" };
const INT4 = { family: "quantization", technique: "int4" };

function served(parametersB: number, changes: Partial<Result> = {}): Result {
  return aStoredResult(
    {},
    {
      axis: "inference",
      ...FLOAT16,
      ...changes,
      model: "Qwen2.5-7B",
      parametersB,
    },
  );
}

function bound(
  technique: typeof INT4,
  results: Result[],
  limits: ChooseQuestion["limits"],
  size: number | null = 7,
) {
  return boundWeights({ ...defaultChoice(), size, limits }, technique, results, sizeRange(size, "1.25"));
}

describe("what weights alone take", () => {
  test("of 7.62 billion parameters at 16 bits is 15.24 GB, which does not fit into 12 GB", () => {
    const [found, ...more] = bound(FLOAT16, [served(7.62)], { memory: 12 });
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      technique: "float16",
      model: { name: "Qwen2.5-7B", slug: "qwen2.5-7b" },
      parametersB: 7.62,
      bits: 16,
      bitsFrom: "name",
      limitGb: 12,
    });
    expect(found?.boundGb).toBeCloseTo(15.24, 10);
    expect(found?.overGb).toBeCloseTo(3.24, 10);
  });

  test("of less than the limit proves nothing", () => {
    expect(bound(INT4, [served(7.62, INT4)], { memory: 12 })).toMatchObject([
      { bits: 4, boundGb: 3.81, overGb: null },
    ]);
    expect(bound(FLOAT16, [served(8)], { memory: 16 })).toMatchObject([{ boundGb: 16, overGb: null }]);
  });

  test("is told of the asked size itself where no such model was measured", () => {
    expect(bound(FLOAT16, [served(32)], { memory: 12 })).toMatchObject([
      { model: null, parametersB: 7, boundGb: 14, overGb: 2 },
    ]);
  });

  test("takes the bits of the settings before those of the name, and none where results differ in them", () => {
    const bits = (value: number) =>
      served(8, { family: "quantization", technique: "AWQ", settings: { bits: value } });
    const awq = { family: "quantization", technique: "AWQ" };
    expect(bound(awq, [bits(3)], { memory: 12 })).toMatchObject([
      { bits: 3, bitsFrom: "settings", boundGb: 3 },
    ]);
    expect(bound(awq, [bits(3), bits(4)], { memory: 12 })).toEqual([]);
  });

  test("is not told without a limit of memory, a size, known bits, or outside of weight precisions", () => {
    expect(bound(FLOAT16, [served(7)], { throughput: 30 })).toEqual([]);
    expect(bound(FLOAT16, [served(7)], { memory: 12 }, null)).toEqual([]);
    expect(bound({ family: "quantization", technique: "secret" }, [served(7)], { memory: 12 })).toEqual([]);
    expect(bound({ family: "pruning", technique: "float16" }, [served(7)], { memory: 12 })).toEqual([]);
    const training = { ...defaultChoice("fine-tuning"), size: 7, limits: { memory: 12 } };
    expect(boundWeights(training, FLOAT16, [served(7)], sizeRange(7, "1.25"))).toEqual([]);
  });
});
