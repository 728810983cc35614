import { describe, expect, test } from "vitest";
import type { Importer } from "./importer";
import { aReading, aValue } from "./made-up-readings";
import { importFiles } from "./registry";
import { type SourceFile, textFile } from "./source-file";

/** Made-up files of tools whose copies were taken for runs of their own. */
const LATENCY = JSON.stringify({ avg_latency: 2.5, latencies: [2, 3], percentiles: { "50": 2.5 } });
const AIPERF = JSON.stringify({
  aiperf_version: "0.11.0",
  request_latency: { unit: "ms", avg: 1500 },
  request_throughput: { unit: "requests/sec", avg: 3 },
});
const SGLANG = JSON.stringify({
  backend: "sglang",
  sharegpt_output_len: null,
  random_range_ratio: 0,
  mean_e2e_latency_ms: 4200,
  completed: 10,
});
const LLAMA = JSON.stringify([
  {
    build_commit: "0a1b2c3",
    build_number: 6000,
    model_filename: "tiny-1b-Q4_K_M.gguf",
    model_type: "llama 1B Q4_K - Medium",
    n_prompt: 0,
    n_gen: 128,
    avg_ns: 1_280_000_000,
    avg_ts: 100,
  },
]);
const LM_EVAL = JSON.stringify({
  results: { copa: { "acc,none": 0.75 } },
  "n-shot": { copa: 0 },
  higher_is_better: { copa: { acc: true } },
});
const CODECARBON = [
  "timestamp,project_name,run_id,duration,emissions,energy_consumed,gpu_energy,gpu_count,gpu_model",
  "2026-01-01T10:00:00,made-up,a1,3600,0.1,0.5,0.3,1,1 x NVIDIA H100",
].join("\n");
const TRAINED = JSON.stringify({ epoch: 1, train_loss: 1.25, train_runtime: 250.5 });
const ADAPTER = JSON.stringify({ peft_type: "LORA", task_type: "CAUSAL_LM", r: 8 });

const FILES: readonly (readonly [string, string])[] = [
  ["latency.json", LATENCY],
  ["profile_export_aiperf.json", AIPERF],
  ["out.jsonl", SGLANG],
  ["llama-bench.json", LLAMA],
  ["results_2026.json", LM_EVAL],
  ["emissions.csv", CODECARBON],
  ["all_results.json", TRAINED],
];

describe("copies of a file", () => {
  test.each(FILES)("%s in two folders is one run, that of the first path", async (name, text) => {
    const files = [textFile(`b/${name}`, text), textFile(`a/${name}`, text)];
    const { readings, skipped } = await importFiles(files);
    expect(readings.map(({ paths }) => paths)).toEqual([[`a/${name}`]]);
    expect(skipped).toEqual([{ path: `b/${name}`, reason: "copy", why: `the same as a/${name}` }]);
  });

  test("rows that measured nothing go with the copy that they stand in", async () => {
    const text = `${CODECARBON}\n2026-01-01T12:00:00,made-up,a2,3600,0.1,0.5,0,1,1 x NVIDIA H100`;
    const { readings, skipped } = await importFiles(["a.csv", "b.csv"].map((path) => textFile(path, text)));
    expect(readings.map(({ paths, metrics }) => [paths, Object.keys(metrics)])).toEqual([
      [["a.csv"], ["aec"]],
      [["a.csv"], ["aec"]],
    ]);
    expect(skipped).toEqual([{ path: "b.csv", reason: "copy", why: "the same as a.csv" }]);
  });

  test("files of one size that differ in one character are two runs", async () => {
    const files = [textFile("a.json", LATENCY), textFile("b.json", LATENCY.replace("[2,3]", "[1,4]"))];
    const { readings, skipped } = await importFiles(files);
    expect(readings.map(({ paths }) => paths)).toEqual([["a.json"], ["b.json"]]);
    expect(skipped).toEqual([]);
  });

  test("an adapter's configuration belongs to each of the runs that have the same", async () => {
    const other = TRAINED.replace("250.5", "251.5");
    const files = [
      textFile("a/adapter_config.json", ADAPTER),
      textFile("a/all_results.json", TRAINED),
      textFile("b/adapter_config.json", ADAPTER),
      textFile("b/all_results.json", other),
    ];
    const { readings, skipped } = await importFiles(files);
    expect(readings.map(({ paths }) => paths)).toEqual([
      ["a/all_results.json", "a/adapter_config.json"],
      ["b/all_results.json", "b/adapter_config.json"],
    ]);
    expect(skipped).toEqual([]);
  });

  test("an adapter's configuration alone holds no value, so each is kept for what lies beside it", async () => {
    const files = [textFile("a/adapter_config.json", ADAPTER), textFile("b/adapter_config.json", ADAPTER)];
    expect((await importFiles(files)).readings).toHaveLength(2);
  });

  test("of a folder that was copied, what describes its run goes with it", async () => {
    const files = ["a", "b"].flatMap((folder) => [
      textFile(`${folder}/adapter_config.json`, ADAPTER),
      textFile(`${folder}/all_results.json`, TRAINED),
    ]);
    const { readings, skipped } = await importFiles(files);
    expect(readings.map(({ paths }) => paths)).toEqual([["a/all_results.json", "a/adapter_config.json"]]);
    expect(skipped).toEqual([
      { path: "b/all_results.json", reason: "copy", why: "the same as a/all_results.json" },
      {
        path: "b/adapter_config.json",
        reason: "beside",
        why: "it belongs to a copy of a/all_results.json",
      },
    ]);
  });

  test("an accuracy that two runs share leaves both of them in, since their logs differ", async () => {
    const importer = twoFilesARun();
    const files = [
      textFile("a/log", "log 1"),
      textFile("a/accuracy", "log of accuracy"),
      textFile("b/log", "log 2"),
      textFile("b/accuracy", "log of accuracy"),
    ];
    const { readings, skipped } = await importFiles(files, { importers: [importer] });
    expect(readings).toHaveLength(2);
    expect(skipped).toEqual([]);
  });

  test("three copies of many runs are read once, and each file is told of once", async () => {
    const line = (rate: number) =>
      SGLANG.replace('"completed":10', `"completed":10,"request_rate":${rate},"output_throughput":${rate}5`);
    const text = [line(1), line(2)].join("\n");
    const { readings, skipped } = await importFiles(["c", "a", "b"].map((name) => textFile(name, text)));
    expect(readings.map(({ paths, label }) => [paths, label])).toEqual([
      [["a"], "1 requests/s"],
      [["a"], "2 requests/s"],
    ]);
    expect(skipped).toEqual([
      { path: "b", reason: "copy", why: "the same as a" },
      { path: "c", reason: "copy", why: "the same as a" },
    ]);
  });

  test("one whose first is gone when it is compared is kept", async () => {
    let isThere = true;
    const first: SourceFile = {
      ...textFile("a.json", LATENCY),
      text: async () => {
        if (!isThere) throw new Error("made up");
        isThere = false;
        return LATENCY;
      },
    };
    const { readings } = await importFiles([first, textFile("b.json", LATENCY)]);
    expect(readings.map(({ paths }) => paths)).toEqual([["a.json"], ["b.json"]]);
  });

  test("files of sizes of their own are not read a second time", async () => {
    let reads = 0;
    const counted = (path: string, text: string): SourceFile => ({
      ...textFile(path, text),
      text: async () => {
        reads++;
        return text;
      },
    });
    await importFiles([counted("a.json", LATENCY), counted("b.json", `${LATENCY} `)]);
    expect(reads).toBe(2);
  });
});

