import { expect, test } from "vitest";
import { canonicalValues, onlyReading } from "../serving/canonical-values";
import { textFile } from "../source-file";
import { llamaBench } from "./importer";

/** Made up, in the shape of build 8067. */
const TEST = {
  build_commit: "0abc123d",
  build_number: 8067,
  cpu_info: "Example CPU 16-Core",
  gpu_info: "NVIDIA GeForce RTX 4090",
  backends: "CUDA",
  model_filename: "/home/jo/models/Tiny-1B-Instruct-Q4_K_M.gguf",
  model_type: "llama 1B Q4_K - Medium",
  model_size: 800_000_000,
  model_n_params: 1_250_000_000,
  n_batch: 2048,
  n_ubatch: 512,
  n_threads: 8,
  type_k: "f16",
  type_v: "q8_0",
  n_gpu_layers: 99,
  split_mode: "layer",
  flash_attn: 1,
  devices: "auto",
  tensor_split: "0.00",
  n_prompt: 0,
  n_gen: 128,
  n_depth: 0,
  test_time: "2026-01-02T03:04:05Z",
  avg_ns: 640_000_000,
  stddev_ns: 2_000_000,
  avg_ts: 200.5,
  stddev_ts: 0.5,
  samples_ns: [638_000_000, 642_000_000],
  samples_ts: [201, 200],
};

const read = (text: string, name = "bench.json") => llamaBench.read([textFile(name, text)], []);
const readOne = async (changes: object) => onlyReading(await read(JSON.stringify([{ ...TEST, ...changes }])));

test("generation is IT, and nanoseconds are seconds", async () => {
  const reading = await readOne({});
  expect(canonicalValues(reading)).toEqual({ it: "200.5 tokens/s", al: "0.64 s", size: "0.8 GB" });
  expect(reading.metrics.it).toMatchObject({
    uncertainty: { kind: "stdev", value: 0.5 },
    repeats: [201, 200],
    note: "Tokens per second over 128 generated tokens.",
  });
});

test("prefill is throughput under a task of its own, and never IT", async () => {
  const reading = await readOne({ n_prompt: 512, n_gen: 0, avg_ts: 9000 });
  expect(canonicalValues(reading)).toEqual({ throughput: "9000 tokens/s", al: "0.64 s", size: "0.8 GB" });
  expect(reading.facts.workload).toMatchObject({ task: "prefill", input_tokens: 512 });
});

test("both in one test is neither", async () => {
  const reading = await readOne({ n_prompt: 512, n_gen: 128, avg_ts: 1000 });
  expect(canonicalValues(reading)).not.toHaveProperty("it");
  expect(reading.facts.workload).toMatchObject({
    task: "prefill and generation",
    input_tokens: 512,
    output_tokens: 128,
  });
});

test("what the file says of model, precision, accelerator and settings is told", async () => {
  const { facts, version } = await readOne({});
  expect(version).toBe("b8067 (0abc123d)");
  expect(facts).toEqual({
    axis: "inference",
    modality: "language",
    model: { name: "Tiny-1B-Instruct", parameters_b: 1.25 },
    technique: { family: "quantization", name: "Q4_K_M" },
    environment: {
      accelerator: "NVIDIA GeForce RTX 4090",
      count: 1,
      software: { "llama.cpp": "b8067 (0abc123d)" },
    },
    workload: {
      task: "generation",
      output_tokens: 128,
      settings: {
        n_depth: 0,
        n_batch: 2048,
        n_ubatch: 512,
        n_threads: 8,
        n_gpu_layers: 99,
        type_k: "f16",
        type_v: "q8_0",
        split_mode: "layer",
        flash_attn: true,
      },
    },
  });
});

test("flash attention is true in one version and 1 in another", async () => {
  for (const flash_attn of [true, 1]) {
    expect((await readOne({ flash_attn })).facts.workload?.settings).toMatchObject({ flash_attn: true });
  }
  for (const flash_attn of [false, 0]) {
    expect((await readOne({ flash_attn })).facts.workload?.settings).toMatchObject({ flash_attn: false });
  }
});

test("each depth of context is a run of its own, labelled as llama-bench does", async () => {
  const lines = [TEST, { ...TEST, n_depth: 4096 }, { ...TEST, n_prompt: 512, n_depth: 4096 }];
  const { readings } = await read(lines.map((line) => JSON.stringify(line)).join("\r\n"), "bench.jsonl");
  expect(readings.map(({ label }) => label)).toEqual(["tg128", "tg128 @ d4096", "pp512+tg128 @ d4096"]);
  expect(readings.map(({ facts }) => facts.workload?.settings?.n_depth)).toEqual([0, 4096, 4096]);
});

