import { describe, expect, test } from "vitest";
import { joinReadings } from "./join";
import { aReading, aValue, power, scores, speed } from "./made-up-readings";
import type { Reading } from "./reading";
import { factsAgree, mergeFacts } from "./run-facts";
import { runValues } from "./run-values";

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
        text: "vllm.json, results.json and gpu.csv: one run, same model Qwen2.5-7B; gpu.csv lies in the same folder",
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

describe("what is asked, although it fits one run alone", () => {
  const asked = (...readings: Reading[]) => joinReadings(readings).questions.map(({ id, why }) => [id, why]);
  const FAR = "it lies in another folder, and nothing says that it belongs there";

  test("a log of another folder", () => {
    expect(asked(speed("a/vllm.json", "M-1B"), power("b/gpu.csv"))).toEqual([["join.2", FAR]]);
    expect(asked(speed("run/vllm.json", "M-1B"), power("run/logs/gpu.csv"))).toEqual([]);
    expect(asked(speed("run/out/vllm.json", "M-1B"), power("run/gpu.csv"))).toEqual([]);
  });

  test("scores of a model, of a run that does not name its own: never does a run take its model by itself", () => {
    const nameless = aReading({ path: "speed/sglang.json", metrics: { it: aValue(1, "tokens/s", "s") } });
    expect(asked(nameless, scores("eval/results.json", "M-1B"))).toEqual([["join.2", FAR]]);
    const beside = scores("speed/results.json", "M-1B");
    expect(asked(nameless, beside)).toEqual([["join.2", "only one of the two files names its model"]]);
    expect(joinReadings([nameless, beside]).runs[0]?.facts.model).toBeUndefined();
    expect(joinReadings([nameless, beside], () => 1).runs[0]?.facts.model?.name).toBe("M-1B");
  });

  test("scores of the model that a run tuned, unless they are of an adapter", () => {
    const model = { name: "M-1B" };
    const tuned = aReading({
      path: "run/all_results.json",
      facts: {
        axis: "fine-tuning",
        modality: "language",
        model,
        technique: { family: "peft", name: "DoRA" },
      },
      metrics: { train_time: aValue(100, "s", "run/all_results.json") },
    });
    const before = scores("run/results.json", "M-1B");
    expect(asked(tuned, before)).toEqual([
      ["join.2", "it names the model that was tuned and no adapter: its scores may be those of before"],
    ]);
    const facts = { axis: "fine-tuning" as const, model, technique: { family: "peft" } };
    expect(asked(tuned, scores("run/results.json", "M-1B", ["gsm8k"], { facts }))).toEqual([]);
    expect(joinReadings([tuned, before], () => 1).runs).toHaveLength(1);
  });

  test("scores of a model that a run quantised, unless they say their own precision", () => {
    const quantised = { model: { name: "M-1B" }, technique: { family: "quantization", name: "Q4_K_M" } };
    const run = speed("run/bench.json", "M-1B", { facts: { axis: "inference", ...quantised } });
    expect(asked(run, scores("run/results.json", "M-1B"))).toEqual([
      [
        "join.2",
        "it says no precision, and the run is Q4_K_M: its scores may be those of the unquantised model",
      ],
    ]);
    const same = scores("run/results.json", "M-1B", ["gsm8k"], { facts: quantised });
    expect(asked(run, same)).toEqual([]);
    const half = { model: { name: "M-1B" }, technique: { family: "quantization", name: "float16" } };
    expect(asked(speed("run/b.json", "M-1B", { facts: half }), scores("run/r.json", "M-1B"))).toEqual([]);
    const named = speed("run/b.json", "M-1B-AWQ");
    expect(asked(named, scores("run/r.json", "M-1B-AWQ"))).toEqual([]);
  });

  test("scores of a model that the server calls by a name of its own are joined by a person alone", () => {
    const facts = { model: { name: "M-1B", hub_id: "made-up/M-1B" } };
    const evaluation = scores("results.json", "M-1B", ["gsm8k"], { facts });
    const readings = [speed("vllm.json", "llama"), evaluation];
    expect(joinReadings(readings).runs).toHaveLength(2);
    const [joined, ...others] = joinReadings(readings, (reading) => (reading === 2 ? 1 : null)).runs;
    expect([joined?.facts.model, others]).toEqual([facts.model, []]);
    const other = speed("vllm.json", "N-1B", { facts: { model: { name: "N-1B", hub_id: "made-up/N-1B" } } });
    expect(joinReadings([other, evaluation], (reading) => (reading === 2 ? 1 : null)).problems).toHaveLength(
      1,
    );
  });

  test("scores of a revision that the run does not name", () => {
    const facts = { model: { name: "M-1B", revision: "step1000" } };
    const early = scores("run/results.json", "M-1B", ["gsm8k"], { facts });
    expect(asked(speed("run/vllm.json", "M-1B"), early)).toEqual([
      ["join.2", "it is of the revision step1000, and the run names none"],
    ]);
    expect(asked(speed("run/vllm.json", "M-1B", { facts }), early)).toEqual([]);
  });

  test("a log of another time, or of a much longer one; joined all the same, its values are in doubt", () => {
    const day = 24 * 60 * 60 * 1000;
    const at = (from: number, length = 1000) => ({ during: { from, to: from + length } });
    const run = speed("vllm.json", "M-1B", at(0));
    const far = power("gpu.csv", at(330 * day));
    const why = "its times are 330 days away from those of the run";
    expect(asked(run, far)).toEqual([["join.2", why]]);
    expect(asked(run, power("gpu.csv", at(-1000, day)))).toEqual([
      [
        "join.2",
        "it covers 24 hours and the run took 1 second: what was before and after counts in its means",
      ],
    ]);
    expect(asked(run, power("gpu.csv", at(day)))).toEqual([]);
    expect(asked(run, power("gpu.csv"))).toEqual([]);

    const [joined] = joinReadings([run, far], (reading) => (reading === 2 ? 1 : null)).runs;
    const { metrics } = runValues({ number: 1, readings: [], facts: {}, doubts: new Map(), ...joined });
    expect(metrics.map(({ key, entry }) => [key, "doubt" in entry ? entry.doubt : null])).toEqual([
      ["it", null],
      ["aec", `Joined as answered, although ${why}.`],
    ]);
  });

  test("a log of more accelerators than the run used: idle ones would count", () => {
    const facts = { axis: "inference" as const, model: { name: "M-1B" }, environment: { count: 1 } };
    const log = power("gpu.csv", { accelerators: 8 });
    expect(asked(speed("vllm.json", "M-1B", { facts }), log)).toEqual([
      ["join.2", "it is of 8 accelerators, and the run used 1"],
    ]);
    const eight = { ...facts, environment: { count: 8 } };
    expect(asked(speed("vllm.json", "M-1B", { facts: eight }), log)).toEqual([]);
  });
});

