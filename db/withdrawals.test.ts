import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { defaultQuestion } from "@/benchmark/question";
import { loadBundlePage } from "./bundle-page";
import { type Connection, openDatabase } from "./client";
import { listCurrentResults } from "./current-results";
import { publishBundle, verifyBundle, withdrawBundle } from "./decisions";
import { anArrival } from "./package-builder";
import { loadResultPage } from "./result-page";
import { resultId } from "./result-rows";
import { receiveBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;
/** Ids and receipts of bundles by their titles. */
const sent = new Map<string, { bundleId: string; receipt: string }>();

beforeEach(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 4 });
  sent.clear();
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

const idOf = (title: string) => sent.get(title)?.bundleId ?? "";

/** A result of made-up values whose natural key differs by the data set. */
const measured = (dataset: string, amu: number, id = dataset.toLowerCase()) =>
  aResult({ id, workload: { dataset }, metrics: inCanonicalUnits({ amu }) });

/** Sends and publishes a bundle, all from one account; `corrects`: title of the one that it corrects. */
async function publish(title: string, results: ReturnType<typeof measured>[], corrects?: string) {
  const replaces = corrects === undefined ? null : (sent.get(corrects)?.receipt ?? null);
  const received = await receiveBundle(
    connection.db,
    await anArrival(aBundle({ title, results }), { replaces, account: "account-1" }),
  );
  if (received.outcome !== "received") throw new Error(received.outcome);
  sent.set(title, received);
  const decided = await publishBundle(connection.db, received.bundleId, { actor: "r", revision: 3 });
  if (decided.outcome !== "done") throw new Error(decided.outcome);
}

async function withdraw(title: string) {
  const [row] = await connection.db.execute<{ revision: number }>(
    sql`select revision from bundles where id = ${idOf(title)}`,
  );
  const by = { actor: "reviewer-account-7", revision: row?.revision ?? -1, reason: `${title} was wrong` };
  const decided = await withdrawBundle(connection.db, idOf(title), by);
  if (decided.outcome !== "done") throw new Error(decided.outcome);
}

/** The memory in use of the current results, by their data sets. */
async function onTheBoard() {
  const { results } = await listCurrentResults(connection.db, defaultQuestion("inference"));
  return Object.fromEntries(
    results.map(({ workload, measurements: { amu } }) => [
      workload.dataset,
      amu && "value" in amu ? amu.value : null,
    ]),
  );
}

async function states() {
  const rows = await connection.db.execute<{ title: string; state: string }>(
    sql`select title, state from bundles order by title`,
  );
  return Object.fromEntries(rows.map(({ title, state }) => [title, state]));
}

test("what a withdrawn bundle had replaced is shown again, and its own pages say why they are tombstones", async () => {
  await publish("first", [measured("MMLU", 40), measured("BBH", 41)]);
  await publish("second", [measured("MMLU", 50), measured("BBH", 51), measured("GPQA", 52)]);
  expect(await states()).toEqual({ first: "superseded", second: "published" });
  await withdraw("second");
  expect(await onTheBoard()).toEqual({ MMLU: 40, BBH: 41 });
  expect(await states()).toEqual({ first: "published", second: "withdrawn" });
  const page = await loadResultPage(resultId(idOf("second"), "gpqa"), connection.db);
  expect(page?.result).toMatchObject({ current: false, bundleState: "withdrawn", version: 1 });
  expect(page?.bundle.withdrawn?.reason).toBe("second was wrong");
  const old = await loadResultPage(resultId(idOf("first"), "mmlu"), connection.db);
  expect(old?.versions.map(({ version, current }) => [version, current])).toEqual([
    [2, false],
    [1, true],
  ]);
  const history = await loadBundlePage(idOf("first"), 1, connection.db);
  expect(history?.events.slice(-2).map(({ by, from, to, reason }) => [by, from, to, reason])).toEqual([
    ["reviewer", "published", "superseded", "every result has a newer version in “second”"],
    ["system", "superseded", "published", "shown again: “second” was withdrawn"],
  ]);
});

test("a version that was withdrawn itself is passed over", async () => {
  await publish("first", [measured("MMLU", 40)]);
  await publish("second", [measured("MMLU", 50)]);
  await publish("third", [measured("MMLU", 60)]);
  await withdraw("second");
  expect(await onTheBoard()).toEqual({ MMLU: 60 });
  await withdraw("third");
  expect(await onTheBoard()).toEqual({ MMLU: 40 });
  await withdraw("first");
  expect(await onTheBoard()).toEqual({});
  expect(await states()).toEqual({ first: "withdrawn", second: "withdrawn", third: "withdrawn" });
});

test("a withdrawal leaves what others have replaced meanwhile", async () => {
  await publish("first", [measured("MMLU", 40), measured("BBH", 41)]);
  await publish("second", [measured("MMLU", 50)]);
  await withdraw("first");
  expect(await onTheBoard()).toEqual({ MMLU: 50 });
});

test("a correction replaces all of its bundle, and gives it back when it is withdrawn", async () => {
  await publish("wrong", [measured("MMLU", 40), measured("BBH", 41)]);
  await publish("right", [measured("MMLU-Pro", 40), measured("BBH", 42)], "wrong");
  expect(await onTheBoard()).toEqual({ "MMLU-Pro": 40, BBH: 42 });
  const wrong = await loadBundlePage(idOf("wrong"), 1, connection.db);
  expect(wrong).toMatchObject({
    state: "superseded",
    superseded: { reason: "corrected by “right”" },
    correctedBy: { id: idOf("right"), title: "right" },
  });
  await withdraw("right");
  expect(await onTheBoard()).toEqual({ MMLU: 40, BBH: 41 });
  expect(await states()).toEqual({ right: "withdrawn", wrong: "published" });
});

test("what was corrected stays off the boards while any correction of it stands", async () => {
  await publish("a", [measured("MMLU", 40)]);
  await publish("b", [measured("BBH", 41)], "a");
  await publish("c", [measured("GPQA", 42)], "b");
  await publish("d", [measured("MMLU", 43)]);
  await withdraw("b");
  await withdraw("d");
  expect(await onTheBoard()).toEqual({ GPQA: 42 });
  await withdraw("c");
  expect(await onTheBoard()).toEqual({ MMLU: 40 });
});

test("it is on record from which version until which each result was shown", async () => {
  await publish("first", [measured("MMLU", 40)]);
  await publish("second", [measured("MMLU", 50)]);
  await verifyBundle(connection.db, idOf("second"), "rerun", { actor: "r", revision: 4, reason: "agrees" });
  await withdraw("second");
  await publish("third", [measured("MMLU", 60)]);
  const spans = await connection.db.execute<{ title: string; from: number; until: number | null }>(sql`
    select bundles.title, from_version as "from", until_version as until
    from result_spans join results on results.id = result_id join bundles on bundles.id = bundle_id
    order by from_version
  `);
  expect(spans.map(({ title, from, until }) => [title, from, until])).toEqual([
    ["first", 1, 2],
    ["second", 2, 4],
    ["first", 4, 5],
    ["third", 5, null],
  ]);
});
