import { expect, test } from "vitest";
import { textFile } from "../source-file";
import { lmEval } from "./lm-eval";
import { madeUpOldResults, madeUpResults } from "./made-up-results";

const PATH = "runs/results_2031-01-02T03-04-05.json";
const file = (value: unknown) => textFile(PATH, typeof value === "string" ? value : JSON.stringify(value));

async function read(value: unknown) {
  const files = [file(value)];
  return lmEval.read(files, files);
}

async function readOne(value: unknown) {
  const { readings, skipped } = await read(value);
  expect(skipped).toEqual([]);
  expect(readings).toHaveLength(1);
  const [reading] = readings;
  if (!reading) throw new Error("no reading");
  return reading;
}

test("a file of 0.4.13 gives its scores as fractions, with errors, samples and shots", async () => {
  const { scores, metrics, version, notes, notComparable } = await readOne(madeUpResults());
  expect(scores).toEqual([
    {
      task: "colours",
      metric: "accuracy",
      value: 0.5,
      better: "higher",
      stderr: 0.025,
      samples: 400,
      shots: 0,
      path: PATH,
    },
    {
      task: "sums",
      metric: "exact_match (strict-match)",
      value: 0.25,
      better: "higher",
      samples: 250,
      shots: 5,
      path: PATH,
    },
    {
      task: "sums",
      metric: "exact_match (flexible-extract)",
      value: 0.375,
      better: "higher",
      stderr: 0.03,
      samples: 250,
      shots: 5,
      path: PATH,
    },
  ]);
  expect({ metrics, version, notes, notComparable }).toEqual({
    metrics: {},
    version: "0.4.13",
    notes: [],
    notComparable: undefined,
  });
});

test("v0.3 writes metrics without filters and shots in its configuration, and no direction", async () => {
  const { scores, facts } = await readOne(madeUpOldResults());
  expect(scores.map(({ path, ...score }) => score)).toEqual([
    { task: "colours", metric: "accuracy", value: 0.5, better: "higher", stderr: 0.025, shots: 3 },
    { task: "colours", metric: "acc_norm", value: 0.625, better: "higher", stderr: 0.02, shots: 3 },
    { task: "stereotypes", metric: "pct_stereotype", value: 0.5625, better: "lower", stderr: 0.05, shots: 3 },
    { task: "cloze", metric: "ppl", value: 12.5, better: "lower", stderr: 0.5, shots: 3 },
  ]);
  expect(facts.model).toEqual({ name: "Tiny-1B", hub_id: "made-up-org/Tiny-1B", revision: "step32" });
});

test("a group that stands in results and in groups is read once, and a mean takes it without its sub-tasks", async () => {
  const group = { alias: "all", "acc,none": 0.5, "acc_stderr,none": 0.1 };
  const { scores, facts } = await readOne(
    madeUpResults({
      results: {
        all: group,
        warm: { alias: " - warm", "acc,none": 0.25, "acc_stderr,none": 0.2 },
        cold: { alias: "cold", "acc,none": 0.75, "acc_stderr,none": 0.2 },
        other: { alias: "other", "acc,none": 1, "acc_stderr,none": 0 },
      },
      groups: { all: group },
      group_subtasks: { all: ["cold"] },
    }),
  );
  expect(scores.map(({ task, value }) => [task, value])).toEqual([
    ["all", 0.5],
    ["warm", 0.25],
    ["cold", 0.75],
    ["other", 1],
  ]);
  expect(facts.workload?.tasks).toEqual(["all", "other"]);
});

test("of a group's samples each metric has its own count", async () => {
  const row = {
    "acc,none": 0.5,
    "f1,none": 0.25,
    sample_len: 60,
    sample_count: { "acc,none": 40, "f1,none": 20 },
  };
  const { scores } = await readOne(madeUpResults({ results: { all: row }, "n-samples": {} }));
  expect(scores.map(({ samples }) => samples)).toEqual([40, 20]);
});

test("fewer samples than the task has are a limited run, which must not be ranked", async () => {
  const why = "A limited run: of one task only a part of the samples was run, 20 of 400 at the least.";
  const limited = madeUpResults({ "n-samples": { colours: { original: 400, effective: 20 } } });
  expect(await readOne(limited)).toMatchObject({ notComparable: why, notes: [why] });
});

test("in a file without counts the limit tells, and null is none", async () => {
  const old = (limit: unknown) => madeUpOldResults({ config: { model_args: "pretrained=a/b-1B", limit } });
  expect((await readOne(old(20))).notComparable).toBe(
    "A limited run: it was told to take 20 samples of each task at most.",
  );
  expect((await readOne(old(0.07))).notComparable).toBe(
    "A limited run: it was told to take 7 % of each task's samples.",
  );
  expect((await readOne(old(null))).notComparable).toBeUndefined();
});

