import { expect, test } from "vitest";
import { canonicalValues, onlyReading } from "./serving/canonical-values";
import { textFile } from "./source-file";
import { vllmLatency } from "./vllm-latency";

/** Made up. */
const RUN = { avg_latency: 2.5, latencies: [2.25, 2.75], percentiles: { "10": 2.3, "50": 2.5, "99": 2.745 } };

const read = (content: unknown) => {
  const file = textFile("latency.json", JSON.stringify(content));
  return vllmLatency.read([file], [file]);
};

test("seconds of one batch are AL, with its repeats", async () => {
  const reading = onlyReading(await read(RUN));
  expect(canonicalValues(reading)).toEqual({ al: "2.5 s" });
  expect(reading.metrics.al).toMatchObject({ unit: "s", repeats: [2.25, 2.75] });
});

test("nothing is said of model, batch and lengths, which are not in the file", async () => {
  expect(onlyReading(await read(RUN)).facts).toEqual({ axis: "inference", modality: "language" });
});

test("a latency of 0 is refused", async () => {
  expect((await read({ ...RUN, avg_latency: 0 })).skipped).toEqual([
    { path: "latency.json", reason: "empty", why: "it has no latency above 0" },
  ]);
});

test("it is recognised by its three keys together", () => {
  expect(vllmLatency.recognises(textFile("x", JSON.stringify(RUN)))).toBe(true);
  expect(vllmLatency.recognises(textFile("x", '{"avg_latency": 1, "latencies": []}'))).toBe(false);
});

test("repeats that the mean cannot be of are left out: one of them was lost", async () => {
  const text = JSON.stringify({ avg_latency: 2.5, latencies: [2.0, 2.25], percentiles: {} });
  const { readings } = await vllmLatency.read([textFile("latency.json", text)], []);
  expect(readings[0]?.metrics.al).toMatchObject({ value: 2.5, unit: "s" });
  expect(readings[0]?.metrics.al).not.toHaveProperty("repeats");
});

test("a mean that is not among its repeats is in doubt, and stays what it is", async () => {
  const inMilliseconds = onlyReading(await read({ ...RUN, avg_latency: 2500 }));
  expect(inMilliseconds.metrics.al).toMatchObject({
    value: 2500,
    unit: "s",
    doubt: "It is not among the latencies that it is said to be the mean of.",
  });
  expect(onlyReading(await read(RUN)).metrics.al).not.toHaveProperty("doubt");
});