describe("what one file tells of a run of another", () => {
  test("scores tell of the model, and neither of the machine nor of the load nor of the precision of a speed", () => {
    const evaluation = scores("results.json", "M-1B", ["gsm8k"], {
      facts: {
        modality: "language",
        model: { name: "M-1B", parameters_b: 1.2 },
        technique: { family: "quantization", name: "fp4" },
        environment: { accelerator: "NVIDIA L40S", count: 1 },
        workload: { batch_size: 8, tasks: ["gsm8k"] },
      },
    });
    const [run] = joinReadings([speed("vllm.json", "M-1B"), evaluation]).runs;
    expect(run?.readings).toHaveLength(2);
    expect(run?.facts).toEqual({
      axis: "inference",
      modality: "language",
      model: { name: "M-1B", parameters_b: 1.2 },
      workload: { tasks: ["gsm8k"] },
    });
  });

  test("scores of one precision are not those of another, said as a technique or as a type", () => {
    const facts = { axis: "inference" as const, model: { name: "M-1B" } };
    const q3 = speed("llama.json", "M-1B", {
      facts: { ...facts, technique: { family: "quantization", name: "Q3_K_L" } },
    });
    const of = (dtype: string) =>
      scores("results.json", "M-1B", ["gsm8k"], { facts: { model: { name: "M-1B" }, workload: { dtype } } });
    expect(pathsOf(joinReadings([q3, of("bfloat16")]))).toHaveLength(2);
    const bf16 = speed("vllm.json", "M-1B", {
      facts: { ...facts, technique: { family: "quantization", name: "bf16" } },
    });
    expect(pathsOf(joinReadings([bf16, of("bfloat16")]))).toHaveLength(1);
    const four = scores("b.json", "M-1B", ["mmlu"], {
      facts: { model: { name: "M-1B" }, technique: { family: "quantization", name: "fp4" } },
    });
    expect(pathsOf(joinReadings([of("bfloat16"), four]))).toHaveLength(2);
  });

  test.each([
    ["NVIDIA H200", "H200", true],
    ["NVIDIA H100 80GB HBM3", "H100", true],
    ["NVIDIA GeForce RTX 4070", "RTX 4070 Ti", false],
    ["A100 40GB", "A100 80GB", false],
    ["H100 PCIe", "H100 SXM5", false],
    ["RTX 4090", "RTX 4090 Laptop GPU", false],
  ])("%s and %s may be one accelerator: %s", (one, other, expected) => {
    const [a, b] = [one, other].map((accelerator) => ({ environment: { accelerator } }));
    expect(factsAgree(a ?? {}, b ?? {})).toBe(expected);
  });

  test("memory that is named roundly, or of which some is taken, is the same", () => {
    const of = (memory_gb: number) => ({ environment: { memory_gb } });
    expect(factsAgree(of(80), of(85.5))).toBe(true);
    expect(factsAgree(of(40), of(80))).toBe(false);
  });
});

