import { expect, test } from "vitest";
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

test("Of a tree of any size one text is held at a time, and each is read but for what compares copies", async () => {
  let [open, most, reads] = [0, 0, 0];
  const files = Array.from({ length: 200 }, (_, index) => {
    const text = index % 2 ? fineTuningLog({ step: index }) : attentionFreeJson({ parameters: 1e9 + index });
    const path =
      index % 2
        ? `${index}/logs/${CONFIGURATION}.log`
        : `${index}/results/rwkv_1.5B/efficientllm_metrics.json`;
    return {
      ...textFile(path, text),
      text: async () => {
        reads++;
        open++;
        most = Math.max(most, open);
        await Promise.resolve();
        open--;
        return text;
      },
    };
  });
  const { readings } = await efficientllmToolkit.read(files, files);
  expect([readings.length, most, reads]).toEqual([200, 1, 200]);
});
