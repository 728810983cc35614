import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBundle, checkBundleText } from "@/benchmark/checks";
import { makeBundle } from "./draft";
import { answer, draftOf } from "./import-draft";
import { madeUpFiles } from "./made-up-files";
import { ANSWERS, aReading, aValue, scores, speed } from "./made-up-readings";
import { questionsOf } from "./questions";
import { importFiles } from "./registry";

const REST = {
  technique: "bf16",
  "environment.count": "1",
  "workload.dataset": "made-up-prompts",
  "submitter.name": "A. Researcher",
  "submitter.relationship": "third-party",
  source: "own run",
};

describe("files of three producers", () => {
  test("become one result that passes the checks, with their values as the files give them", async () => {
    const { readings, skipped } = await importFiles(madeUpFiles());
    expect(skipped).toEqual([]);
    const draft = draftOf(readings, REST);
    expect(questionsOf(draft)).toEqual([]);
    const made = makeBundle(draft, [
      { path: "run/vllm.json", artifact: "raw/run/vllm.json", sha256: "0".repeat(64), bytes: 10 },
    ]);
    const { bundle, findings } = checkBundleText(JSON.stringify(made.bundle), { artifactsSent: true });
    expect(findings).toEqual([]);
    expect(bundle?.results).toHaveLength(1);
    const [result] = bundle?.results ?? [];
    expect(result?.model).toEqual({ name: "Tiny-1B", hub_id: "example-org/Tiny-1B", parameters_b: 1.25 });
    expect(result?.technique).toEqual({ family: "quantization", name: "bfloat16" });
    expect(result?.environment).toBe("1x-nvidia-h200");
    expect(result?.metrics.al).toMatchObject({ value: 1320, unit: "ms", artifact: "raw/run/vllm.json" });
    expect(result?.metrics.it).toMatchObject({ value: 512, unit: "tokens/s", origin: "measured" });
    expect(result?.metrics.aec).toMatchObject({ value: 300, unit: "W", scope: "per_accelerator" });
    expect(result?.metrics.amu).toMatchObject({ value: 20480, unit: "MiB" });
    expect(result?.metrics.amu).not.toHaveProperty("artifact");
    expect(result?.quality?.[0]).toMatchObject({ task: "gsm8k", value: 0.75, stderr: 0.0125 });
    expect(bundle?.source).toEqual({ kind: "import" });
    expect(bundle?.artifacts).toEqual([
      { path: "raw/run/vllm.json", sha256: "0".repeat(64), bytes: 10, kind: "vllm-bench-serve" },
    ]);
  });

  test("are no bundle while something is open", async () => {
    const { readings } = await importFiles(madeUpFiles());
    expect(makeBundle(draftOf(readings)).bundle).toBeNull();
    expect(questionsOf(draftOf(readings)).map(({ id }) => id)).toEqual([
      "technique",
      "environment.count",
      "workload.dataset",
      "submitter.name",
      "submitter.relationship",
      "source",
    ]);
  });
});

describe("what the bundle leaves out", () => {
  test("a metric that the axis does not take, with a line that says so", () => {
    const training = aReading({
      facts: { axis: "architecture", modality: "language", model: { name: "M-1B" } },
      metrics: { al: aValue(2, "s", "run.json"), it: aValue(5, "tokens/s", "run.json") },
    });
    const made = makeBundle(draftOf([training], { ...ANSWERS, technique: "attention/GQA" }));
    expect(Object.keys(made.bundle?.results[0]?.metrics ?? {})).toEqual(["al"]);
    expect(made.remarks).toEqual([
      "Run 1: IT is left out: the board of architecture pretraining does not have it.",
    ]);
  });

  test("a fraction of a memory that nobody knows", () => {
    const run = speed("a.json", "M-1B", {
      metrics: {
        amu: aValue(0.5, "fraction", "a.json", { scope: "per_accelerator" }),
        al: aValue(1, "s", "a.json"),
      },
    });
    const open = draftOf([run], ANSWERS);
    expect(questionsOf(open).map(({ id }) => id)).toEqual(["environment.memory_gb"]);
    const made = makeBundle(answer(open, { "environment.memory_gb": "not stated" }));
    expect(Object.keys(made.bundle?.results[0]?.metrics ?? {})).toEqual(["al"]);
    const known = makeBundle(answer(open, { "environment.memory_gb": "141" }));
    expect(known.bundle?.environments).toEqual({
      "1x-nvidia-h200": { accelerator: "NVIDIA H200", count: 1, memory_gb: 141 },
    });
    expect(known.bundle?.results[0]?.metrics.amu).toMatchObject({ value: 0.5, unit: "fraction" });
  });
});

