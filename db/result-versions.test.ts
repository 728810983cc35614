import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { defaultQuestion } from "@/benchmark/question";
import { type Connection, openDatabase } from "./client";
import { listCurrentResults } from "./current-results";
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

const submit = (bundle: Bundle, changes: Parameters<typeof aSubmission>[1] = {}) =>
  submitBundle(connection.db, aSubmission(bundle, changes));

async function current() {
  return (await listCurrentResults(connection.db, defaultQuestion("inference"))).results;
}

async function states() {
  const rows = await connection.db.execute<{ title: string; state: string }>(
    sql`select title, state from bundles order by received_at, title`,
  );
  return Object.fromEntries(rows.map(({ title, state }) => [title, state]));
}

describe("a new version of a result", () => {
  const measured = (amu: number, title: string, id = "a") =>
    aBundle({ title, results: [aResult({ id, metrics: inCanonicalUnits({ amu }) })] });

  test("takes the place of the old one on boards, and the old bundle is superseded", async () => {
    await submit(measured(40, "first"));
    const second = await submit(measured(41, "second", "another-id"));
    expect(second).toMatchObject({ outcome: "added", newVersions: 1, datasetVersion: 2 });
    expect((await current()).map(({ measurements }) => measurements.amu)).toMatchObject([{ value: 41 }]);
    expect(await states()).toEqual({ first: "superseded", second: "published" });
    const versions = await connection.db.execute(sql`select version, current from results order by version`);
    expect([...versions]).toEqual([
      { version: 1, current: false },
      { version: 2, current: true },
    ]);
    const history = await connection.db.execute(sql`
      select from_state, to_state, reason from events join bundles on bundles.id = bundle_id
      where title = 'first' order by events.id desc limit 1
    `);
    expect([...history]).toEqual([
      {
        from_state: "published",
        to_state: "superseded",
        reason: "every result has a newer version in “second”",
      },
    ]);
  });

  test("leaves a bundle published of which another result still stands", async () => {
    const other = aResult({ id: "b", technique: { family: "quantization", name: "int4" } });
    await submit(aBundle({ title: "two", results: [aResult({ id: "a" }), other] }));
    expect(await submit(measured(41, "one"))).toMatchObject({ newVersions: 1 });
    expect(await states()).toEqual({ one: "published", two: "published" });
    expect((await current()).map(({ technique }) => technique).sort()).toEqual(["bfloat16", "int4"]);
    expect(await submit(aBundle({ title: "rest", results: [{ ...other, notes: "again" }] }))).toMatchObject({
      newVersions: 1,
    });
    expect(await states()).toEqual({ one: "published", rest: "published", two: "superseded" });
  });

  test("by another submitter is a result of its own", async () => {
    await submit(measured(40, "first"));
    const theirs = {
      ...measured(41, "theirs"),
      submitter: { name: "B", relationship: "third-party" as const },
    };
    expect(await submit(theirs)).toMatchObject({ newVersions: 0 });
    expect(await current()).toHaveLength(2);
  });

  test("sent by many at the same moment leaves one current version and counts them all", async () => {
    const bundles = Array.from({ length: 6 }, (_, index) => measured(40 + index, `bundle ${index}`));
    await Promise.all(bundles.map((bundle) => submit(bundle)));
    expect(await current()).toHaveLength(1);
    const versions = await connection.db.execute<{ version: number }>(
      sql`select version from results order by version`,
    );
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("of a baseline becomes the baseline of the results that were compared with the old one", async () => {
    const int4 = aResult({ id: "int4", baseline: "a", technique: { family: "quantization", name: "int4" } });
    await submit(aBundle({ title: "both", results: [aResult({ id: "a" }), int4] }));
    await submit(measured(41, "baseline anew"));
    const results = await current();
    const baseline = results.find(({ technique }) => technique === "bfloat16");
    expect(results.find(({ technique }) => technique === "int4")?.baseline).toBe(baseline?.id);
  });
});

test("dataset versions count published changes one by one, in the order in which they became visible", async () => {
  const receipts = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      submit(
        aBundle({ title: `bundle ${index}`, results: [aResult({ workload: { dataset: `d${index}` } })] }),
      ),
    ),
  );
  expect(receipts.map(({ datasetVersion }) => datasetVersion).sort()).toEqual([1, 2, 3, 4, 5]);
  const versions = await connection.db.execute<{ version: number; bundle_id: string; change: string }>(
    sql`select version, bundle_id, change from dataset_versions order by version`,
  );
  expect(versions.map(({ bundle_id }) => bundle_id)).toEqual(
    [...receipts].sort((a, b) => a.datasetVersion - b.datasetVersion).map(({ bundleId }) => bundleId),
  );
  expect(versions[0]?.change).toMatch(/^published 1 results: bundle \d$/);
});
