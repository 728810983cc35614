import { expect, test } from "vitest";
import { MADE_UP_DMON, MADE_UP_SMI } from "./made-up-energy-logs";
import { nvidiaSmi } from "./nvidia-smi";
import { madeUpFullLog, madeUpScreen } from "./nvidia-smi/made-up-logs";
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

test("a header that a loop repeats is no sample, and hides neither name nor driver", async () => {
  const once = "index, name, driver_version, power.draw [W]\n0, Invented GPU, 999.1, 100.00 W\n";
  const { readings } = await readText(once + once.replace("100.00", "200.00"));
  expect(readings[0]?.metrics.aec).toMatchObject({ value: 150, unit: "W" });
  expect(readings[0]?.facts).toEqual({ environment: { accelerator: "Invented GPU", driver: "999.1" } });
});

test("a log of one moment is in doubt", async () => {
  const { readings } = await readText("index,power.draw [W]\n0,100\n1,200\n");
  expect(readings[0]?.metrics.aec).toMatchObject({
    value: 150,
    doubt: "A single moment: neither a mean nor a maximum of a run.",
  });
});

test("of -q the draw of the accelerator is taken, not that of its memory or module, and its frame buffer", async () => {
  const { readings } = await readText(madeUpFullLog([21.5, 100], [40.5, 300]));
  // Accelerator 1: (21.5 + 40.5) / 2 = 31 W, 1000 MiB; accelerator 2: 200 W, 1000 MiB.
  expect(readings[0]?.metrics).toMatchObject({
    aec: { value: 115.5, unit: "W", scope: "per_accelerator" },
    amu: { value: 1000, unit: "MiB" },
    peak_memory: { value: 1000, unit: "MiB" },
  });
  // 40960 MiB are 42.94967296 GB.
  expect(readings[0]?.facts).toEqual({
    environment: { accelerator: "Invented GPU", memory_gb: 42.94967296, driver: "999.1" },
  });
  expect(readings[0]?.notes).toEqual(["The log holds 2 accelerators; all of its rows are counted."]);
  expect(JSON.stringify(readings)).not.toMatch(/GPU-0000|123456789/);
});

test("an older driver has one figure of power, and accelerators that have none give none", async () => {
  const old = madeUpFullLog([50])
    .replace("GPU Power Readings", "Power Readings")
    .replace("Average Power", "Power");
  expect((await readText(old)).readings[0]?.metrics.aec).toMatchObject({ value: 50, unit: "W" });
  const none = madeUpFullLog([50]).replace("50 W", "N/A").replace("999 W", "N/A");
  expect((await readText(none)).readings[0]?.metrics.aec).toBeUndefined();
});

test("the screen of nvidia-smi is read, in a loop, too", async () => {
  const { readings } = await readText(`${madeUpScreen(100)}\n${madeUpScreen(300)}`);
  expect(readings[0]?.metrics).toMatchObject({
    aec: { value: 200, unit: "W", scope: "per_accelerator" },
    amu: { value: 2048, unit: "MiB" },
  });
  expect(readings[0]?.metrics.aec).not.toHaveProperty("doubt");
  expect(readings[0]?.facts).toEqual({
    environment: { accelerator: "Invented GPU 40GB", memory_gb: 42.94967296, driver: "999.10" },
  });
});

test("dmon with commas and dates is dmon, and its memory, headed MB and counted in MiB, is left out", async () => {
  const { readings } = await readText(
    "#Date, Time, gpu, pwr, fb\n#YYYYMMDD, HH:MM:SS, Idx, W, MB\n20310102, 03:04:05, 0, 100, 512\n20310102, 03:04:06, 0, 200, 512\n",
  );
  expect(readings[0]?.metrics).toEqual({
    aec: { value: 150, unit: "W", scope: "per_accelerator", path: "gpu.csv" },
  });
});

test("pmon lists processes and holds no value of an accelerator", async () => {
  const { skipped } = await readText(
    "# gpu  pid  type  sm  mem  command\n# Idx  #  C/G  %  %  name\n 0  77  C  9  3  python\n",
  );
  expect(skipped).toEqual([
    {
      path: "gpu.csv",
      reason: "empty",
      why: "A list of processes, which holds no power and no memory of a whole accelerator.",
    },
  ]);
});

