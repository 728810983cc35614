import fc from "fast-check";
import { expect, test } from "vitest";
import { Environment, LIMITS, Model, Workload } from "@/benchmark/bundle";
import { acceptedUnits, isMetric } from "@/benchmark/metrics";
import { textFile } from "../source-file";
import { TOOLKIT_FIELDS } from "./fields";
import { efficientllmToolkit } from "./importer";
import {
  attentionFreeJson,
  attentionFreeLog,
  fineTuningLog,
  importTree,
  lmEvalResults,
  megatronLog,
  monitorDump,
} from "./run-builder";

const CONFIGURATION = "mistral_7b_o1_sft_full";
const TREE: Readonly<Record<string, string>> = {
  "x/results/rwkv_1.5B/efficientllm_metrics.json": attentionFreeJson(),
  "x/logs/rwkv_1.5B.log": attentionFreeLog(),
  "m/attention_results/mla_1.5B.log": megatronLog(),
  [`f/logs/${CONFIGURATION}.log`]: fineTuningLog(),
  [`f/saves/${CONFIGURATION}/train_results.json`]:
    '{"train_loss": 1.5, "train_runtime": 100.5, "train_samples_per_second": 6.4}',
  "q/results.json": lmEvalResults("leaderboard_bbh", { "acc_norm,none": 0.5 }),
  "q/perf.json": monitorDump({ MCR: 2 }),
};

test("A whole tree becomes one reading a run", async () => {
  const { readings, skipped } = await importTree(TREE);
  expect(readings.map(({ label }) => label)).toEqual([
    "MLA 1.5B",
    "RWKV 1.5B",
    "Mistral-7B full OpenO1-SFT",
    "Imagined-7B bfloat16",
    "perf",
  ]);
  expect(skipped).toEqual([]);
});

test("Every metric that is read is documented", async () => {
  const { readings } = await importTree(TREE);
  const documented = new Set(TOOLKIT_FIELDS.map(({ becomes }) => becomes));
  const read = new Set(readings.flatMap(({ metrics }) => Object.keys(metrics)));
  expect([...read].filter((key) => !documented.has(key))).toEqual([]);
  expect(read.size).toBe(10);
});

test.each([
  ["derived", "Method,Parameters,Context Length,PPL,AMU (GB),AL (s/iter)\nMamba,0.5B,8K,300,40,3\n"],
  ["derived", "Model,Precision,MMLU-Pro,BBH,GPQA,IFEval,MATH,MUSR\nX,int4,N/A,N/A,N/A,N/A,N/A,N/A\n"],
  ["derived", "INFERENCE BENCHMARK PERFORMANCE SUMMARY\n=====\nBBH: No valid results\n"],
  ["empty", "MoE Results Summary\n====\n\nMethod | Parameters | Top K\n-------|------------|-------\n"],
  [
    "derived",
    "MoE Results Summary\n====\n\nMethod | Parameters | Top K\n-------|------------|-------\ndense | 1 | 1\n",
  ],
])("Tables are not read: %s", async (reason, text) => {
  const { readings, skipped } = await importTree({ "t/table.txt": text });
  expect(readings).toEqual([]);
  expect(skipped.map((one) => one.reason)).toEqual([reason]);
});

test.each([
  ["the pipeline's own source", "x/efficientllm_metrics.py", megatronLog()],
  ["another project's log", "logs/app.log", "Traceback (most recent call last):\nValueError: x"],
  ["results of plain lm-eval", "r.json", '{"results": {"arc": {"acc,none": 0.5}}, "versions": {"arc": 1}}'],
  ["a trainer's file of nobody's configuration", "out/train_results.json", '{"train_runtime": 5}'],
  ["the configuration of a model", "config.json", '{"model_type": "rwkv", "hidden_size": 64}'],
])("%s is left to others", (_, path, text) => {
  expect(efficientllmToolkit.recognises(textFile(path, text))).toBe(false);
});

test("Windows line ends, a byte order mark and a folder of any name change nothing", async () => {
  const plain = await importTree(TREE);
  const changed = await importTree(
    Object.fromEntries(
      Object.entries(TREE).map(([path, text]) => [path, `\ufeff${text.replaceAll("\n", "\r\n")}`]),
    ),
  );
  expect(changed).toEqual(plain);
});

const JUNK = [
  "NaN",
  "Infinity",
  "-1",
  "0",
  "null",
  '"text"',
  "[]",
  "{}",
  "1e400",
  "1e150",
  "123456789012345678901234567890",
  "true",
];

test("Whatever is done to its files, each is read or skipped, and no unit is wrong", async () => {
  const spoiled = fc.record({
    path: fc.constantFrom(...Object.keys(TREE)),
    edits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...JUNK)), {
      maxLength: 4,
    }),
    dropped: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  await fc.assert(
    fc.asyncProperty(spoiled, async ({ path, edits, dropped, cut }) => {
      let text = TREE[path] ?? "";
      for (const [where, junk] of edits) {
        const numbers = [...text.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?(?![\w.])/g)];
        const one = numbers[Math.floor(where * (numbers.length - 1))];
        if (one) text = text.slice(0, one.index) + junk + text.slice(one.index + one[0].length);
      }
      if (dropped !== null) {
        const lines = text.split(/(?<=[\n,])/);
        lines.splice(Math.floor(dropped * lines.length), 1);
        text = lines.join("");
      }
      if (cut !== null) text = text.slice(0, Math.floor(cut * text.length));
      const files = Object.entries({ ...TREE, [path]: text }).map(([name, content]) =>
        textFile(name, content),
      );
      const mine = files.filter(efficientllmToolkit.recognises);
      const { readings, skipped } = await efficientllmToolkit.read(mine, files);
      const ended = [...readings.flatMap(({ paths }) => paths), ...skipped.map((one) => one.path)];
      expect(ended.sort()).toEqual(mine.map((file) => file.path).sort());
      for (const { facts } of readings) {
        expect(Model.partial().safeParse(facts.model ?? {}).success).toBe(true);
        expect(Workload.safeParse(facts.workload ?? {}).success).toBe(true);
        expect(Environment.safeParse(facts.environment ?? {}).success).toBe(true);
      }
      for (const [key, value] of readings.flatMap(({ metrics }) => Object.entries(metrics))) {
        if (!isMetric(key)) throw new Error(key);
        if ("missing" in value) continue;
        expect(acceptedUnits(key)).toContain(value.unit);
        expect(value.value).toBeGreaterThan(0);
        expect(value.value).toBeLessThanOrEqual(LIMITS.magnitude);
      }
    }),
    { numRuns: 300 },
  );
});
