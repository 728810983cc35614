import { describe, expect, test } from "vitest";
import { aResult } from "@/benchmark/bundle-builder";
import { readAnswer } from "./answer-fields";
import { answer, draftOf } from "./import-draft";
import { namesIn } from "./known-names";
import { ANSWERS, aReading, aValue, power, scores, speed } from "./made-up-readings";
import { questionsOf } from "./questions";

const idsOf = (draft: ReturnType<typeof draftOf>) => questionsOf(draft).map(({ id }) => id);

describe("what is asked", () => {
  test("of one run of which nothing is known", () => {
    const run = aReading({ metrics: { al: aValue(1, "s", "run.json") } });
    expect(idsOf(draftOf([run]))).toEqual([
      "model",
      "technique",
      "modality",
      "environment.accelerator",
      "environment.count",
      "workload.dataset",
      "submitter.name",
      "submitter.relationship",
      "source",
    ]);
  });

  test("with the models first whose names the paths of the runs hold", () => {
    const run = aReading({ paths: ["sweep/qwen2.5-7b_int4.json"], label: "sweep/qwen2.5-7b_int4.json" });
    const models = ["Llama-3-8B", "Phi-3.5-mini", "Qwen2.5-7B"].map((name) => ({ name, parameters_b: 1 }));
    const [question] = questionsOf(draftOf([{ ...run, metrics: { al: aValue(1, "s", "a") } }]), {
      models,
      accelerators: [],
    });
    expect(question).toMatchObject({
      id: "model",
      suggestions: ["Qwen2.5-7B", "Llama-3-8B", "Phi-3.5-mini"],
    });
  });

  test("of one of several runs by its number, of several by one question", () => {
    const { "environment.count": _, ...most } = ANSWERS;
    const facts = (technique?: string) => ({
      axis: "inference" as const,
      modality: "language" as const,
      model: { name: "M-1B" },
      ...(technique && { technique: { family: "quantization", name: technique } }),
    });
    const runs = [speed("a.json", null, { facts: facts("int4") }), speed("b.json", null, { facts: facts() })];
    const { technique, ...rest } = most;
    expect(technique).toBe("quantization/bfloat16");
    expect(idsOf(draftOf(runs, rest))).toEqual(["runs.2.technique", "environment.count"]);
  });

  test("the size of each model once", () => {
    const { "model.parameters_b": _, ...rest } = ANSWERS;
    const runs = ["A-1B", "A-1B", "B-8B"].map((model, index) => speed(`${index}.json`, model));
    const draft = draftOf(runs, rest);
    expect(idsOf(draft)).toEqual(["runs.1.model.parameters_b", "runs.3.model.parameters_b"]);
    const answered = answer(draft, { "runs.1.model.parameters_b": "1.2", "runs.3.model.parameters_b": "8" });
    expect(answered.runs.map(({ facts }) => facts.model?.parameters_b)).toEqual([1.2, 1.2, 8]);
  });

  test("which run a log belongs to, before anything that depends on it", () => {
    const draft = draftOf([speed("a.json", "M-1B"), speed("b.json", "N-1B"), power("gpu.csv")], ANSWERS);
    expect(questionsOf(draft).at(0)).toEqual({
      id: "join.3",
      text: "Which run does gpu.csv belong to? It fits several.",
      runs: [],
      paths: ["gpu.csv"],
      choices: [
        { value: "1", label: "a.json" },
        { value: "2", label: "b.json" },
        { value: "own", label: "none: it is a result of its own" },
        { value: "out", label: "leave it out" },
      ],
      suggestions: [],
      mayBeUnstated: false,
    });
    expect(idsOf(answer(draft, { "join.3": "runs.2" }))).toEqual([]);
  });

  test("with the size of a known model of that name, and what the name says", () => {
    const known = namesIn([
      { environments: { one: { accelerator: "NVIDIA H200", memory_gb: 141 } }, results: [aResult()] },
    ]);
    const [question] = questionsOf(draftOf([speed("a.json", "qwen2.5-7B")]), known);
    expect(question).toMatchObject({ id: "model.parameters_b", suggestions: ["7.62", "7"] });
    expect(known.accelerators).toEqual([{ name: "NVIDIA H200", memory_gb: 141 }]);
  });

  test("nothing where there is no run", () => {
    expect(idsOf(draftOf([]))).toEqual([]);
  });
});

