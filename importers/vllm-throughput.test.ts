import { expect, test } from "vitest";
import { canonicalValues, onlyReading } from "./serving/canonical-values";
import { textFile } from "./source-file";
import { vllmThroughput } from "./vllm-throughput";

/** Made up: 40,000 tokens in 25 s. */
const RUN = {
  elapsed_time: 25,
  num_requests: 100,
  total_num_tokens: 40_000,
  requests_per_second: 4,
  tokens_per_second: 1600,
};

const read = (content: unknown) => {
  const file = textFile("throughput.json", JSON.stringify(content));
  return vllmThroughput.read([file], [file]);
};

test("tokens of prompts and outputs together are throughput and never IT", async () => {
  const reading = onlyReading(await read(RUN));
  expect(canonicalValues(reading)).toEqual({ throughput: "1600 tokens/s" });
  expect(reading.metrics.throughput).toMatchObject({ note: "Tokens of prompts and outputs together." });
  expect(reading.notes).toEqual(["4 requests/s."]);
});

test("the time of the whole run is no latency of a request", async () => {
  expect(onlyReading(await read(RUN)).metrics).not.toHaveProperty("al");
});

test("its task keeps it from being compared with prefill alone", async () => {
  expect(onlyReading(await read(RUN)).facts.workload).toEqual({
    task: "prefill and generation",
    samples: 100,
    tokens: 40_000,
  });
});

test("a speed that is not what the file itself makes of tokens and seconds is in doubt", async () => {
  const reading = onlyReading(await read({ ...RUN, tokens_per_second: 1200 }));
  expect(reading.metrics.throughput).toMatchObject({
    doubt: "It is not total_num_tokens divided by elapsed_time, which is 1600.",
  });
});

test("a run without requests is refused", async () => {
  expect((await read({ ...RUN, num_requests: 0, tokens_per_second: 0 })).skipped).toMatchObject([
    { reason: "failed" },
  ]);
});

test("it is recognised by its keys", () => {
  expect(vllmThroughput.recognises(textFile("x", JSON.stringify(RUN)))).toBe(true);
  expect(vllmThroughput.recognises(textFile("x", '{"elapsed_time": 3}'))).toBe(false);
});