test("models in one file are told apart in the labels", async () => {
  const other = { ...TEST, model_filename: "Tiny-1B-Instruct-Q8_0.gguf", model_type: "llama 1B Q8_0" };
  const { readings } = await read(JSON.stringify([TEST, other]));
  expect(readings.map(({ label }) => label)).toEqual([
    "Tiny-1B-Instruct Q4_K_M tg128",
    "Tiny-1B-Instruct Q8_0 tg128",
  ]);
});

test("a deviation of 0 with one sample is no precision", async () => {
  const { metrics } = await readOne({ stddev_ts: 0, samples_ts: [200.5] });
  expect(metrics.it).not.toHaveProperty("uncertainty");
  expect(metrics.it).not.toHaveProperty("repeats");
});

test("a split model is named without its part; a default name and a user's are not told", async () => {
  const named = async (model_filename: string) => (await readOne({ model_filename })).facts.model?.name;
  expect(await named("/mnt/x/Tiny-122B-A10B-UD-Q4_K_XL-00001-of-00003.gguf")).toBe("Tiny-122B-A10B");
  expect(await named("C:\\llm\\Tiny-1B.Q3_K_L.gguf")).toBe("Tiny-1B");
  expect(await named("/home/jo/ggml-model-f16.gguf")).toBeUndefined();
  expect(await named("/home/jo/jo-7b-tuned.gguf")).toBeUndefined();
});

test("several accelerators are counted where they are alike and share the layers", async () => {
  const environment = async (changes: object) => {
    const { software: _, ...rest } = (await readOne(changes)).facts.environment ?? {};
    return rest;
  };
  const two = "NVIDIA H100, NVIDIA H100";
  expect(await environment({ gpu_info: two })).toEqual({ accelerator: "NVIDIA H100", count: 2 });
  expect(await environment({ gpu_info: two, split_mode: "none" })).toEqual({ accelerator: "NVIDIA H100" });
  expect(await environment({ gpu_info: "NVIDIA H100, NVIDIA A100" })).toEqual({});
  expect(await environment({ gpu_info: "NVIDIA H100, RPC[10.0.0.7:50052]" })).toEqual({
    accelerator: "NVIDIA H100",
  });
  expect(await environment({ n_gpu_layers: 0 })).toEqual({ accelerator: "Example CPU 16-Core" });
});

test("its CSV gives the same as its JSON, without samples", async () => {
  const { samples_ns: _, samples_ts: __, ...row } = TEST;
  const line = (cells: unknown[]) => cells.map((cell) => `"${cell}"`).join(",");
  const text = `${Object.keys(row).join(",")}\r\n${line(Object.values(row))}\r\n`;
  expect(llamaBench.recognises(textFile("bench.csv", text))).toBe(true);
  const reading = onlyReading(await read(text, "bench.csv"));
  expect(canonicalValues(reading)).toEqual({ it: "200.5 tokens/s", al: "0.64 s", size: "0.8 GB" });
  expect(reading.facts).toEqual((await readOne({})).facts);
});

test("a table that others made from it is refused as derived", async () => {
  const text = "model,n_prompt,n_gen,avg_ts,stddev_ts,build_commit,gpu_info\nTiny,0,128,20.5,0.1,abc,GPU\n";
  expect(llamaBench.recognises(textFile("summary.csv", text))).toBe(true);
  expect((await read(text, "summary.csv")).skipped).toEqual([
    {
      path: "summary.csv",
      reason: "derived",
      why: "it is a table made from llama-bench's output, which has more",
    },
  ]);
});

test("tests without a value are told, and a file of such is refused", async () => {
  const zero = { ...TEST, avg_ts: 0, avg_ns: 0 };
  expect((await read(JSON.stringify([TEST, zero]))).skipped).toEqual([
    { path: "bench.json", reason: "empty", why: "1 of 2 tests have no value above 0" },
  ]);
  expect(await read(JSON.stringify([zero]))).toMatchObject({ readings: [], skipped: [{ reason: "empty" }] });
});

test("flash attention that is left to the program is not said to be off", async () => {
  for (const flash_attn of [-1, "auto"]) {
    expect((await readOne({ flash_attn })).facts.workload?.settings).not.toHaveProperty("flash_attn");
  }
});

