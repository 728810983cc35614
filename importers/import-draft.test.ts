import { describe, expect, test } from "vitest";
import { draftOf } from "./import-draft";
import { ANSWERS, power, scores, speed } from "./made-up-readings";
import { questionsOf } from "./questions";

describe("an answer that speaks against a file that was joined", () => {
  const evaluation = scores("results.json", "M-1B", ["gsm8k"], {
    facts: {
      modality: "language",
      model: { name: "M-1B", parameters_b: 1.2 },
      workload: { dtype: "bfloat16" },
    },
  });

  test("is a problem of the join: scores of one precision are not those of another", () => {
    const readings = [evaluation, speed("vllm.json", "M-1B")];
    expect(draftOf(readings, { ...ANSWERS, technique: "quantization/bf16" }).problems).toEqual([]);
    const { problems } = draftOf(readings, { ...ANSWERS, technique: "quantization/int4" });
    expect(problems).toEqual([
      {
        id: "join.1",
        problem:
          "The scores of results.json are of bfloat16, and run 2 is int4. Take results.json apart, or correct run 2.",
      },
    ]);
    expect(
      draftOf(readings, { ...ANSWERS, technique: "quantization/int4", "join.1": "out" }).problems,
    ).toEqual([]);
  });

  test("is one also where a log is of another machine, or of more accelerators", () => {
    const log = power("gpu.csv", {
      accelerators: 4,
      facts: { environment: { accelerator: "NVIDIA H100" } },
    });
    const readings = [speed("vllm.json", "M-1B"), log];
    const answered = { ...ANSWERS, "environment.accelerator": "NVIDIA A100", "environment.count": "1" };
    const { problems, runs } = draftOf(readings, answered);
    expect(problems.map(({ id, problem }) => [id, problem])).toEqual([
      ["join.2", "gpu.csv is of 4 accelerators, and run 1 used 1. Take gpu.csv apart, or correct run 1."],
      [
        "join.2",
        "gpu.csv was measured on NVIDIA H100, and run 1 on NVIDIA A100. Take gpu.csv apart, or correct run 1.",
      ],
    ]);
    expect(runs[0]?.facts.environment?.accelerator).toBe("NVIDIA A100");
    const fitting = { ...answered, "environment.accelerator": "H100", "environment.count": "4" };
    expect(draftOf(readings, fitting).problems).toEqual([]);
  });
});

describe("a number of accelerators", () => {
  const split = (settings: Record<string, number>) =>
    speed("vllm.json", "M-70B", {
      facts: { axis: "inference", modality: "language", model: { name: "M-70B" }, workload: { settings } },
    });

  test.each([
    [{ tensor_parallel_size: 4 }, "4"],
    [{ tp_size: 2, pp_size: 2 }, "4"],
    [{ tp: 4, pp: 2 }, "8"],
  ])("is no less than the model was split over: %o", (settings, least) => {
    const readings = [split(settings)];
    const questions = questionsOf(draftOf(readings, {}));
    expect(questions.find(({ id }) => id === "environment.count")?.suggestions[0]).toBe(least);
    expect(draftOf(readings, { ...ANSWERS, "environment.count": "1" }).problems).toEqual([
      {
        id: "runs.1.environment.count",
        problem: `The model was split over ${least} accelerators, as run 1's file says: 1 can't be all. Write ${least} or more.`,
      },
    ]);
    expect(draftOf(readings, { ...ANSWERS, "environment.count": "16" }).problems).toEqual([]);
  });

  test("is as answered where no file says how the model was split", () => {
    const answered = { ...ANSWERS, "environment.count": "1" };
    expect(draftOf([split({ max_num_seqs: 64 })], answered).problems).toEqual([]);
  });
});

test("An accelerator that nobody knows is taken as answered, and said once", () => {
  const readings = [speed("a.json", "M-1B"), speed("b.json", "N-1B")];
  const { problems, remarks, runs } = draftOf(readings, {
    ...ANSWERS,
    "environment.accelerator": "quantization",
  });
  expect(problems).toEqual([]);
  expect(runs.map(({ facts }) => facts.environment?.accelerator)).toEqual(["quantization", "quantization"]);
  expect(remarks).toEqual([
    'No accelerator is known here by the name "quantization". It is taken as written, and compared with no other: check its spelling.',
  ]);
  expect(draftOf(readings, { ...ANSWERS, "environment.accelerator": "h200" }).remarks).toEqual([]);
});
