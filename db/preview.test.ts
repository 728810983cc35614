import { afterEach, beforeEach, expect, test } from "vitest";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { publishBundle } from "./decisions";
import { anArrival } from "./package-builder";
import { loadPreview, loadPreviewCounts } from "./preview";
import { loadReviewedSubmission, loadReviewQueue } from "./review-queue";
import { type Arrival, receiveBundle } from "./submissions";
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

const measured = (id: string, amu: number, seed?: number) =>
  aResult({
    id,
    technique: { family: "quantization", name: id },
    workload: { dataset: "MMLU", ...(seed === undefined ? {} : { seed }) },
    metrics: inCanonicalUnits({ amu }),
  });

async function send(bundle: Bundle, changes: Partial<Arrival> = {}) {
  const received = await receiveBundle(connection.db, await anArrival(bundle, changes));
  if (received.outcome !== "received") throw new Error(received.outcome);
  return received;
}

const wrong = aBundle({ title: "wrong", results: [measured("int8", 40), measured("int4", 20)] });
/** A seed is named, which makes another result of it; int4 is left out. */
const right = aBundle({ title: "right", results: [measured("int8", 40, 7)] });

test("a correction is previewed on boards that what it corrects has left, and what leaves is listed", async () => {
  const first = await send(wrong);
  await publishBundle(connection.db, first.bundleId, { actor: "r1", revision: 3 });
  const second = await send(right, { replaces: first.receipt });
  const { results, leaving } = await loadPreview(second.bundleId, right, connection.db);
  expect(results[0]?.values[0]).toMatchObject({ column: "amu", cell: { rank: 1 }, among: 1 });
  expect(leaving.map(({ technique, dataset }) => [technique, dataset]).sort()).toEqual([
    ["int4", "MMLU"],
    ["int8", "MMLU"],
  ]);
});

test("what the queue tells of a preview is what the preview shows", async () => {
  const first = await send(wrong);
  await publishBundle(connection.db, first.bundleId, { actor: "r1", revision: 3 });
  const id = "0123456789abcdef";
  const counts = { outliers: 0, newVersions: 0, leaving: 2 };
  expect(await loadPreviewCounts(id, right, first.receipt, connection.db)).toEqual(counts);
  const half = aBundle({ title: "half", results: [measured("int8", 41)] });
  expect(await loadPreviewCounts(id, half, first.receipt, connection.db)).toEqual({
    outliers: 0,
    newVersions: 1,
    leaving: 1,
  });
  expect(await loadPreviewCounts(id, half, null, connection.db)).toMatchObject({ leaving: 0 });
  await send(half, { replaces: first.receipt, previewCounts: counts });
  const queue = await loadReviewQueue("pending", 1, connection.db);
  expect(queue.submissions[0]?.previewCounts).toEqual(counts);
});

test("a bundle of more results than can be counted in passing is not counted", async () => {
  const results = (count: number) =>
    Array.from({ length: count }, (_, index) => measured(`run-${index}`, 40));
  const countOf = (count: number) =>
    loadPreviewCounts("0123456789abcdef", aBundle({ results: results(count) }), null, connection.db);
  expect(await countOf(500)).toEqual({ outliers: 0, newVersions: 0, leaving: 0 });
  expect(await countOf(501)).toBeNull();
});

test("reviewers see whose results a bundle would take over, until it is decided on", async () => {
  const first = await send(wrong);
  await publishBundle(connection.db, first.bundleId, { actor: "r1", revision: 3 });
  const second = await send(aBundle({ title: "mine", results: [measured("int8", 1)] }));
  const reviewed = await loadReviewedSubmission(second.bundleId, connection.db);
  expect(reviewed?.takeovers).toMatchObject([{ bundleId: first.bundleId, sender: "no account", results: 1 }]);
  const decision = { actor: "r1", revision: 3, takesOver: [first.bundleId] };
  expect(await publishBundle(connection.db, second.bundleId, decision)).toMatchObject({ outcome: "done" });
  expect((await loadReviewedSubmission(second.bundleId, connection.db))?.takeovers).toEqual([]);
});
