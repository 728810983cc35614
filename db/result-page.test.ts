import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { loadBundlePage } from "./bundle-page";
import { type Connection, openDatabase } from "./client";
import { loadResultPage } from "./result-page";
import { resultId } from "./result-rows";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;
/** Ids of bundles by the name that the tests give them. */
const bundles: Record<string, string> = {};

/** The page of a result, by the name of its bundle and its id in there. */
const page = (bundle: string, id: string) =>
  loadResultPage(resultId(bundles[bundle] ?? "", id), connection.db);

const int4 = (amu: number) =>
  aResult({
    id: "int4",
    baseline: "bf16",
    technique: { family: "quantization", name: "int4", settings: { method: "AWQ" } },
    metrics: {
      amu: { value: amu * 1000, unit: "MB", repeats: [amu * 1000], artifact: "raw/memory.json" },
      pcu: { missing: "failed" },
    },
    quality: [
      { task: "MATH", metric: "accuracy", value: 0.5, better: "higher", artifact: "raw/math.json" },
      { task: "GPQA", metric: "accuracy", value: 0.25, better: "higher" },
    ],
  });

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url);
  const submit = async (name: string, changes: Parameters<typeof aBundle>[0]) => {
    const { bundleId } = await submitBundle(connection.db, aSubmission(aBundle({ title: name, ...changes })));
    bundles[name] = bundleId;
  };
  await submit("first", {
    results: [aResult({ id: "bf16" }), int4(13)],
    pipeline: { name: "a pipeline", version: "1.0", command: "measure --all" },
  });
  await submit("second", { results: [aResult({ id: "bf16", notes: "anew" }), int4(14)] });
  await submit("withdrawn", { results: [aResult({ id: "gone", workload: { dataset: "GSM8K" } })] });
  await submit("pending", { results: [aResult({ id: "hidden", workload: { dataset: "BBH" } })] });
  await connection.db.execute(sql`
    insert into bundle_files (bundle_id, path, sha256, bytes, kind)
    select ${bundles.second}, path, ${"0".repeat(64)}, 12, 'efficientllm-toolkit'
    from unnest(array['raw/memory.json', 'raw/unrelated.json']) as path
  `);
  await connection.db.execute(sql`update results set current = false where bundle_id = ${bundles.withdrawn}`);
  await connection.db.execute(sql`update bundles set state = 'withdrawn' where id = ${bundles.withdrawn}`);
  await connection.db.execute(sql`
    insert into events (bundle_id, at, actor, from_state, to_state, reason)
    values (${bundles.withdrawn}, '2026-01-02 03:04:05+01', 'a reviewer', 'published', 'withdrawn', 'wrong GPU')
  `);
  await connection.db.execute(sql`
    update results set current = false, version = null where bundle_id = ${bundles.pending}
  `);
  await connection.db.execute(sql`update bundles set state = 'pending' where id = ${bundles.pending}`);
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

describe("a result's page", () => {
  test("has each value as it was sent, and the artefacts that are stored", async () => {
    const found = await page("second", "int4");
    expect(found?.result).toMatchObject({ localId: "int4", version: 2, current: true, technique: "int4" });
    expect(found?.result.measurements.amu).toMatchObject({ value: 14, unit: "GB", repeats: [14] });
    expect(found?.result.sent).toEqual({ amu: { value: 14000, unit: "MB", artifact: "raw/memory.json" } });
    expect(found?.result.measurements.pcu).toEqual({ missing: "failed", note: null });
    expect(found?.result.scoreArtifacts).toEqual(["raw/math.json", null]);
    expect(found?.files.map(({ path, kind }) => [path, kind])).toEqual([
      ["bundle.json", "bundle"],
      ["raw/memory.json", "efficientllm-toolkit"],
    ]);
  });

  test("has its bundle with the pipeline", async () => {
    const found = await page("first", "int4");
    expect(found?.bundle).toMatchObject({
      id: bundles.first,
      title: "first",
      state: "superseded",
      submitter: { name: "A. Researcher" },
      pipeline: { name: "a pipeline", version: "1.0", command: "measure --all" },
      withdrawn: null,
    });
    expect(found?.bundle.publishedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  test("has its versions, the latest first, whichever of them it is", async () => {
    const versions = [
      [2, true, "second", "published"],
      [1, false, "first", "superseded"],
    ];
    for (const bundle of ["first", "second"]) {
      const found = await page(bundle, "int4");
      expect(
        found?.versions.map((one) => [one.version, one.current, one.bundle.title, one.bundle.state]),
      ).toEqual(versions);
    }
  });

  test("has its baseline in the version that boards show, and is among those compared with that", async () => {
    const [current, old] = [await page("second", "int4"), await page("first", "int4")];
    const baseline = resultId(bundles.second ?? "", "bf16");
    expect(current?.baseline).toMatchObject({ baseline: { id: baseline } });
    expect(old?.baseline).toMatchObject({ baseline: { id: baseline } });
    expect((await page("second", "bf16"))?.comparedWith).toEqual([
      {
        id: resultId(bundles.second ?? "", "int4"),
        technique: "int4",
        model: "Qwen2.5-7B",
        settings: { method: "AWQ" },
      },
    ]);
    expect((await page("first", "bf16"))?.comparedWith).toEqual([]);
  });

  test("stays when the result is withdrawn, and says why", async () => {
    const found = await page("withdrawn", "gone");
    expect(found?.result).toMatchObject({ current: false, bundleState: "withdrawn" });
    expect(found?.bundle.withdrawn).toEqual({
      at: "2026-01-02T02:04:05Z",
      by: "operator",
      reason: "wrong GPU",
    });
  });

  test("is none for a result that was never published", async () => {
    expect(await page("pending", "hidden")).toBeNull();
  });

  test.each(["0123456789abcdef", "", "\0", "x".repeat(10_000), "'; drop table results; --", "../bundles"])(
    "is none for the id %j",
    async (id) => {
      expect(await loadResultPage(id, connection.db)).toBeNull();
      expect(await loadBundlePage(id, 1, connection.db)).toBeNull();
    },
  );
});

describe("a bundle's page", () => {
  test("has its files, history and results", async () => {
    const found = await loadBundlePage(bundles.second ?? "", 1, connection.db);
    expect(found).toMatchObject({
      title: "second",
      via: "command line",
      format: "efficientllm-bundle/1",
      total: 2,
    });
    expect(found?.files.map(({ path }) => path)).toEqual([
      "bundle.json",
      "raw/memory.json",
      "raw/unrelated.json",
    ]);
    expect(found?.events.map(({ from, to }) => [from, to])).toEqual([
      [null, "received"],
      ["received", "checking"],
      ["checking", "pending"],
      ["pending", "published"],
    ]);
    expect(found?.results.map(({ localId, technique, current }) => [localId, technique, current])).toEqual([
      ["bf16", "bfloat16", true],
      ["int4", "int4", true],
    ]);
  });

  test("has its first page beyond its last one", async () => {
    const found = await loadBundlePage(bundles.second ?? "", 2, connection.db);
    expect([found?.page, found?.results.length]).toEqual([1, 2]);
  });

  test("stays when it is withdrawn, and is none before it is published", async () => {
    const withdrawn = await loadBundlePage(bundles.withdrawn ?? "", 1, connection.db);
    expect(withdrawn).toMatchObject({ state: "withdrawn", withdrawn: { reason: "wrong GPU" } });
    expect(withdrawn?.results.map(({ current }) => current)).toEqual([false]);
    expect(await loadBundlePage(bundles.pending ?? "", 1, connection.db)).toBeNull();
  });
});
