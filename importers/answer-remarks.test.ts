import { describe, expect, test } from "vitest";
import { draftOf } from "./import-draft";
import { ANSWERS, power, scores, speed } from "./made-up-readings";
import { questionsOf } from "./questions";
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

describe("what a name speaks against", () => {
  const named = (name: string) => speed(`${name}.json`, name);
  const { "model.parameters_b": _, ...others } = ANSWERS;

  test("is asked for again of a run among others, and taken with a remark where it was said of this run", () => {
    const readings = [named("Q-7B"), named("Q-72B")];
    const said = { ...others, "model.parameters_b": "7.62" };
    const why = "Run 2: 7.62 billion parameters were answered, and the model's name Q-72B tells of 72.";
    const refused = draftOf(readings, said);
    expect(refused.remarks).toEqual([`${why} It is not taken for this run.`]);
    expect(questionsOf(refused).map(({ id }) => id)).toEqual(["runs.2.model.parameters_b"]);
    const insisted = draftOf(readings, { ...said, "runs.2.model.parameters_b": "7.62" });
    expect({ problems: insisted.problems, remarks: insisted.remarks }).toEqual({
      problems: [],
      remarks: [`${why} Check the number of parameters.`],
    });
  });

  test.each([
    ["Q-7B", "7.62"],
    ["Mixtral-8x7B", "46.7"],
    ["opt-125m", "0.125"],
    ["Q-30B-A3B", "30.5"],
    ["Q", "1000"],
  ])("is nothing where it is rounded, of experts, or not there: %s of %s", (name, size) => {
    expect(draftOf([named(name)], { ...others, "model.parameters_b": size }).remarks).toEqual([]);
  });

  test("is the memory of an accelerator, too", () => {
    const environment = { "environment.accelerator": "H100 80GB HBM3", "environment.memory_gb": "8" };
    expect(draftOf([named("Q-1B")], { ...ANSWERS, ...environment }).remarks).toEqual([
      "Run 1: 8 GB were answered, and the name NVIDIA H100 80GB HBM3 tells of 80 GB. Check the memory of one accelerator.",
    ]);
    const gibibytes = { ...ANSWERS, ...environment, "environment.memory_gb": "80 GiB" };
    expect(draftOf([named("Q-1B")], gibibytes).remarks).toEqual([]);
  });
});

test("a precision is no method of fine-tuning", () => {
  const tuned = run({ axis: "fine-tuning", technique: { family: "peft" } });
  expect(draftOf([tuned], { technique: "bf16" }).problems).toEqual([
    {
      id: "runs.1.technique",
      problem:
        "Run 1: bf16 is a precision of weights, and what its file compares is of the family peft. Say which method of it was used.",
    },
  ]);
  expect(draftOf([tuned], { technique: "LoRA" }).problems).toEqual([]);
});

test("a technique that nobody knows is taken as answered, and said", () => {
  const strange =
    'No technique is known here by the name "LoRAA fast". It is taken as written, as a technique of its own: check its spelling.';
  const tuned = run({ axis: "fine-tuning", technique: { family: "peft" } });
  const remarks = (technique: string) => draftOf([tuned], { technique }).remarks;
  expect(remarks("LoRAA fast")).toEqual([strange]);
  for (const known of ["lora", "DoRA", "PiSSA", "VeRA", "peft/LoHa"]) expect(remarks(known)).toEqual([]);
});

test.each([
  ["bfloat16", "Q-7B-quantized.w4a16", "w4a16"],
  ["bfloat16", "llama-3-8b-bnb-4bit", "4-bit"],
  ["float16", "llama-3-8b-8bit", "8-bit"],
  ["bfloat16", "llama-3-8b-4.0bpw-exl2", "EXL2"],
  ["bfloat16", "Q-7B-W8A8", "w8a8"],
  ["int8", "Q-7B-MLX-4bit", "4-bit"],
  ["bfloat16", "Q-7B-HQQ", "HQQ"],
  ["bfloat16", "Q-7B-AutoRound", "AutoRound"],
])("%s is not what %s tells", (technique, name, told) => {
  const [remark] = draftOf([run({ model: { name } })], { technique }).remarks;
  expect(remark).toContain(`the model's name ${name} tells of ${told}`);
});
