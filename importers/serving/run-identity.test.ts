import { expect, test } from "vitest";
import { textFile } from "../source-file";
import { vllmServe } from "../vllm-serve";
import { runIdentity } from "./run-identity";

/** Invented values. */
const RUN = {
  date: "20260102-030405",
  backend: "vllm",
  model_id: "made-up-org/Tiny-1B",
  tokenizer_id: "made-up-org/Tiny-1B",
  num_prompts: 10,
  request_rate: 2.5,
  max_concurrency: 4,
  burstiness: 1,
  duration: 4,
  completed: 10,
  total_output_tokens: 400,
  request_throughput: 2.5,
  output_throughput: 100,
  mean_ttft_ms: 20,
};

test("runs of one second that differ in their load or in what was measured are two", async () => {
  const files = Object.entries({
    "a.json": RUN,
    "b.json": { ...RUN, output_throughput: 99, max_concurrency: 64 },
    "c.json": { ...RUN, request_rate: "inf" },
    "d.json": RUN,
  }).map(([path, run]) => textFile(path, JSON.stringify(run)));
  const { readings, skipped } = await vllmServe.read(files, files);
  expect(readings.map(({ paths }) => paths)).toEqual([["a.json"], ["b.json"], ["c.json"]]);
  expect(skipped).toEqual([{ path: "d.json", reason: "derived", why: "the same run stands in a.json" }]);
});

test("what a sweep's table adds makes no other run, and a run without a clock or a duration is always its own", () => {
  expect(runIdentity({ ...RUN, run_number: 3 }, ["run_number"])).toBe(runIdentity(RUN, ["run_number"]));
  expect(runIdentity({ ...RUN, date: null }, [])).toBeNull();
  expect(runIdentity({ ...RUN, duration: 0 }, [])).toBeNull();
});
