import { expect, test } from "vitest";
import { MADE_UP_TRACE, MADE_UP_WINDOWS } from "./made-up-energy-logs";
import { textFile } from "./source-file";
import { zeus } from "./zeus";

async function readText(text: string) {
  const file = textFile("zeus.csv", text);
  expect(zeus.recognises(file)).toBe(true);
  return await zeus.read([file], [file]);
}

test("a window's power is the joules of all its accelerators over its seconds, without the processor's", async () => {
  const { readings } = await readText(MADE_UP_WINDOWS);
  expect(readings[0]).toMatchObject({
    label: "epoch 1",
    metrics: { aec: { value: 400, unit: "W", scope: "total", note: "Energy of 2 accelerators over 10 s." } },
  });
});

test("a window shorter than the meter's step was not measured, and the optimiser's own windows are told", async () => {
  const { readings } = await readText(MADE_UP_WINDOWS);
  expect(readings[1]).toMatchObject({
    label: "__GlobalPowerLimitOptimizer_250",
    metrics: { aec: { missing: "not_measured" } },
    notes: ["A window of Zeus's own search for a power limit, not of a whole run."],
  });
});

test("a trace's row has its average power and its limit", async () => {
  const { readings } = await readText(MADE_UP_TRACE);
  expect(readings).toEqual([
    expect.objectContaining({
      label: "",
      facts: {
        model: { name: "inventednet" },
        environment: { power_limit_w: 150 },
        workload: { dataset: "invented-set", batch_size: 64, settings: { optimizer: "adam" } },
      },
      metrics: { aec: expect.objectContaining({ value: 120.5, unit: "W" }) },
    }),
  ]);
});

test("the name of a window that is a local path is not shown", async () => {
  const { readings } = await readText(
    "start_time,window_name,elapsed_time,gpu0_energy\n1,/home/somebody/run,1,5\n2,b,1,6\n",
  );
  expect(readings.map(({ label }) => label)).toEqual(["window 1", "b"]);
});

test("a row in which the file was cut off is in doubt", async () => {
  const text = "start_time,window_name,elapsed_time,gpu0_energy\n1,first,10,1000\n2,second,10,10";
  const file = textFile("zeus.csv", text);
  const { readings } = await zeus.read([file], [file]);
  expect(readings[0]?.metrics.aec).not.toHaveProperty("doubt");
  expect(readings[1]?.metrics.aec).toMatchObject({
    value: 1,
    doubt: "The file ends within this row: its last number may be cut off.",
  });
});
