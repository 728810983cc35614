import { expect, test } from "vitest";
import { argonne } from "./argonne";
import { canonicalValues, onlyReading } from "./serving/canonical-values";
import { textFile } from "./source-file";

const HEADER =
  "Hardware,Num of Hardware,Framework,Model,Input Output Length,Batch Size,Latency,Throughput,avg_power ";
/** Made up: (128 + 128) tokens of 4 prompts in 2 s are 512 tokens/s. */
const ROW = "Nvidia A100 GPU,1,vLLM,example-org/Tiny-1B,128,4,2.0,512.0,250000.0";
const read = (text: string) => argonne.read([textFile("sweep.csv", text)], []);

test("power is in milliwatts, latency in seconds, and throughput counts prompts, too", async () => {
  const reading = onlyReading(await read(`${HEADER}\n\n${ROW}\n\n`));
  expect(canonicalValues(reading)).toEqual({ al: "2 s", throughput: "512 tokens/s", aec: "250 W" });
  expect(reading.facts).toEqual({
    axis: "inference",
    modality: "language",
    model: { name: "Tiny-1B", hub_id: "example-org/Tiny-1B" },
    environment: { accelerator: "NVIDIA A100", count: 1 },
    workload: {
      task: "prefill and generation",
      batch_size: 4,
      input_tokens: 128,
      output_tokens: 128,
      settings: { framework: "vLLM" },
    },
  });
});

test("with several accelerators nothing is said of what the power counts", async () => {
  const reading = onlyReading(await read(`${HEADER}\n${ROW.replace("GPU,1,", "GPU,4,")}`));
  expect(reading.metrics.aec).not.toHaveProperty("scope");
});

test("a comma without quotes inside of a field does not move the values", async () => {
  const header = HEADER.replace("Latency,Throughput,avg_power ", "kv_cache_dtype,latency ,throughput");
  const start = "Nvidia H100 GPU,1,vLLM,example-org/Tiny-1B,128,4";
  const text = [
    header,
    `${start},Weight = fp8, KV Cache = int8,2.0,512.0`,
    `${start},"Weight = fp16, KV Cache = fp8",1.0,1024.0`,
    `${start},"Weight = full_prec, KV Cache = fp8",1.0,1024.0`,
  ].join("\r\n");
  const { readings, skipped } = await read(text);
  expect(skipped).toEqual([]);
  expect(readings.map(canonicalValues)).toEqual([
    { al: "2 s", throughput: "512 tokens/s" },
    { al: "1 s", throughput: "1024 tokens/s" },
    { al: "1 s", throughput: "1024 tokens/s" },
  ]);
  expect(readings.map(({ facts }) => facts.technique)).toEqual([
    { family: "quantization", name: "fp8", settings: { kv_cache_dtype: "int8" } },
    { family: "quantization", name: "float16", settings: { kv_cache_dtype: "fp8" } },
    undefined,
  ]);
});

test("rows of another width are left out and told", async () => {
  const { readings, skipped } = await read(`${HEADER}\n${ROW}\nNvidia A100 GPU,1,vLLM\n`);
  expect(readings).toHaveLength(1);
  expect(skipped).toEqual([{ path: "sweep.csv", reason: "unreadable", why: "row 2: 3 cells under 9 names" }]);
});

test("a row that stands twice is one run, in one table and in two", async () => {
  const other = ROW.replace("2.0,512.0", "1.0,1024.0");
  const withoutPower = HEADER.replace(",avg_power ", "");
  const row = ROW.replace(",250000.0", "");
  const files = [
    textFile("all.csv", [withoutPower, row, row.replace("128,4,2.0", "128,8,2.0")].join("\n")),
    textFile("power.csv", [HEADER, ROW, other, ROW].join("\n")),
  ];
  const { readings, skipped } = await argonne.read(files, files);
  expect(readings.map(({ paths }) => paths[0])).toEqual(["power.csv", "power.csv", "all.csv"]);
  expect(canonicalValues(readings[0] ?? onlyReading({ readings, skipped }))).toHaveProperty("aec", "250 W");
  expect(skipped).toEqual([
    { path: "power.csv", reason: "derived", why: "1 of 3 runs stands in it twice; each is read once" },
    { path: "all.csv", reason: "derived", why: "1 of 2 runs stands in power.csv, too" },
  ]);
});

test("rows that differ in their time are runs of their own, as are those without one", async () => {
  const again = ROW.replace("2.0,512.0", "2.1,512.0");
  const untimed = ROW.replace("2.0,512.0", ",512.0");
  const { readings, skipped } = await read([HEADER, ROW, again, untimed, untimed].join("\n"));
  expect(readings).toHaveLength(4);
  expect(skipped).toEqual([]);
});

test("it is recognised by its header", () => {
  expect(argonne.recognises(textFile("x", `\n${HEADER}\n`))).toBe(true);
  expect(argonne.recognises(textFile("x", "Hardware,Model,Latency\n"))).toBe(false);
});

test("a label has no path in it", async () => {
  const elsewhere = ROW.replace("vLLM", "/home/somebody/vllm").replace("Nvidia A100 GPU", "host:8000");
  const { readings } = await read([HEADER, ROW, elsewhere].join("\n"));
  expect(readings.map(({ label }) => label)).toEqual([
    "Nvidia A100 GPU, vLLM, Tiny-1B, length 128, batch 4",
    "Tiny-1B, length 128, batch 4",
  ]);
});
