import { expect, test } from "vitest";
import { MADE_UP_DMON, MADE_UP_SMI } from "./made-up-energy-logs";
import { nvidiaSmi } from "./nvidia-smi";
import { textFile } from "./source-file";

async function readText(text: string) {
  const file = textFile("gpu.csv", text);
  expect(nvidiaSmi.recognises(file)).toBe(true);
  return await nvidiaSmi.read([file], [file]);
}

test("power and memory are means over the log of each accelerator, then over the accelerators", async () => {
  const { readings } = await readText(MADE_UP_SMI);
  // Accelerator 0: (100 + 200) / 2 = 150 W, 1500 MiB. Accelerator 1: 300 W, the [N/A] not counted, 4000 MiB.
  expect(readings[0]?.metrics).toEqual({
    aec: {
      value: 225,
      unit: "W",
      scope: "per_accelerator",
      path: "gpu.csv",
      note: "Mean of 2 accelerators; together 450 W.",
    },
    amu: {
      value: 2750,
      unit: "MiB",
      scope: "per_accelerator",
      path: "gpu.csv",
      note: "Mean of 2 accelerators; together 5500 MiB.",
    },
    peak_memory: { value: 5000, unit: "MiB", scope: "per_accelerator", path: "gpu.csv" },
  });
  expect(readings[0]?.facts).toEqual({ environment: { accelerator: "Invented GPU", driver: "999.1" } });
});

test("without units in header and values they are as documented: watts and mebibytes", async () => {
  const { readings } = await readText("timestamp,index,memory.used,power.draw\nt, 0, 2000, 150.5\n");
  expect(readings[0]?.metrics).toMatchObject({
    aec: { value: 150.5, unit: "W" },
    amu: { value: 2000, unit: "MiB" },
  });
});

test("a unit that stands in the file is the one that counts", async () => {
  const { readings } = await readText("index,power.draw [mW],memory.used\n0,150500,2 GiB\n");
  expect(readings[0]?.metrics).toMatchObject({
    aec: { value: 150.5, unit: "W" },
    amu: { value: 2048, unit: "MiB" },
  });
});

test("a unit that nobody knows makes no value", async () => {
  const { readings, skipped } = await readText("index,power.draw [hp]\n0,150\n");
  expect(readings).toEqual([]);
  expect(skipped).toEqual([expect.objectContaining({ reason: "empty" })]);
});

test("a card that reports nothing gives nothing, a log of zeros was not measured", async () => {
  expect((await readText("index,power.draw [W]\n0,[N/A]\n0,[Not Supported]\n")).skipped[0]?.reason).toBe(
    "empty",
  );
  const { readings } = await readText("index,power.draw [W],memory.used [MiB]\n0,0.00 W,500 MiB\n");
  expect(readings[0]?.metrics.aec).toMatchObject({ missing: "not_measured" });
});

test("a log that does not tell accelerators apart says so", async () => {
  const { readings } = await readText("power.draw [W]\n100 W\n200 W\n");
  expect(readings[0]?.metrics.aec).toMatchObject({ value: 150, scope: "per_accelerator" });
  expect(readings[0]?.notes).toEqual([
    "The log does not tell accelerators apart; all of its rows are counted.",
  ]);
});

test("what dmon prints is read by its own header and units", async () => {
  const { readings } = await readText(MADE_UP_DMON);
  expect(readings[0]?.metrics).toMatchObject({ aec: { value: 225, unit: "W", scope: "per_accelerator" } });
});

test("private loggers that rename columns are not taken for it", () => {
  expect(nvidiaSmi.recognises(textFile("log.csv", "Date,Power Used\n04-03-2021,100\n"))).toBe(false);
});
