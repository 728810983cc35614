import { describe, expect, test } from "vitest";
import { draftOf } from "./import-draft";
import { power, scores, speed } from "./made-up-readings";
import type { RunFacts } from "./reading";

const run = (facts: RunFacts) => speed("vllm.json", null, { facts: { axis: "inference", ...facts } });

describe("what is said of all runs", () => {
  test.each([
    [
      "environment.accelerator",
      "H100",
      { environment: { accelerator: "NVIDIA L40S" } },
      "accelerator NVIDIA L40S",
    ],
    ["environment.count", "8", { environment: { count: 2 } }, "number of accelerators 2"],
    ["axis", "fine-tuning", {}, "stage Bit-width quantization and serving"],
    ["workload.batch_size", "8", { workload: { batch_size: 2 } }, "batch size 2"],
    ["workload.dataset", "other", { workload: { dataset: "sharegpt" } }, "data set sharegpt"],
  ])("%s is not taken where a file says something else", (field, answer, facts, kept) => {
    expect(draftOf([run(facts)], { [field]: answer }).remarks).toEqual([
      `Run 1 keeps the ${kept}, as its file says.`,
    ]);
  });

  test("in another spelling is no contradiction", () => {
    const h200 = run({ environment: { accelerator: "NVIDIA H200" } });
    expect(draftOf([h200], { "environment.accelerator": "h200" }).remarks).toEqual([]);
  });
});

describe("a precision that the weights can't have had is taken, with a remark", () => {
  const remarks = (facts: RunFacts, technique: string) => draftOf([run(facts)], { technique }).remarks;

  test("because the file's data type is another", () => {
    expect(remarks({ workload: { dtype: "bfloat16" } }, "float16")).toEqual([
      "Run 1: float16 was answered, and its file says the data type bfloat16. Check in which precision the weights were.",
    ]);
    expect(remarks({ workload: { dtype: "bfloat16" } }, "bf16")).toEqual([]);
    expect(remarks({ workload: { dtype: "auto" } }, "int4")).toEqual([]);
  });

  test("because the model's name tells of another", () => {
    expect(remarks({ model: { name: "M-7B-AWQ" } }, "bfloat16")).toEqual([
      "Run 1: bfloat16 was answered, and the model's name M-7B-AWQ tells of AWQ. Check in which precision the weights were.",
    ]);
    expect(remarks({ model: { name: "M-7B-AWQ" } }, "int4")).toEqual([]);
  });

  test("and none where the file says the precision itself", () => {
    const technique = { family: "quantization", name: "int4" };
    expect(remarks({ technique, workload: { dtype: "bfloat16" } }, "int4")).toEqual([]);
  });
});

describe("what is said of a run that is none", () => {
  test("of a file that became a part of another says how to take it apart", () => {
    const readings = [speed("run/vllm.json", "M-1B"), power("run/gpu.csv")];
    expect(draftOf(readings, { "runs.2.take": "no" }).problems).toEqual([
      {
        id: "runs.2.take",
        problem:
          "run/gpu.csv is a part of run 1. To take it apart say join.2=own, to leave it out join.2=out.",
      },
    ]);
  });

  test("of a file that is asked for, or of none, says so", () => {
    const readings = [speed("a.json", "M-1B"), speed("b.json", "M-8B"), power("gpu.csv")];
    expect(draftOf(readings, { "runs.3.take": "no", "runs.7.take": "no" }).problems).toEqual([
      { id: "runs.3.take", problem: "gpu.csv is no run. What becomes of it, join.3 says." },
      { id: "runs.7.take", problem: "There is no run 7." },
    ]);
  });
});

describe("a limited run and a whole one", () => {
  const limited = scores("results.json", "M-1B", ["gsm8k"], { notComparable: "A limited run: 20 of 1000." });

  test("stay two results, so that speeds keep their rank, and that is said", () => {
    const { runs, remarks } = draftOf([limited, speed("vllm.json", "M-1B")]);
    expect(runs.map(({ readings }) => readings.map(({ paths }) => paths[0]))).toEqual([
      ["results.json"],
      ["vllm.json"],
    ]);
    expect(remarks).toEqual([
      "results.json and vllm.json stay two results: the first can't be ranked, and the other would lose its rank with it. A limited run: 20 of 1000.",
    ]);
  });

  test("stay two also where the speed is the limited one", () => {
    const smoke = speed("vllm.json", "M-1B", { notComparable: "The run was cancelled." });
    const { runs, remarks } = draftOf([scores("results.json", "M-1B"), smoke]);
    expect(runs).toHaveLength(2);
    expect(remarks).toEqual([
      "vllm.json and results.json stay two results: the first can't be ranked, and the other would lose its rank with it. The run was cancelled.",
    ]);
  });

  test("are one where somebody says so; a log stays with its run, whatever that is worth", () => {
    expect(draftOf([limited, speed("vllm.json", "M-1B")], { "join.1": "2" }).runs).toHaveLength(1);
    const smoke = speed("vllm.json", "M-1B", { notComparable: "The run was cancelled." });
    expect(draftOf([smoke, power("gpu.csv")]).runs).toHaveLength(1);
    expect(draftOf([limited, power("gpu.csv")]).runs).toHaveLength(1);
  });
});

test("a log of an accelerator with another memory is not that of the run, which its name tells", () => {
  const log = power("gpu.csv", { facts: { environment: { memory_gb: 85.520809984 } } });
  const on = (accelerator: string) =>
    draftOf([run({ environment: { accelerator } }), log]).runs.map(({ readings }) => readings.length);
  expect(on("NVIDIA A100-SXM4-80GB")).toEqual([2]);
  expect(on("NVIDIA A100-SXM4-40GB")).toEqual([1, 1]);
});
