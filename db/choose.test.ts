import { afterAll, beforeAll, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { type ChooseQuestion, defaultChoice } from "@/benchmark/chooser/choose-question";
import { loadChoice } from "./choose";
import { type Connection, openDatabase } from "./client";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url);
  const score = (value: number) => [
    { task: "MMLU-Pro", metric: "accuracy", value, better: "higher", origin: "measured" } as const,
  ];
  const bundle = aBundle({
    results: [
      aResult({ id: "bf16", metrics: inCanonicalUnits({ amu: 40 }), quality: score(0.5) }),
      aResult({
        id: "int4",
        baseline: "bf16",
        technique: { family: "quantization", name: "int4" },
        metrics: inCanonicalUnits({ amu: 20 }),
        quality: score(0.495),
      }),
    ],
  });
  await submitBundle(connection.db, aSubmission(bundle));
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const load = (change: Partial<ChooseQuestion>) =>
  loadChoice({ ...defaultChoice(), size: 7, ...change }, connection.db);

test("published results are held against the limits, each against its stored baseline", async () => {
  const { groups, datasetVersion, notices } = await load({ limits: { memory: 24, quality_loss: 1 } });
  expect(datasetVersion).toBe(1);
  expect(notices).toEqual([]);
  expect(
    groups.map(({ verdict, techniques }) => [verdict, techniques.map(({ technique }) => technique)]),
  ).toEqual([
    ["meets", ["int4"]],
    ["fails", ["bfloat16"]],
  ]);
  const [memory, quality] = groups[0]?.techniques[0]?.evidence[0]?.checks ?? [];
  expect(memory).toMatchObject({ value: 20, margin: 4 });
  expect(quality?.value).toBeCloseTo(0.5, 10);
});

test("an accelerator that nothing ran on is said, and the question kept", async () => {
  const choice = await load({ accelerator: "abacus", limits: { memory: 12 } });
  expect(choice.notices).toEqual([
    {
      parameter: "accelerator",
      message: "No result here ran on “abacus”: nothing below is measured on it.",
    },
  ]);
  expect(choice.groups.map(({ verdict }) => verdict)).toEqual(["unknown"]);
  // 7.62 x 16 / 8 = 15.24 GB, and 7.62 x 4 / 8 = 3.81 GB.
  expect(choice.estimates.map(({ technique, overGb }) => [technique, overGb !== null])).toEqual([
    ["bfloat16", true],
    ["int4", false],
  ]);
});