test("a row in which the log was cut off is no sample", async () => {
  const { readings } = await readText("index, memory.used [MiB]\n0, 1000 MiB\n0, 3000 MiB\n0, 9");
  expect(readings[0]?.metrics).toMatchObject({ amu: { value: 2000 }, peak_memory: { value: 3000 } });
});

test("a last row without a line's end counts where its unit shows that it is whole", async () => {
  const { readings } = await readText("index, memory.used [MiB]\n0, 1000 MiB\n0, 3000 MiB");
  expect(readings[0]?.metrics).toMatchObject({ amu: { value: 2000 } });
});

test("a table says how much memory each accelerator has, unless they differ", async () => {
  const facts = async (header: string, ...totals: string[]) =>
    (
      await readText(
        `index, ${header}, power.draw [W]\n${totals.map((total, gpu) => `${gpu}, ${total}, 100.00 W\n`).join("")}`,
      )
    ).readings[0]?.facts;
  expect(await facts("memory.total [MiB]", "40960 MiB", "40960 MiB")).toEqual({
    environment: { memory_gb: 42.94967296 },
  });
  expect(await facts("memory.total", "40960")).toEqual({ environment: { memory_gb: 42.94967296 } });
  expect(await facts("memory.total [MiB]", "40960 MiB", "81920 MiB")).toEqual({});
  expect(await facts("memory.total [MiB]", "[N/A]")).toEqual({});
});

const row = (index: number, name: string, memory: number, power: number) =>
  `2026/01/02 10:00:0${index}.000, ${index % 2}, ${name}, ${memory} MiB, ${power} W`;
const HEAD = "timestamp, index, name, memory.used [MiB], power.draw [W]";

test("accelerators that took no part put the means in doubt, and not the peak", async () => {
  const lines = [0, 1, 2, 3].map((at) =>
    row(at, "Invented GPU", at % 2 === 0 ? 60000 : 4, at % 2 === 0 ? 600 : 70),
  );
  const { readings } = await readText([HEAD, ...lines, ""].join("\n"));
  const doubt =
    "One of its 2 accelerators held less than 1 GiB and took no part, as it seems: the mean counts it.";
  expect(readings[0]?.metrics).toMatchObject({
    aec: { value: 335, doubt },
    amu: { value: 30002, doubt },
    peak_memory: { value: 60000 },
  });
  expect(readings[0]?.metrics.peak_memory).not.toHaveProperty("doubt");
});

test("a mean over accelerators of two kinds is in doubt", async () => {
  const lines = [0, 1, 2, 3].map((at) => row(at, `Invented GPU ${at % 2}`, 40000, 300));
  const { readings } = await readText([HEAD, ...lines, ""].join("\n"));
  expect(readings[0]?.metrics.aec).toMatchObject({ doubt: "It is a mean over 2 different accelerators." });
  expect(readings[0]?.facts.environment?.accelerator).toBeUndefined();
});

test("a log that stops for long is in doubt: it may be of two runs", async () => {
  const rows = ["2026/01/02 10:00:00, 400 W", "2026/01/02 10:00:01, 400 W", "2026/01/05 10:00:00, 100 W", ""];
  const { readings } = await readText(["timestamp, power.draw [W]", ...rows].join("\n"));
  expect(readings[0]?.metrics.aec).toMatchObject({
    value: 300,
    doubt: "The log stops for 72 hours in between: it may be of several runs.",
  });
});

test("what stands where a number should is told, and what the tool writes for no value is not", async () => {
  const rows = ['"400,5 W", 2000 MiB', '"401,5 W", 2000 MiB', "[N/A], 2000 MiB", "somebody, 2000 MiB", ""];
  const { readings } = await readText(["power.draw [W], memory.used [MiB]", ...rows].join("\n"));
  expect(readings[0]?.metrics.aec).toBeUndefined();
  expect(readings[0]?.notes[1]).toBe("3 values of power.draw could not be read, such as 400,5 W.");
});