describe("one run in two writings", () => {
  const measured = { avg_latency: 2.1234567, latencies: [2, 3], percentiles: { "50": 2.5 } };
  const sglang = { ...JSON.parse(SGLANG), mean_e2e_latency_ms: 4211.125, output_throughput: 320.125 };

  test("that agree in every digit of several times and speeds are one", async () => {
    const files = [
      textFile("pretty.jsonl", JSON.stringify(sglang, null, 1)),
      textFile("out.jsonl", JSON.stringify(sglang)),
    ];
    const { readings, skipped } = await importFiles(files);
    expect(readings.map(({ paths }) => paths)).toEqual([["out.jsonl"]]);
    expect(skipped).toEqual([
      { path: "pretty.jsonl", reason: "copy", why: "each value in it is that of out.jsonl, digit for digit" },
    ]);
  });

  test("are two where they tell of different runs", async () => {
    const files = [
      textFile("a.jsonl", JSON.stringify(sglang)),
      textFile("b.jsonl", JSON.stringify({ ...sglang, dataset_name: "other" })),
    ];
    expect((await importFiles(files)).readings).toHaveLength(2);
  });

  test("are two where a single value agrees: that may be chance", async () => {
    const files = [
      textFile("a.json", JSON.stringify(measured)),
      textFile("b.json", JSON.stringify(measured, null, 1)),
    ];
    expect((await importFiles(files)).readings).toHaveLength(2);
  });

  test("are two where the values are round: these may be chance, too", async () => {
    const round = { ...sglang, mean_e2e_latency_ms: 4200, output_throughput: 320 };
    const files = [
      textFile("a.jsonl", JSON.stringify(round)),
      textFile("b.jsonl", JSON.stringify(round, null, 1)),
    ];
    expect((await importFiles(files)).readings).toHaveLength(2);
  });

  test("a file with one of its runs elsewhere keeps the others", async () => {
    const other = { ...sglang, mean_e2e_latency_ms: 5211.125 };
    const files = [
      textFile("all.jsonl", `${JSON.stringify(sglang)}\n${JSON.stringify(other)}`),
      textFile("a/one.json", JSON.stringify(sglang)),
    ];
    const { readings, skipped } = await importFiles(files);
    expect(readings.map(({ paths }) => paths)).toEqual([["a/one.json"], ["all.jsonl"]]);
    expect(skipped).toEqual([
      { path: "all.jsonl", reason: "copy", why: "1 of 2 runs in it stands in another file, too: a/one.json" },
    ]);
  });
});

/** A made-up tool whose runs have a log and an accuracy of their own. */
function twoFilesARun(): Importer {
  return {
    key: "made-up",
    title: "made up",
    url: "https://example.org",
    versions: "",
    fields: [],
    asks: [],
    drops: [],
    recognises: () => true,
    read: async (files) => {
      for (const file of files) await file.text();
      const runs = files.filter(({ path }) => path.endsWith("/log"));
      return {
        readings: runs.map(({ path }) => {
          const accuracy = path.replace("/log", "/accuracy");
          return aReading({
            paths: [path, accuracy],
            metrics: { it: aValue(100, "tokens/s", path) },
            scores: [{ task: "made-up", metric: "accuracy", value: 0.5, better: "higher", path: accuracy }],
          });
        }),
        skipped: [],
      };
    },
  };
}