describe("any join can be taken apart", () => {
  test("also that of scores with scores, and of what was not asked", () => {
    const readings = [scores("a.json", "M-1B", ["gsm8k"]), scores("b.json", "M-1B", ["mmlu"])];
    expect(pathsOf(joinReadings(readings, (reading) => (reading === 2 ? "own" : null)))).toHaveLength(2);
    const log = [speed("vllm.json", "M-1B"), power("gpu.csv")];
    expect(pathsOf(joinReadings(log, (reading) => (reading === 2 ? "own" : null)))).toHaveLength(2);
  });

  test("an answer that nothing can be done with is told", () => {
    const log = [speed("vllm.json", "M-1B"), power("gpu.csv")];
    expect(joinReadings(log, (reading) => (reading === 1 ? 2 : null)).problems).toEqual([
      { id: "join.1", problem: "Reading 1 can't be joined to 2: it is a run itself." },
    ]);
    expect(joinReadings(log, (reading) => (reading === 2 ? 7 : null)).problems).toHaveLength(1);
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
        paths: ["gpu.csv"],
        options: [
          { number: 1, label: "sweep.json, qps 1" },
          { number: 2, label: "sweep.json, qps 4" },
        ],
        candidates: 2,
        mayBeAll: false,
        why: "it fits several",
      },
    ]);
  });

  test("is none where only one is of its time: a log that lies beside each of two runs is joined to its own", () => {
    const day = 24 * 60 * 60 * 1000;
    const at = (from: number) => ({ during: { from, to: from + 100_000 } });
    const readings = [
      speed("r1/vllm.json", "M-1B", at(0)),
      speed("r2/vllm.json", "M-1B", at(100 * day)),
      power("r1/gpu.csv", { ...at(100 * day), copies: ["r2/gpu.csv"] }),
    ];
    const joined = joinReadings(readings);
    expect(pathsOf(joined)).toEqual([["r1/vllm.json"], ["r2/vllm.json", "r1/gpu.csv"]]);
    const untimed = joinReadings([...readings.slice(0, 2), power("r1/gpu.csv", { copies: ["r2/gpu.csv"] })]);
    expect(untimed.questions.map(({ options }) => options.map(({ number }) => number))).toEqual([[1, 2]]);
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
