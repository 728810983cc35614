import { describe, expect, test } from "vitest";
import { joinReadings } from "./join";
import { aReading, aValue, power, scores, speed } from "./made-up-readings";
import { mergeFacts } from "./run-facts";

const pathsOf = (joined: ReturnType<typeof joinReadings>) =>
  joined.runs.map(({ readings }) => readings.flatMap(({ paths }) => paths));

describe("several files that are one run", () => {
  test("quality, speed and power are one result, and the join is explained", () => {
    const joined = joinReadings([
      scores("results.json", "Qwen2.5-7B"),
      speed("vllm.json", "Qwen2.5-7B"),
      power("gpu.csv"),
    ]);
    expect(joined.runs.map(({ number }) => number)).toEqual([2]);
    expect(joined.joins).toEqual([
      {
        run: 2,
        paths: ["vllm.json", "results.json", "gpu.csv"],
        text: "vllm.json, results.json and gpu.csv: one run, same model Qwen2.5-7B; gpu.csv fits no other run",
      },
    ]);
    expect(joined.questions).toEqual([]);
  });

  test("one file may know a hub's name and the other its last part", () => {
    const joined = joinReadings([
      scores("results.json", "Qwen2.5-7B", ["gsm8k"], {
        facts: { model: { name: "Qwen2.5-7B", hub_id: "Qwen/Qwen2.5-7B", parameters_b: 7.62 } },
      }),
      speed("vllm.json", "qwen2.5-7b"),
    ]);
    expect(joined.runs[0]?.facts.model).toEqual({
      name: "qwen2.5-7b",
      hub_id: "Qwen/Qwen2.5-7B",
      parameters_b: 7.62,
    });
  });

  test("evaluations of one model on different tasks are one", () => {
    const joined = joinReadings([scores("a.json", "M-1B", ["gsm8k"]), scores("b.json", "M-1B", ["mmlu"])]);
    expect(pathsOf(joined)).toEqual([["a.json", "b.json"]]);
  });

  test("an adapter's configuration describes a run that it lies beside", () => {
    const adapter = aReading({
      path: "a/adapter.json",
      facts: { technique: { family: "peft", name: "DoRA" } },
    });
    const run = aReading({
      path: "a/results.json",
      metrics: { train_time: aValue(60, "s", "a/results.json") },
    });
    expect(joinReadings([adapter, run]).runs[0]?.facts.technique).toEqual({ family: "peft", name: "DoRA" });
    expect(joinReadings([adapter])).toMatchObject({
      runs: [],
      left: [{ label: "a/adapter.json", why: "it holds no value, and no run that it describes is here" }],
    });
  });
});

describe("what is not joined", () => {
  test.each([
    ["another model", { model: { name: "M-8B" } }],
    ["another technique", { model: { name: "M-1B" }, technique: { family: "quantization", name: "int4" } }],
    ["another accelerator", { model: { name: "M-1B" }, environment: { accelerator: "NVIDIA A100" } }],
    ["another axis", { model: { name: "M-1B" }, axis: "fine-tuning" as const }],
  ])("%s", (_, facts) => {
    const run = speed("vllm.json", "M-1B", {
      facts: {
        axis: "inference",
        model: { name: "M-1B" },
        technique: { family: "quantization", name: "bf16" },
        environment: { accelerator: "NVIDIA H200" },
      },
    });
    const joined = joinReadings([run, scores("results.json", "", ["gsm8k"], { facts })]);
    expect(pathsOf(joined)).toEqual([["vllm.json"], ["results.json"]]);
  });

  test("runs whose metrics overlap", () => {
    const withPower = speed("vllm.json", "M-1B", {
      metrics: { it: aValue(100, "tokens/s", "vllm.json"), aec: aValue(310, "W", "vllm.json") },
    });
    expect(pathsOf(joinReadings([withPower, power("gpu.csv")]))).toEqual([["vllm.json"], ["gpu.csv"]]);
  });

  test("two runs of speed, even where their metrics do not overlap: they are two loads", () => {
    const latency = aReading({ path: "latency.json", metrics: { al: aValue(2, "s", "latency.json") } });
    expect(pathsOf(joinReadings([speed("vllm.json", "M-1B"), latency]))).toHaveLength(2);
  });

  test("runs of one file: a sweep stays several results", () => {
    const sweep = ["qps 1", "qps 4"].map((label) => speed("sweep.json", "M-1B", { label }));
    expect(joinReadings(sweep).runs.map(({ label }) => label)).toEqual([
      "sweep.json, qps 1",
      "sweep.json, qps 4",
    ]);
  });

  test("a limited evaluation and a whole one: the join would take the whole one's rank", () => {
    const limited = scores("a.json", "M-1B", ["gsm8k"], { notComparable: "A limited run." });
    expect(pathsOf(joinReadings([limited, scores("b.json", "M-1B", ["mmlu"])]))).toHaveLength(2);
  });
});