test("a limit above all samples leaves the run whole", async () => {
  const config = { model_args: "pretrained=a/b-1B", limit: 5000 };
  expect((await readOne(madeUpResults({ config }))).notComparable).toBeUndefined();
});

test("what is no number, out of range or of an unknown direction is left out and told", async () => {
  const text = JSON.stringify(
    madeUpResults({
      results: {
        odd: { "acc,none": 52.5, "f1,none": "NAN", "charm,none": 0.5, "em,none": 0.25, "mcc,none": -0.1 },
      },
      higher_is_better: {},
    }),
  ).replace('"NAN"', "NaN");
  const { scores, notes } = await readOne(text);
  expect(scores.map(({ metric, value }) => [metric, value])).toEqual([
    ["em", 0.25],
    ["mcc", -0.1],
  ]);
  expect(notes).toEqual([
    "Left out, being out of the range that the harness gives the metric: odd acc,none is 52.5, not 0 to 1.",
    "Left out, because no number, or nobody says which way it is better: odd f1,none; odd charm,none.",
  ]);
});

test("a multiple-choice task without one right answer is doubted", async () => {
  const { scores } = await readOne(
    madeUpResults({ results: { colours: { "acc,none": 0, "acc_stderr,none": 0 } } }),
  );
  expect(scores[0]?.doubt).toContain("Not one choice is right");
});

test("more scores than a result holds are cut, those of groups first to stay", async () => {
  const names = Array.from({ length: 230 }, (_, index) => `part-${index}`);
  const results = Object.fromEntries([...names, "all"].map((name) => [name, { "acc,none": 0.5 }]));
  const { scores, notes } = await readOne(madeUpResults({ results, group_subtasks: { all: names } }));
  expect(scores).toHaveLength(200);
  expect(scores.at(-1)?.task).toBe("all");
  expect(notes).toEqual([expect.stringContaining("Only 200 of 231 scores are taken")]);
});

test("lighteval's files have the same name and are refused as another tool's", async () => {
  const lighteval = {
    config_general: { model_name: "made-up-org/Tiny-1B", model_size: "2.5 GB" },
    results: { "leaderboard|colours|25": { acc: 0.5, acc_stderr: 0.02 } },
    versions: {},
  };
  expect(lmEval.recognises(file(lighteval))).toBe(true);
  expect((await read(lighteval)).skipped).toMatchObject([{ path: PATH, reason: "foreign" }]);
});

test("the benchmark's own pipeline's files are left to its importer", () => {
  const own = madeUpResults({ results: { colours: { "acc,none": 0.5, performance_metrics: { AMU: 0.7 } } } });
  expect(lmEval.recognises(file(own))).toBe(false);
});

test("a dummy model, answers that were not scored, and empty results are skipped with their reason", async () => {
  const dummy = madeUpResults({ model_source: "dummy" });
  expect((await read(dummy)).skipped).toMatchObject([{ reason: "mock" }]);
  const unscored = madeUpResults({ results: { colours: { alias: "colours", "bypass,none": 999 } } });
  expect((await read(unscored)).skipped).toMatchObject([
    { reason: "empty", why: expect.stringContaining("--predict_only") },
  ]);
  expect((await read(madeUpResults({ results: {} }))).skipped).toMatchObject([{ reason: "empty" }]);
});

test("a log of single answers is not read, and belongs beside", async () => {
  const log = file('{"doc_id": 0, "doc": {}, "arguments": {}, "resps": [["a"]], "filtered_resps": ["a"]}\n');
  expect(lmEval.recognises(log)).toBe(true);
  expect((await lmEval.read([log], [log])).skipped).toMatchObject([{ reason: "beside" }]);
});

test("files are recognised by content, also when their beginning alone is looked at", () => {
  expect(lmEval.recognises(file(madeUpResults()))).toBe(true);
  expect(lmEval.recognises(file(madeUpOldResults()))).toBe(true);
  expect(lmEval.recognises(file(JSON.stringify(madeUpResults()).slice(0, 200)))).toBe(true);
  for (const other of ["", "hello", "[]", '{"results": [1]}', '{"train_runtime": 1}']) {
    expect(lmEval.recognises(textFile("results_2031.json", other))).toBe(false);
  }
});

test("several documents in one file are several readings with a name each", async () => {
  const lines = `${JSON.stringify(madeUpResults())}\r\n${JSON.stringify(madeUpResults())}\r\n`;
  expect((await read(lines)).readings.map(({ label }) => label)).toEqual(["1", "2"]);
});
