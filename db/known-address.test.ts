import { afterAll, beforeAll, expect, test } from "vitest";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { findMissing } from "./known-address";
import { loadModelPage } from "./model-page";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url);
  const bundle = aBundle({
    results: [
      aResult({
        model: { name: "Made-up 3B", parameters_b: 3 },
        technique: { family: "pruning", name: "Made-up pruning" },
      }),
    ],
  });
  await submitBundle(connection.db, aSubmission(bundle));
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const missing = (pathname: string) => findMissing(pathname, connection.db);

test.each([
  "/leaderboards/architecture",
  "/models/made-up-3b",
  "/models/Made-Up%203B",
  "/techniques/made-up-pruning",
  "/techniques/Made-up_Pruning",
  "/techniques/rwkv",
  "/techniques/BF16",
])("%s is there, or leads to what is", async (pathname) => {
  expect(await missing(pathname)).toBeNull();
});

test.each(["/", "/models", "/models/a/b", "/trade-offs", "/bundles/nope/files/a", "/leaderboards/nope/json"])(
  "%s names nothing that has a page of its own",
  async (pathname) => {
    expect(await missing(pathname)).toBeNull();
  },
);

test.each([
  ["board", "/leaderboards/nope"],
  ["board", "/leaderboards/constructor"],
  ["model", "/models/nope"],
  ["model", "/models/%00"],
  ["model", "/models/%ff"],
  ["model", "/models/%ED%A0%80"],
  ["technique", "/techniques/zz"],
  ["technique", "/techniques/'%3B%20drop%20table%20results%3B%20--"],
  ["result", "/results/nope"],
  ["result", "/results/0123456789abcdef"],
  ["result", "/results/0123456789ABCDEF"],
  ["bundle", "/bundles/%00"],
  ["bundle", "/bundles/0123456789abcdef"],
])("no %s has the address %s", async (kind, pathname) => {
  expect(await missing(pathname)).toBe(kind);
});

test("a name of 10,000 characters is looked up nowhere", async () => {
  expect(await missing(`/models/${"x".repeat(10_000)}`)).toBe("model");
  expect(await missing(`/techniques/${"%F0%9F%92%A5".repeat(800)}`)).toBe("technique");
});

test("published results and their bundle are there", async () => {
  const model = await loadModelPage("made-up-3b", connection.db);
  const [row] = model?.tables[0]?.rows ?? [];
  expect(row?.result.id).toMatch(/^[0-9a-f]{16}$/);
  expect(await missing(`/results/${row?.result.id}`)).toBeNull();
  expect(await missing(`/bundles/${row?.result.bundle}`)).toBeNull();
});