describe("what may belong to several runs", () => {
  const sweep = ["qps 1", "qps 4"].map((label) => speed("sweep.json", "M-1B", { label }));

  test("is asked, and never guessed", () => {
    const { questions, runs } = joinReadings([...sweep, power("gpu.csv")]);
    expect(runs).toHaveLength(2);
    expect(questions).toEqual([
      {
        id: "join.3",
        label: "gpu.csv",
        options: [
          { number: 1, label: "sweep.json, qps 1" },
          { number: 2, label: "sweep.json, qps 4" },
        ],
        candidates: 2,
        mayBeAll: false,
      },
    ]);
  });

  test("two logs that may be of one run are both asked for", () => {
    const { questions } = joinReadings([speed("vllm.json", "M-1B"), power("a.csv"), power("b.csv")]);
    expect(questions.map(({ id }) => id)).toEqual(["join.2", "join.3"]);
  });

  test("lies in the folder of one of them: it is that one's", () => {
    const joined = joinReadings([
      speed("a/vllm.json", "M-1B"),
      speed("b/vllm.json", "M-1B"),
      power("a/gpu.csv"),
      power("b/gpu.csv"),
    ]);
    expect(joined.joins.map(({ text }) => text)).toEqual([
      "a/vllm.json and a/gpu.csv: one run, a/gpu.csv lies in the same folder",
      "b/vllm.json and b/gpu.csv: one run, b/gpu.csv lies in the same folder",
    ]);
  });

  test("goes where it is answered, and the numbers of runs stay", () => {
    const readings = [power("gpu.csv"), ...sweep];
    const joined = joinReadings(readings, () => 3);
    expect(joined.questions).toEqual([]);
    expect(joined.runs.map(({ number, readings }) => [number, readings.length])).toEqual([
      [2, 1],
      [3, 2],
    ]);
    expect(joinReadings(readings, () => "own").runs.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(joinReadings(readings, () => "out").left).toEqual([
      { label: "gpu.csv", why: "left out, as answered" },
    ]);
    expect(joinReadings(readings, () => 99).questions).toHaveLength(1);
  });

  test("scores may be those of all loads, a log of power may not", () => {
    const joined = joinReadings([...sweep, scores("results.json", "M-1B")], () => "all");
    expect(joined.runs.map(({ readings }) => readings.length)).toEqual([2, 2]);
    expect(joinReadings([...sweep, power("gpu.csv")], () => "all").questions).toHaveLength(1);
  });
});

test("software of which two files say different versions is that of neither", () => {
  const facts = (torch: string, more = {}) => ({ environment: { software: { torch, ...more } } });
  expect(mergeFacts(facts("2.4", { vllm: "0.9" }), facts("2.5"))).toEqual({
    environment: { software: { vllm: "0.9" } },
  });
});

test("thousands of runs, logs and scores of one model, in folders of their own, are joined in a moment", () => {
  const readings = Array.from({ length: 3_000 }, (_, index) => [
    speed(`${index}/vllm.json`, "M-1B"),
    power(`${index}/gpu.csv`),
    scores(`${index}/results.json`, "M-1B"),
  ]).flat();
  const { runs, questions } = joinReadings(readings);
  expect(runs).toHaveLength(3_000);
  expect(runs.every(({ readings: joined }) => joined.length === 3)).toBe(true);
  expect(questions).toEqual([]);
});