test("runs that agree in all conditions are told apart by what their file calls them", () => {
  const sweep = ["first", "second"].map((label) => speed("sweep.json", "M-1B", { label }));
  const made = makeBundle(draftOf(sweep, ANSWERS));
  expect(made.bundle?.results.map(({ id, workload }) => [id, workload.settings])).toEqual([
    ["m-1b-bfloat16", { run: "first" }],
    ["m-1b-bfloat16-2", { run: "second" }],
  ]);
  expect(checkBundle(made.bundle).findings).toEqual([]);
});

test.each([
  ["https://example.org/run", { kind: "import", url: "https://example.org/run" }],
  ["10.1234/abc", { kind: "import", doi: "10.1234/abc" }],
  ["A. Author: A Title, 2026", { kind: "import", citation: "A. Author: A Title, 2026" }],
])("the source %s", (source, expected) => {
  expect(makeBundle(draftOf([speed("a.json", "M-1B")], { ...ANSWERS, source })).bundle?.source).toEqual(
    expected,
  );
});

test("a run that may not be ranked says so in the bundle", () => {
  const limited = scores("a.json", "M-1B", ["gsm8k"], {
    notComparable: "A limited run.",
    notes: ["Of 5 samples."],
  });
  const made = makeBundle(draftOf([limited], ANSWERS));
  expect(made.bundle?.results[0]).toMatchObject({ not_comparable: "A limited run.", notes: "Of 5 samples." });
});

test("random answers never throw, and whatever they make passes the checks", () => {
  const keys = fc.oneof(
    fc.constantFrom(
      ...Object.keys(ANSWERS),
      "model",
      "join",
      "join.3",
      "runs.1.model",
      "runs.2.take",
      "runs.99.technique",
      "technique.settings.bits",
      "environment.software.vllm",
      "workload.tasks",
      "axis",
      "__proto__",
      "technique.settings.__proto__",
      "constructor",
    ),
    fc.string(),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "1",
      "-1",
      "1e999",
      "own",
      "all",
      "/home/alice",
      "peft/LoRA",
      "not stated",
      "\ud800",
      "a,b",
    ),
  );
  const readings = [speed("a.json", null), scores("b.json", "M-1B"), speed("c.json", "M-1B")];
  fc.assert(
    fc.property(fc.dictionary(keys, texts), (answers) => {
      const draft = draftOf(readings, { ...ANSWERS, join: "own", model: "M-1B", ...answers });
      questionsOf(draft);
      const made = makeBundle(draft);
      const findings = made.bundle ? checkBundle(made.bundle).findings : [];
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("what is private in a finished bundle holds it back, and is told with its run", () => {
  const [run] = draftOf([speed("a.json", "M-1B")], ANSWERS).runs;
  const leaky = draftOf([speed("a.json", "M-1B", { notes: ["run by alice@example.edu"] })], ANSWERS);
  expect(run?.number).toBe(1);
  const { bundle, isPrivate, remarks } = makeBundle(leaky);
  expect([bundle, isPrivate]).toEqual([null, true]);
  expect(remarks).toEqual([
    expect.stringMatching(
      /^It would publish e-mail addresses \(.*\) at \/results\/0\/notes\. Correct it, or leave run 1 out\.$/,
    ),
  ]);
});
