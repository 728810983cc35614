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
    environment: { accelerator: "Nvidia A100 GPU", count: 1 },
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

test("it is recognised by its header", () => {
  expect(argonne.recognises(textFile("x", `\n${HEADER}\n`))).toBe(true);
  expect(argonne.recognises(textFile("x", "Hardware,Model,Latency\n"))).toBe(false);
});
