import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { seedDatabase } from "./seed";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeEach(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 1 });
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

async function counts() {
  const [row] = await connection.db.execute<Record<string, number>>(sql`
    select (select count(*)::int from bundles) as bundles,
      (select count(*)::int from results) as results,
      (select count(*)::int from results where current) as current,
      (select count(*)::int from models) as models,
      (select max(version) from dataset_versions) as version
  `);
  return row;
}

test("an empty database is filled with the figures of the paper and the measured runs, once", async () => {
  const titles: string[] = [];
  expect(await seedDatabase(database.url, (title) => titles.push(title))).toEqual({
    bundles: 13,
    results: 216,
  });
  expect(titles).toHaveLength(13);
  expect(await counts()).toMatchObject({ bundles: 13, results: 216, current: 216, version: 13 });
  expect(await seedDatabase(database.url)).toEqual({ bundles: 0, results: 0 });
  expect(await counts()).toMatchObject({ bundles: 13, results: 216 });
});

test("a seed that is broken off half-way leaves nothing, and the next one fills the database", async () => {
  let seeded = 0;
  const broken = seedDatabase(database.url, () => {
    if (++seeded === 7) throw new Error("power cut");
  });
  await expect(broken).rejects.toThrow("power cut");
  expect(await counts()).toEqual({ bundles: 0, results: 0, current: 0, models: 0, version: null });
  expect(await seedDatabase(database.url)).toEqual({ bundles: 13, results: 216 });
});

test("two seeds at the same moment fill the database once", async () => {
  const seeded = await Promise.all([seedDatabase(database.url), seedDatabase(database.url)]);
  expect(seeded.map(({ results }) => results).sort((a, b) => a - b)).toEqual([0, 216]);
  expect(await counts()).toMatchObject({ bundles: 13, results: 216 });
});

test("a database that holds a bundle of its own is left as it is", async () => {
  await submitBundle(connection.db, aSubmission(aBundle()));
  expect(await seedDatabase(database.url)).toEqual({ bundles: 0, results: 0 });
  expect(await counts()).toMatchObject({ bundles: 1, results: 1 });
});
