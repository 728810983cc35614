import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { publishBundle } from "./decisions";
import { takeUnsentMail } from "./mail-outbox";
import { anArrival } from "./package-builder";
import { aSubmission } from "./submission-builder";
import { loadSubmission } from "./submission-status";
import { type Arrival, receiveBundle, submitBundle } from "./submissions";
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

/** A bundle that waits, and the receipt of it. */
async function received(bundle: Bundle, changes: Partial<Arrival> = {}) {
  const answer = await receiveBundle(connection.db, await anArrival(bundle, changes));
  if (answer.outcome !== "received") throw new Error(answer.outcome);
  return answer;
}

const by = (revision: number) => ({ actor: "reviewer-1", revision, reason: "made up" });

describe("results that another sender published", () => {
  const again = () => aBundle({ title: "the same run, made up", results: [aResult({ notes: "better" })] });
  const takesOver = (...ids: string[]) => ({ ...by(3), takesOver: ids });

  test("are replaced only where that was agreed to; then the history says so and their sender is told", async () => {
    const held = await received(aBundle(), { email: "holder@example.org", account: "account-1" });
    await publishBundle(connection.db, held.bundleId, by(3));
    await takeUnsentMail(connection.db);
    const { bundleId, receipt } = await received(again());
    const takeover = { bundleId: held.bundleId, title: aBundle().title, results: 1, verification: null };
    for (const decision of [by(3), takesOver("0123456789abcdef")]) {
      expect(await publishBundle(connection.db, bundleId, decision)).toEqual({
        outcome: "takeover",
        bundleId,
        state: "pending",
        revision: 3,
        takeovers: [{ ...takeover, sender: "account" }],
      });
    }
    const decision = takesOver(held.bundleId);
    expect(await publishBundle(connection.db, bundleId, decision)).toMatchObject({ outcome: "done" });
    expect((await loadSubmission(receipt, connection.db))?.steps.at(-1)?.reason).toBe(
      `made up\nTakes over one result from another sender: “${aBundle().title}” (${held.bundleId}).`,
    );
    expect((await loadSubmission(held.receipt, connection.db))?.steps.at(-1)).toMatchObject({
      to: "superseded",
      reason: "every result has a newer version in “the same run, made up”, from another sender",
    });
    const mails = await takeUnsentMail(connection.db);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ["holder@example.org", `Results of your bundle were replaced (${held.bundleId})`],
    ]);
  });

  test("are named by who holds them: the maintainers, an account or nobody's", async () => {
    const { bundleId: seeded } = await submitBundle(connection.db, aSubmission(aBundle()));
    const own = await received(again());
    expect(await publishBundle(connection.db, own.bundleId, by(3))).toMatchObject({
      takeovers: [{ bundleId: seeded, sender: "maintainers" }],
    });
    await publishBundle(connection.db, own.bundleId, takesOver(seeded));
    const next = await received(aBundle({ title: "another" }));
    expect(await publishBundle(connection.db, next.bundleId, by(3))).toMatchObject({
      takeovers: [{ bundleId: own.bundleId, sender: "no account" }],
    });
  });

  test("are not those of the same account, nor of what is corrected", async () => {
    const account = { account: "account-1" };
    const first = await received(aBundle(), account);
    await publishBundle(connection.db, first.bundleId, by(3));
    const second = await received(again(), account);
    expect(await publishBundle(connection.db, second.bundleId, by(3))).toMatchObject({ outcome: "done" });
    const third = await received(aBundle({ title: "third" }), { replaces: second.receipt });
    expect(await publishBundle(connection.db, third.bundleId, by(3))).toMatchObject({ outcome: "done" });
  });

  test("may be replaced by an operator, and their sender is told", async () => {
    const held = await received(aBundle(), { email: "holder@example.org" });
    await publishBundle(connection.db, held.bundleId, by(3));
    await takeUnsentMail(connection.db);
    expect(await submitBundle(connection.db, aSubmission(again()))).toMatchObject({ newVersions: 1 });
    expect((await takeUnsentMail(connection.db)).map(({ to }) => to)).toEqual(["holder@example.org"]);
  });
});