describe("what an answer does", () => {
  test("said of all runs, it fills in what their files leave out and leaves the rest", () => {
    const draft = draftOf([speed("a.json", "A-1B"), speed("b.json", null)], { model: "B-8B" });
    expect(draft.runs.map(({ facts }) => facts.model?.name)).toEqual(["A-1B", "B-8B"]);
    expect(draft.remarks).toEqual(["Run 1 keeps the model A-1B, as its file says."]);
  });

  test("said of one run, it goes before its file", () => {
    const draft = draftOf([speed("a.json", "A-1B")], { "runs.1.model": "A-1B-Instruct" });
    expect(draft.runs[0]?.facts.model?.name).toBe("A-1B-Instruct");
    expect(draft.remarks).toEqual(["Run 1 takes the model A-1B-Instruct, as answered; its file says A-1B."]);
  });

  test("a technique that the benchmark lists brings its family and its axis", () => {
    const [run] = draftOf([scores("a.json", "M-1B")], { technique: "DoRA" }).runs;
    expect(run?.facts).toMatchObject({ axis: "fine-tuning", technique: { family: "peft", name: "DoRA" } });
  });

  test("a run can be left out", () => {
    const draft = draftOf([speed("a.json", "A-1B"), speed("b.json", "B-8B")], { "runs.1.take": "no" });
    expect(draft.runs.map(({ number }) => number)).toEqual([2]);
  });

  test("one that is none is told, and asked for again", () => {
    const draft = draftOf([speed("a.json", "M-1B")], {
      "environment.count": "many",
      "runs.7.axis": "inference",
    });
    expect(draft.problems).toEqual([
      {
        id: "environment.count",
        problem: "Write a whole number, such as 8.",
      },
      { id: "runs.7.axis", problem: "There is no run 7." },
    ]);
    expect(idsOf(draft)).toContain("environment.count");
  });

  test.each([
    ["environment.count", "8", { value: 8 }],
    ["environment.count", "8x", { value: 8 }],
    ["environment.count", "8 GPUs", { value: 8 }],
    ["environment.count", "1000000000", { problem: "Write a whole number, such as 8." }],
    ["model.parameters_b", "800000", { problem: "Write a number in billions, such as 7.62." }],
    ["model", "unknown", { problem: "This has to be said: nothing can be compared without it." }],
    ["technique", "N/A", { problem: "This has to be said: nothing can be compared without it." }],
    ["technique", "none", { value: "none" }],
    ["environment.count", "0", { problem: "Write a whole number, such as 8." }],
    ["model.parameters_b", "7.62", { value: 7.62 }],
    ["model.parameters_b", "8B", { value: 8 }],
    ["model.parameters_b", "7.62 billion", { value: 7.62 }],
    ["model.parameters_b", "500M", { value: 0.5 }],
    ["model.parameters_b", "large", { problem: "Write a number in billions, such as 7.62." }],
    ["environment.memory_gb", "80 GB", { value: 80 }],
    ["environment.memory_gb", "80GiB", { value: 85.89934592 }],
    ["environment.memory_gb", "much", { problem: "Write a number in GB, such as 80." }],
    ["environment.accelerator", "h200", { value: "NVIDIA H200" }],
    ["environment.accelerator", "Nvidia H100 GPU", { value: "NVIDIA H100" }],
    ["environment.accelerator", "my own device", { value: "my own device" }],
    [
      "environment.accelerator",
      "8x h200",
      { problem: "Write the name alone (NVIDIA H200), and 8 as their number." },
    ],
    ["workload.steps", "1.5", { problem: "Write a whole number." }],
    ["model", "x".repeat(201), { problem: "Write it in one line and in fewer words." }],
    ["axis", "speed", { problem: "Choose one of architecture, fine-tuning, inference." }],
    ["model", "7", { value: "7" }],
    ["technique.settings.bits", "4", { value: 4 }],
    ["technique.settings.method", "gptq", { value: "gptq" }],
    ["workload.tasks", "gsm8k, mmlu", { value: ["gsm8k", "mmlu"] }],
    ["environment.accelerator", "not stated", { unstated: true }],
    ["model.colour", "red", { problem: 'There is no "model.colour" to be set.' }],
    ["submitter.relationship", "friend", { problem: "Choose one of first-party, third-party." }],
  ])("%s=%s", (key, text, expected) => {
    expect(readAnswer(key, text)).toEqual(expected);
  });
});

test("what differs by the names of files, or by the tool that wrote them, is asked apart", () => {
  const unnamed = (path: string, producer = "sglang") =>
    aReading({
      producer,
      paths: [path],
      facts: { axis: "inference", modality: "language" },
      metrics: { it: aValue(1, "tokens/s", path) },
    });
  const idsOf = (...readings: ReturnType<typeof unnamed>[]) =>
    questionsOf(draftOf(readings)).flatMap(({ id }) => (/model$|dataset$/.test(id) ? [id] : []));
  expect(
    idsOf(unnamed("deepseek_mla.jsonl"), unnamed("llama3.3-70b_c1.jsonl"), unnamed("llama3.3-70b_c8.jsonl")),
  ).toEqual(["runs.1.model", "runs.2-3.model", "workload.dataset"]);
  expect(idsOf(unnamed("bench_c1.jsonl"), unnamed("bench_c8.jsonl"))).toEqual(["model", "workload.dataset"]);
  expect(idsOf(unnamed("a.jsonl"), unnamed("b.json", "vllm-throughput"))).toEqual([
    "model",
    "runs.1.workload.dataset",
    "runs.2.workload.dataset",
  ]);
});
