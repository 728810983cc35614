import { expect, test } from "vitest";
import { sglang } from "../sglang";
import { textFile } from "../source-file";

/** Made up. */
const RUN = {
  backend: "sglang",
  completed: 5,
  mean_e2e_latency_ms: 1500,
  output_throughput: 80,
  random_range_ratio: 0,
};
const line = (changes: object = {}) => JSON.stringify({ ...RUN, ...changes });
const read = async (text: string) => {
  const file = textFile("out.jsonl", text);
  const { readings, skipped } = await sglang.read([file], [file]);
  return { speeds: readings.map(({ metrics }) => metrics.it), skipped };
};
const speed = (value: number) => expect.objectContaining({ value, unit: "tokens/s" });

test("of a run that was killed while it wrote, the sound lines are read, and the rest is told", async () => {
  const { speeds, skipped } = await read(
    `${line()}\n${line({ output_throughput: 90 })}\n${line().slice(0, 40)}`,
  );
  expect(speeds).toEqual([speed(80), speed(90)]);
  expect(skipped).toEqual([
    {
      path: "out.jsonl",
      reason: "unreadable",
      why: "its last line is cut off; the lines before it are read",
    },
  ]);
});

test("a line that stands twice is one run", async () => {
  const other = line({ output_throughput: 90 });
  const { speeds, skipped } = await read([line(), other, line(), line()].join("\n"));
  expect(speeds).toEqual([speed(80), speed(90)]);
  expect(skipped).toEqual([
    { path: "out.jsonl", reason: "derived", why: "2 of 4 runs stand in it twice; each is read once" },
  ]);
});

test("runs that failed are told one by one, or together where all did", async () => {
  const failed = (duration: number) => line({ completed: 0, duration });
  expect((await read(`${line()}\n${failed(1)}`)).skipped).toEqual([
    { path: "out.jsonl", reason: "failed", why: "run 2 of 2: no request completed" },
  ]);
  expect((await read(`${failed(1)}\n${failed(2)}`)).skipped).toEqual([
    { path: "out.jsonl", reason: "failed", why: "all 2 runs: no request completed" },
  ]);
});