test("a stroke in a device's name parts no devices, but those that older builds part by it", async () => {
  const environment = async (gpu_info: string) => (await readOne({ gpu_info })).facts.environment;
  expect(await environment("AMD Radeon RX 6600/6600 XT/6600M (RADV NAVI23)")).toMatchObject({
    accelerator: "AMD Radeon RX 6600/6600 XT/6600M",
    count: 1,
  });
  expect(await environment("NVIDIA A100-SXM4-40GB/NVIDIA A100-SXM4-40GB")).toMatchObject({
    accelerator: "NVIDIA A100-SXM4-40GB",
    count: 2,
  });
  expect(await environment("NVIDIA A100/Tesla T4")).not.toHaveProperty("accelerator");
});

test("it did not run on the processor where an accelerator's name can't be told", async () => {
  const remote = await readOne({ gpu_info: "RPC[10.0.0.7:50052]" });
  expect(remote.facts.environment).not.toHaveProperty("accelerator");
  expect((await readOne({ gpu_info: "" })).facts.environment?.accelerator).toBe("Example CPU 16-Core");
});

test("its output for a database gives the same as its CSV", async () => {
  const { samples_ns: _, samples_ts: __, ...row } = TEST;
  const values = Object.values(row).map((value) => `'${value}'`);
  const insert = `INSERT INTO llama_bench (${Object.keys(row).join(", ")}) VALUES (${values.join(", ")});`;
  const text = `CREATE TABLE IF NOT EXISTS llama_bench (\n  build_commit TEXT\n);\n\n${insert}\n`;
  expect(llamaBench.recognises(textFile("bench.sql", text))).toBe(true);
  const reading = onlyReading(await read(text, "bench.sql"));
  expect(canonicalValues(reading)).toEqual({ it: "200.5 tokens/s", al: "0.64 s", size: "0.8 GB" });
  expect(reading.facts).toEqual((await readOne({})).facts);
});

test("rows of another width and a last line that is cut off are told", async () => {
  const { samples_ns: _, samples_ts: __, ...row } = TEST;
  const csv = `${Object.keys(row).join(",")}\n${Object.values(row).join(",")}\nabc,1\n`;
  expect(await read(csv, "bench.csv")).toMatchObject({
    readings: [{}],
    skipped: [{ reason: "unreadable", why: "1 rows have more or fewer cells than the header" }],
  });
  const lines = `${JSON.stringify(TEST)}\n${JSON.stringify({ ...TEST, n_gen: 64 }).slice(0, 100)}`;
  expect(await read(lines, "bench.jsonl")).toMatchObject({
    readings: [{}],
    skipped: [{ why: "its last line is cut off; the lines before it are read" }],
  });
  expect((await read(`${JSON.stringify(TEST)}\n${JSON.stringify(TEST)}`)).skipped).toMatchObject([
    { reason: "derived", why: "1 of 2 runs stands in it twice; each is read once" },
  ]);
});

test("a test that does not say both of what it took in and gave out is none", async () => {
  const { n_prompt: _, ...unknown } = { ...TEST, n_prompt: 512, n_gen: 128 };
  for (const record of [unknown, { ...TEST, n_prompt: "512" }, { ...TEST, n_prompt: -1 }]) {
    expect((await read(JSON.stringify([TEST, record]))).readings).toHaveLength(1);
  }
});

test("a commit is a short word; JSON that breaks off before its first key is unreadable", async () => {
  expect((await readOne({ build_commit: "x".repeat(1_000) })).version).toBe("b8067");
  expect((await readOne({ build_commit: "/home/somebody/x" })).version).toBe("b8067");
  expect((await read('[{"build_com')).skipped).toMatchObject([{ reason: "unreadable" }]);
});

test("a speed that is not the test's tokens in its time is in doubt", async () => {
  const doubt = "It is not the tokens of the test divided by avg_ns, which is 200.";
  expect((await readOne({ avg_ts: 20_050 })).metrics.it).toMatchObject({ value: 20_050, doubt });
  expect((await readOne({ n_prompt: 512, n_gen: 0, avg_ts: 8 })).metrics.throughput).toMatchObject({
    doubt: "It is not the tokens of the test divided by avg_ns, which is 800.",
  });
  // Of repeats that differ a lot, the mean of their speeds is above that of their mean time.
  expect((await readOne({ avg_ts: 240 })).metrics.it).not.toHaveProperty("doubt");
});
