import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import type { CompareQuestion } from "@/benchmark/compare/compare-question";
import { type Connection, openDatabase } from "./client";
import { loadComparison } from "./compare";
import { resultId } from "./result-rows";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeEach(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 4 });
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

/** Publishes two results, bfloat16 and int4, of so much memory; returns their ids. */
async function publish(title: string, amu: number) {
  const { bundleId } = await submitBundle(
    connection.db,
    aSubmission(
      aBundle({
        title,
        results: [
          aResult({ id: "bf16", metrics: inCanonicalUnits({ amu }) }),
          aResult({
            id: "int4",
            technique: { family: "quantization", name: "int4" },
            metrics: inCanonicalUnits({ amu: amu / 2 }),
          }),
        ],
      }),
    ),
  );
  return { bundleId, bf16: resultId(bundleId, "bf16"), int4: resultId(bundleId, "int4") };
}

const load = (results: string[], show: CompareQuestion["show"] = "all") =>
  loadComparison({ results, show }, connection.db);

test("results stand in the order of the address, whatever their ids", async () => {
  const { bf16, int4 } = await publish("two", 40);
  for (const ids of [
    [bf16, int4],
    [int4, bf16],
  ]) {
    const { columns, pairs, notices, datasetVersion } = await load(ids);
    expect(columns.map(({ id }) => id)).toEqual(ids);
    expect(columns.map(({ standing }) => standing)).toEqual(["current", "current"]);
    expect(pairs.map(({ verdict }) => verdict)).toEqual(["with caveats"]);
    expect(notices).toEqual([]);
    expect(datasetVersion).toBe(1);
  }
});

test("nothing asked for is nothing found", async () => {
  await publish("two", 40);
  expect(await load([])).toMatchObject({ columns: [], pairs: [], notices: [], datasetVersion: 1 });
});

test("ids that are no result are named, and the others are shown", async () => {
  const { bf16 } = await publish("two", 40);
  const comparison = await load(["00000000000000aa", bf16]);
  expect(comparison.columns.map(({ id }) => id)).toEqual([bf16]);
  expect(comparison.question.results).toEqual([bf16]);
  expect(comparison.notices).toEqual([
    { parameter: "results", message: "“00000000000000aa” is not the id of a published result." },
  ]);
});

test("an old version keeps its values and says which one is current", async () => {
  const first = await publish("first", 40);
  const second = await publish("second", 44);
  const { columns, values, pairs } = await load([first.bf16, second.bf16]);
  expect(columns).toMatchObject([
    { id: first.bf16, standing: "superseded", current: second.bf16 },
    { id: second.bf16, standing: "current", current: null },
  ]);
  expect(values[0]?.rows[0]?.cells).toMatchObject([{ value: { value: 40 } }, { value: { value: 44 } }]);
  expect(pairs).toMatchObject([
    { verdict: "with caveats", remarks: ["model revision not stated", "result 1 has a newer version"] },
  ]);
});

test("a withdrawn result says why, and is compared with nothing", async () => {
  const { bundleId, bf16, int4 } = await publish("wrong", 40);
  // Made up for this test, as a reviewer's decision leaves it.
  await connection.db.execute(sql`
    insert into events (bundle_id, actor, from_state, to_state, reason)
    values (${bundleId}, 'a reviewer', 'published', 'withdrawn', 'wrong unit')
  `);
  await connection.db.execute(sql`update bundles set state = 'withdrawn' where id = ${bundleId}`);
  const { columns, pairs } = await load([bf16, int4]);
  expect(columns).toMatchObject([
    { standing: "withdrawn", reason: "wrong unit" },
    { standing: "withdrawn", reason: "wrong unit" },
  ]);
  expect(pairs).toMatchObject([
    { verdict: "not comparable", remarks: ["result 1 was withdrawn", "result 2 was withdrawn"] },
  ]);
});

test("a result that was never published is no result", async () => {
  const { bundleId, bf16 } = await publish("two", 40);
  await connection.db.execute(sql`update results set current = false, version = null where id = ${bf16}`);
  await connection.db.execute(sql`update bundles set state = 'pending' where id = ${bundleId}`);
  expect(await load([bf16])).toMatchObject({ columns: [], notices: [{ parameter: "results" }] });
});
