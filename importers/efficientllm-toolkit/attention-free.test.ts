import { expect, test } from "vitest";
import { attentionFreeJson, attentionFreeLog, importTree } from "./run-builder";

const JSON_PATH = "x/results/rwkv_1.5B/efficientllm_metrics.json";
const LOG_PATH = "x/logs/rwkv_1.5B.log";

async function readOne(tree: Record<string, string>) {
  const { readings } = await importTree(tree);
  const [reading] = readings;
  if (!reading || readings.length > 1) throw new Error(`${readings.length} readings`);
  return reading;
}

test("The metrics file comes before the log, which adds PCU and ST; GB are GiB and PCU is a fraction", async () => {
  const reading = await readOne({ [JSON_PATH]: attentionFreeJson(), [LOG_PATH]: attentionFreeLog() });
  expect(reading.paths).toEqual([JSON_PATH, LOG_PATH]);
  expect(reading.metrics).toMatchObject({
    amu: { value: 20.5, unit: "GiB", scope: "per_accelerator", path: JSON_PATH },
    pcu: { value: 0.8, unit: "fraction", path: LOG_PATH },
    al: { value: 2.00004, unit: "s", path: JSON_PATH },
    tt: { value: 3e-5, unit: "tokens/param/s", path: JSON_PATH },
    st: { value: 7.32e-9, unit: "samples/param/s", path: LOG_PATH },
    aec: { value: 500.25, unit: "W", scope: "total", path: JSON_PATH },
  });
  expect(reading.facts).toEqual({
    axis: "architecture",
    modality: "language",
    technique: { family: "attention-free", name: "RWKV" },
    model: { name: "RWKV 1.5B", parameters_b: 2 },
    environment: { count: 1 },
    workload: { sequence_length: 4096, steps: 500, dataset: "FineWeb-Edu" },
  });
});

test("Its loss is a training loss in doubt and never a perplexity", async () => {
  const { scores } = await readOne({ [LOG_PATH]: attentionFreeLog() });
  expect(scores).toMatchObject([{ metric: "training loss", value: 4.25, better: "lower" }]);
  expect(scores[0]?.doubt).toContain("shifts the labels twice");
});

test("After 1000 steps TT and ST are corrected by 1000 / steps, and the reader is told", async () => {
  const { metrics } = await readOne({ [JSON_PATH]: attentionFreeJson(), [LOG_PATH]: attentionFreeLog(2000) });
  expect(metrics.tt).toMatchObject({ value: 1.5e-5 });
  expect(metrics.st).toMatchObject({ value: 3.66e-9 });
  expect(metrics.tt).toHaveProperty("note", expect.stringContaining("Corrected: the file says 0.00003"));
  expect(metrics.tt).toHaveProperty("doubt", expect.stringContaining("cannot be checked"));
  expect(metrics.al).toHaveProperty("note", expect.stringContaining("last 1000 of 2000 steps"));
});

test("Without a log nothing is corrected, and the note says what is not known", async () => {
  const reading = await readOne({ [JSON_PATH]: attentionFreeJson() });
  expect(reading.metrics.tt).toMatchObject({ value: 3e-5, note: expect.stringContaining("how many steps") });
  expect(Object.keys(reading.metrics)).toEqual(["amu", "al", "tt", "aec"]);
});

test("Zeros are not measured, and a run of several processes counts the tokens of one", async () => {
  const { metrics } = await readOne({
    [JSON_PATH]: attentionFreeJson({ amu_gb: 0, aec_watts: 0 }),
    [LOG_PATH]: attentionFreeLog(500, { world: 4 }),
  });
  expect(metrics.amu).toMatchObject({ missing: "not_measured" });
  expect(metrics.aec).toMatchObject({ missing: "not_measured" });
  expect(metrics.tt).toHaveProperty("doubt", expect.stringContaining("one of 4 processes"));
});

test("Memory of a run without a GPU is the host's and left out", async () => {
  const { metrics } = await readOne({
    [JSON_PATH]: attentionFreeJson(),
    [LOG_PATH]: attentionFreeLog(500, { device: "cpu" }),
  });
  expect(metrics.amu).toMatchObject({ missing: "not_measured", note: expect.stringContaining("host") });
});

test("A log of the same name whose last block contradicts the file is another run", async () => {
  const { readings } = await importTree({
    [JSON_PATH]: attentionFreeJson(),
    [LOG_PATH]: attentionFreeLog(500, { final: "3.1000" }),
  });
  expect(readings.map(({ paths }) => paths)).toEqual([[JSON_PATH], [LOG_PATH]]);
});

test("Two trees keep their runs apart: each file takes the log that lies nearest", async () => {
  const { readings } = await importTree({
    [`a/${JSON_PATH}`]: attentionFreeJson(),
    [`b/${JSON_PATH}`]: attentionFreeJson({ amu_gb: 21 }),
    [`b/${LOG_PATH}`]: attentionFreeLog(),
    [`a/${LOG_PATH}`]: attentionFreeLog(600),
  });
  expect(readings.map(({ paths }) => paths)).toEqual([
    [`a/${JSON_PATH}`, `a/${LOG_PATH}`],
    [`b/${JSON_PATH}`, `b/${LOG_PATH}`],
  ]);
});

test("The smoke test of the set-up is no run, by its folder or by its few steps", async () => {
  const named = await importTree({
    "test_results/rwkv_1.5B_test/efficientllm_metrics.json": attentionFreeJson(),
  });
  const short = await importTree({ [JSON_PATH]: attentionFreeJson(), [LOG_PATH]: attentionFreeLog(10) });
  expect(named.skipped.map(({ reason }) => reason)).toEqual(["test"]);
  expect(short.skipped.map(({ reason }) => reason)).toEqual(["test", "test"]);
  expect([...named.readings, ...short.readings]).toEqual([]);
});

test("A log that breaks off before its end is not comparable", async () => {
  const text = attentionFreeLog().split("Reached maximum")[0] ?? "";
  expect(await readOne({ [LOG_PATH]: text })).toMatchObject({
    notComparable: "The log ends before the training does.",
  });
});
