import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "@/benchmark/bundle-builder";
import { defaultQuestion } from "@/benchmark/question";
import { type Connection, openDatabase } from "./client";
import { listCurrentResults } from "./current-results";
import { publishBundle, rejectBundle, requestChanges, withdrawSubmission } from "./decisions";
import { anArrival } from "./package-builder";
import { newReceipt } from "./receipts";
import { loadSubmission } from "./submission-status";
import { type Arrival, receiveBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeEach(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 6 });
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

/** Made-up results that differ by their data sets. */
const bundleOf = (title: string, ...datasets: string[]) =>
  aBundle({
    title,
    results: datasets.map((dataset) =>
      aResult({ id: dataset.toLowerCase(), workload: { dataset }, metrics: inCanonicalUnits({ amu: 40 }) }),
    ),
  });

async function arrive(title: string, datasets: string[], changes: Partial<Arrival> = {}) {
  return receiveBundle(connection.db, await anArrival(bundleOf(title, ...datasets), changes));
}

async function send(title: string, datasets: string[], changes: Partial<Arrival> = {}) {
  const received = await arrive(title, datasets, changes);
  if (received.outcome !== "received") throw new Error(`${title}: ${received.outcome}`);
  return received;
}

const by = (revision = 3) => ({ actor: "reviewer-1", revision, reason: "made up" });

async function publish({ bundleId }: { bundleId: string }) {
  const { outcome } = await publishBundle(connection.db, bundleId, by());
  expect(outcome).toBe("done");
}

async function withdraw(receipt: string) {
  const revision = (await loadSubmission(receipt, connection.db))?.revision ?? -1;
  const decided = await withdrawSubmission(connection.db, receipt, { reason: "mine", revision });
  expect(decided.outcome).toBe("done");
}

async function states() {
  const rows = await connection.db.execute<{ title: string; state: string }>(
    sql`select title, state from bundles order by title`,
  );
  return Object.fromEntries(rows.map(({ title, state }) => [title, state]));
}

async function onTheBoard() {
  const { results } = await listCurrentResults(connection.db, defaultQuestion("inference"));
  return results.map(({ workload }) => workload.dataset).sort();
}

const status = async (receipt: string) => loadSubmission(receipt, connection.db);

describe("of one bundle one correction stands", () => {
  test("a second correction of a published bundle takes the place of the first", async () => {
    const a = await send("a", ["MMLU"]);
    await publish(a);
    const b = await send("b", ["BBH"], { replaces: a.receipt });
    await publish(b);
    const c = await send("c", ["GPQA"], { replaces: a.receipt });
    expect((await status(c.receipt))?.replaces?.title).toBe("b");
    await publish(c);
    expect(await onTheBoard()).toEqual(["GPQA"]);
    expect(await states()).toEqual({ a: "superseded", b: "superseded", c: "published" });
  });

  test("a second correction of what waits takes the place of the first, and published it clears all before it", async () => {
    const a = await send("a", ["MMLU"]);
    await publish(a);
    await send("b", ["BBH"], { replaces: a.receipt });
    const c = await send("c", ["GPQA"], { replaces: a.receipt });
    expect(await states()).toEqual({ a: "published", b: "superseded", c: "pending" });
    await publish(c);
    expect(await onTheBoard()).toEqual(["GPQA"]);
    expect(await states()).toEqual({ a: "superseded", b: "superseded", c: "published" });
  });

  test("of ten corrections at once one waits in the end", async () => {
    const a = await send("a", ["MMLU"]);
    const titles = Array.from({ length: 10 }, (_, index) => `correction ${index}`);
    await Promise.all(titles.map((title) => send(title, ["BBH"], { replaces: a.receipt })));
    const counts = await connection.db.execute<{ state: string; n: number }>(
      sql`select state, count(*)::int as n from bundles group by state order by state`,
    );
    expect(counts.map(({ state, n }) => [state, n])).toEqual([
      ["pending", 1],
      ["superseded", 10],
    ]);
  });

  test("what was withdrawn takes none, and nothing is stored", async () => {
    const a = await send("a", ["MMLU"]);
    await withdraw(a.receipt);
    expect(await arrive("b", ["BBH"], { replaces: a.receipt })).toEqual({
      outcome: "not to correct",
      state: "withdrawn",
    });
    expect(await states()).toEqual({ a: "withdrawn" });
  });

  test("what was rejected takes one, also after one before it was withdrawn", async () => {
    const a = await send("a", ["MMLU"]);
    await rejectBundle(connection.db, a.bundleId, by());
    const b = await send("b", ["BBH"], { replaces: a.receipt });
    await withdraw(b.receipt);
    const c = await send("c", ["GPQA"], { replaces: a.receipt });
    expect((await status(c.receipt))?.replaces?.title).toBe("a");
  });

  test("a correction that is sent again is known, whatever has become of what it corrects", async () => {
    const a = await send("a", ["MMLU"]);
    const receipt = newReceipt();
    await send("b", ["BBH"], { replaces: a.receipt, receipt });
    await withdraw(receipt);
    await withdraw(a.receipt);
    expect(await arrive("b", ["BBH"], { replaces: a.receipt, receipt })).toMatchObject({ outcome: "known" });
  });
});

describe("a correction of what waits", () => {
  test("keeps its place in the queue, and the address and account that it does not give itself", async () => {
    const a = await send("a", ["MMLU"], { email: "a@example.org", account: "account-1" });
    const other = await send("other", ["BBH"]);
    const b = await send("b", ["GPQA"], { replaces: a.receipt });
    expect([(await status(b.receipt))?.ahead, (await status(other.receipt))?.ahead]).toEqual([0, 1]);
    expect(await status(b.receipt)).toMatchObject({ hearsByMail: true });
    const rows = await connection.db.execute(sql`select email, account from bundles where title = 'b'`);
    expect(rows[0]).toEqual({ email: "a@example.org", account: "account-1" });
    await send("c", ["GPQA", "MMLU"], { replaces: b.receipt, email: "c@example.org" });
    const given = await connection.db.execute(sql`select email from bundles where title = 'c'`);
    expect(given[0]).toEqual({ email: "c@example.org" });
  });

  test.each(["pending", "changes_requested"] as const)(
    "that is withdrawn lets what was %s before be so again",
    async (state) => {
      const a = await send("a", ["MMLU"]);
      if (state === "changes_requested") await requestChanges(connection.db, a.bundleId, by());
      const b = await send("b", ["BBH"], { replaces: a.receipt });
      expect((await states()).a).toBe("superseded");
      await withdraw(b.receipt);
      expect(await states()).toEqual({ a: state, b: "withdrawn" });
      expect((await status(a.receipt))?.steps.at(-1)).toMatchObject({
        by: "system",
        from: "superseded",
        to: state,
        reason: "waits again: its correction was withdrawn",
      });
    },
  );
});

test("a receipt tells which results a correction would take from the boards", async () => {
  const a = await send("a", ["MMLU", "BBH"]);
  expect((await status(a.receipt))?.onBoards).toEqual([]);
  await publish(a);
  const published = (await status(a.receipt))?.results.map(({ id }) => id).sort();
  expect((await status(a.receipt))?.onBoards).toEqual(published);
  const b = await send("b", ["GPQA"], { replaces: a.receipt });
  expect((await status(b.receipt))?.onBoards).toEqual(published);
});
