import { expect, test } from "vitest";
import { codecarbon } from "./codecarbon";
import { MADE_UP_EMISSIONS_RECORD, MADE_UP_OLD_EMISSIONS, madeUpEmissions } from "./made-up-energy-logs";
import { textFile } from "./source-file";

async function readText(text: string, path = "emissions.csv") {
  const file = textFile(path, text);
  expect(codecarbon.recognises(file)).toBe(true);
  return await codecarbon.read([file], [file]);
}

test("power is the accelerators' energy over the run, in watts, with the whole machine's in the note", async () => {
  const { readings } = await readText(madeUpEmissions());
  expect(readings).toEqual([
    {
      producer: "codecarbon",
      // An hour that ended at the time of the row.
      during: { from: Date.UTC(2025, 0, 1, 9), to: Date.UTC(2025, 0, 1, 10) },
      version: "2.8.1",
      label: "",
      paths: ["emissions.csv"],
      facts: { environment: { accelerator: "Invented GPU", count: 2, host: "Invented CPU" } },
      metrics: {
        aec: {
          value: 500,
          unit: "W",
          scope: "total",
          path: "emissions.csv",
          note: "Accelerators of the machine over the run. With processor and memory, partly estimated: 700 W.",
        },
      },
      scores: [],
      notes: [],
    },
  ]);
});

test("the place where it ran is dropped", async () => {
  const { readings } = await readText(madeUpEmissions());
  expect(JSON.stringify(readings)).not.toMatch(/Nowhereland|region|12\.34|56\.78/);
});

test("an energy of zero means that no accelerator was metered", async () => {
  const { readings } = await readText(madeUpEmissions([{ gpu: 0, all: 0.2 }]));
  expect(readings[0]?.metrics.aec).toEqual({
    missing: "not_measured",
    note: "No accelerator was metered. With processor and memory, partly estimated: 200 W.",
  });
});

test("the oldest files give the whole machine's power, in doubt", async () => {
  const { readings } = await readText(MADE_UP_OLD_EMISSIONS);
  expect(readings[0]?.metrics.aec).toMatchObject({
    value: 200,
    unit: "W",
    doubt: expect.stringContaining("Processor"),
  });
});

test("one file holds many runs, told by row, and those without a duration are left out", async () => {
  const { readings } = await readText(madeUpEmissions([{}, { duration: 0 }, { gpu: 0.25, all: 0.45 }]));
  expect(readings.map(({ label, metrics }) => [label, metrics.aec])).toEqual([
    ["row 1, 2025-01-01T10:00:00", expect.objectContaining({ value: 500 })],
    ["row 3, 2025-01-03T10:00:00", expect.objectContaining({ value: 250 })],
  ]);
});

test("rows that one run wrote as it went are one run: the last holds all", async () => {
  const row = { run: "same", cpu: 0, ram: 0 };
  const { readings } = await readText(
    madeUpEmissions([
      { ...row, duration: 1800, gpu: 0.1, all: 0.1 },
      { ...row, duration: 3600, gpu: 0.3, all: 0.3 },
    ]),
  );
  expect(readings).toHaveLength(1);
  expect(readings[0]?.metrics.aec).toMatchObject({ value: 300 });
  expect(readings[0]?.notes).toEqual([
    "The last of 2 rows that the same run wrote, each of all that it had counted so far.",
  ]);
});

test("energies that do not add up put the value in doubt", async () => {
  const { readings } = await readText(madeUpEmissions([{ cpu: 9 }]));
  expect(readings[0]?.metrics.aec).toMatchObject({ doubt: expect.stringContaining("do not add up") });
});

test("columns are found by name: their order does not matter", async () => {
  const swapped = "gpu_energy,energy_consumed,emissions,duration,emissions_rate\n0.5,0.7,0.1,3600,1\n";
  expect((await readText(swapped)).readings[0]?.metrics.aec).toMatchObject({ value: 500 });
});

test("rows of a newer version under an older header are left out, and a table of another subject is refused", async () => {
  const [header = "", row = ""] = madeUpEmissions().split("\n");
  const mixed = await readText([header, row, `${row},50.9,11.9`].join("\n"));
  expect(mixed.readings).toHaveLength(1);
  expect(mixed.readings[0]?.notes).toEqual([
    "1 rows have more or fewer cells than the header and are left out.",
  ]);
  const other = await readText(
    "timestamp,duration,emissions,energy_consumed,run_id\nprune-0.5,10,0.1,0.2,x\n",
  );
  expect(other.skipped).toEqual([expect.objectContaining({ reason: "foreign" })]);
});

test("a record in JSON is read like a row", async () => {
  const { readings } = await readText(JSON.stringify(MADE_UP_EMISSIONS_RECORD), "generate_codecarbon.json");
  expect(readings[0]?.metrics.aec).toMatchObject({ value: 500, unit: "W", scope: "total" });
});

test("other tables of emissions are not taken for it", () => {
  for (const text of ["country,year,emissions\nX,2020,5\n", "duration,emissions\n1,2\n", "{}"]) {
    expect(codecarbon.recognises(textFile("emissions.csv", text))).toBe(false);
  }
});

test("a power that no accelerators draw is in doubt", async () => {
  const { readings } = await readText(madeUpEmissions([{ gpu: 100_000, all: 100_000.2 }]));
  expect(readings[0]?.metrics.aec).toMatchObject({
    doubt: "Its 2 accelerators would draw more than 3,000 W each, which none does.",
  });
});
