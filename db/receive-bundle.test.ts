import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { findBundleFile, streamBundleFile } from "./bundle-file";
import { type Connection, openDatabase } from "./client";
import { publishBundle } from "./decisions";
import { sha256 } from "./digest";
import { anArrival, aPackage } from "./package-builder";
import { newReceipt, receiptOfKey } from "./receipts";
import { aSubmission } from "./submission-builder";
import { loadSubmission } from "./submission-status";
import { receiveBundle, submitBundle, submitPackage } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeEach(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 10 });
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

async function count(table: string): Promise<number> {
  const [row] = await connection.db.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.identifier(table)}`,
  );
  return row?.n ?? -1;
}

/** Made up: bytes that do not pack, so that they fill more than two chunks wherever they lie. */
const LOG = randomBytes(2.5 * 1024 * 1024);

describe("a package that comes in", () => {
  test("waits for a reviewer with its files, and no result of it is anywhere", async () => {
    const { checked, source, bytes, fileName } = await aPackage(aBundle(), {
      "raw/power.log": LOG,
      "raw/empty.txt": new Uint8Array(),
      "package.tar.gz": Buffer.from("a file of the same name as the package"),
    });
    const receipt = newReceipt();
    const received = await receiveBundle(connection.db, { checked, source, fileName, via: "form", receipt });
    expect(received).toEqual({
      outcome: "received",
      bundleId: checked.document?.sha256.slice(0, 16),
      receipt,
    });
    expect([await count("results"), await count("dataset_versions")]).toEqual([0, 0]);
    const status = await loadSubmission(receipt, connection.db);
    expect(status).toMatchObject({ state: "pending", revision: 3, sha256: sha256(bytes), ahead: 0 });
    expect(status?.files.map(({ path, kind, bytes }) => [path, kind, bytes])).toEqual([
      ["as-sent-1-package.tar.gz", "bundle", bytes.byteLength],
      ["bundle.json", "document", checked.document?.bytes.byteLength],
      ["package.tar.gz", "log", 38],
      ["raw/empty.txt", "log", 0],
      ["raw/power.log", "log", 2_621_440],
    ]);
  });

  test("can be downloaded again, whole and by its artefacts, once it is published and not before", async () => {
    const { checked, source, bytes } = await aPackage(aBundle(), { "raw/power.log": LOG });
    const arrival = { checked, source, fileName: "p.tar.gz", via: "api" as const, receipt: newReceipt() };
    const received = await receiveBundle(connection.db, arrival);
    if (received.outcome !== "received") throw new Error(received.outcome);
    const { bundleId } = received;
    expect(await findBundleFile(bundleId, "raw/power.log", connection.db)).toBeNull();
    const decided = await publishBundle(connection.db, bundleId, { actor: "r1", revision: 3 });
    expect(decided).toMatchObject({ outcome: "done", state: "published", revision: 4, datasetVersion: 1 });
    for (const [path, sent] of [
      ["raw/power.log", LOG],
      ["package.tar.gz", bytes],
    ] as const) {
      const file = await findBundleFile(bundleId, path, connection.db);
      if (!file) throw new Error(`no ${path}`);
      const back = await new Response(streamBundleFile(file, connection.db)).arrayBuffer();
      expect([path, sha256(new Uint8Array(back))]).toEqual([path, sha256(sent)]);
    }
  });

  test("from an operator is published at once, with its artefacts", async () => {
    const { checked, source, fileName } = await aPackage(aBundle(), { "raw/power.log": LOG });
    const handedIn = { checked, source, fileName, via: "command line" as const };
    expect(await submitPackage(connection.db, handedIn)).toMatchObject({ outcome: "added", results: 1 });
    expect(await submitPackage(connection.db, handedIn)).toMatchObject({ outcome: "duplicate" });
    expect([await count("bundles"), await count("bundle_files"), await count("results")]).toEqual([1, 3, 1]);
  });

  test("keeps its file name as text that hides nothing", async () => {
    const arrival = await anArrival(aBundle(), { fileName: "run\u202e\u0007.json" });
    await receiveBundle(connection.db, arrival);
    expect((await loadSubmission(arrival.receipt, connection.db))?.fileName).toBe("run\\u202e\\u0007.json");
  });
});

describe("the same bundle again", () => {
  test("from a hundred at the same moment is stored once, and the others hear whose it is not", async () => {
    const bundle = aBundle();
    const arrivals = await Promise.all(Array.from({ length: 100 }, () => anArrival(bundle)));
    const outcomes = await Promise.all(arrivals.map((arrival) => receiveBundle(connection.db, arrival)));
    expect(outcomes.filter(({ outcome }) => outcome === "received")).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === "duplicate")).toHaveLength(99);
    expect(outcomes.filter((one) => "receipt" in one)).toHaveLength(1);
    expect([await count("bundles"), await count("bundle_files"), await count("events")]).toEqual([1, 1, 3]);
  });

  test("by the same receipt is a second attempt, and gets the same answer", async () => {
    const receipt = receiptOfKey("a-key-made-up-for-this-test");
    expect(receipt).toHaveLength(43);
    const arrivals = await Promise.all(Array.from({ length: 5 }, () => anArrival(aBundle(), { receipt })));
    const outcomes = await Promise.all(arrivals.map((arrival) => receiveBundle(connection.db, arrival)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      "known",
      "known",
      "known",
      "known",
      "received",
    ]);
    expect(new Set(outcomes.map((one) => "bundleId" in one && one.bundleId)).size).toBe(1);
    const other = await anArrival(aBundle({ title: "another" }), { receipt });
    expect(await receiveBundle(connection.db, other)).toMatchObject({ outcome: "receipt used" });
    expect(await count("bundles")).toBe(1);
  });

  test("is known as well where an operator published it", async () => {
    const { bundleId } = await submitBundle(connection.db, aSubmission(aBundle()));
    expect(await receiveBundle(connection.db, await anArrival(aBundle()))).toEqual({
      outcome: "duplicate",
      bundleId,
      state: "published",
    });
  });
});

describe("a correction", () => {
  const wrong = () => aBundle({ title: "wrong" });
  const right = () => aBundle({ title: "right", results: [aResult({ notes: "corrected" })] });

  test("takes the place of what still waits", async () => {
    const first = await anArrival(wrong());
    await receiveBundle(connection.db, first);
    const second = await anArrival(right(), { replaces: first.receipt });
    const received = await receiveBundle(connection.db, second);
    if (received.outcome !== "received") throw new Error(received.outcome);
    const [old, corrected] = [
      await loadSubmission(first.receipt, connection.db),
      await loadSubmission(second.receipt, connection.db),
    ];
    expect(old).toMatchObject({
      state: "superseded",
      revision: 4,
      mayWithdraw: false,
      replacedBy: { id: received.bundleId, title: "right", isPublic: false },
    });
    expect(old?.steps.at(-1)).toMatchObject({
      by: "submitter",
      from: "pending",
      to: "superseded",
      reason: "corrected by “right”",
    });
    expect(corrected).toMatchObject({ state: "pending", ahead: 0, replaces: { title: "wrong" } });
  });

  test("of a published bundle leaves it on the boards until it is published itself, and then wholly replaces it", async () => {
    const first = await anArrival(
      aBundle({ title: "wrong", results: [aResult({ workload: { dataset: "MMLU" } })] }),
    );
    const received = await receiveBundle(connection.db, first);
    if (received.outcome !== "received") throw new Error(received.outcome);
    await publishBundle(connection.db, received.bundleId, { actor: "r1", revision: 3 });
    const second = await anArrival(right(), { replaces: first.receipt });
    const again = await receiveBundle(connection.db, second);
    if (again.outcome !== "received") throw new Error(again.outcome);
    const status = () => loadSubmission(first.receipt, connection.db);
    expect(await status()).toMatchObject({ state: "published", results: [{ current: true }] });
    await publishBundle(connection.db, again.bundleId, { actor: "r1", revision: 3 });
    expect(await status()).toMatchObject({ state: "superseded", results: [{ current: false }] });
  });

  test("of nothing that there is stores nothing", async () => {
    const arrival = await anArrival(right(), { replaces: newReceipt() });
    expect(await receiveBundle(connection.db, arrival)).toEqual({ outcome: "nothing to correct" });
    expect(await count("bundles")).toBe(0);
  });
});
