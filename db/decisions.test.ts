import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Bundle } from "@/benchmark/bundle";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { defaultQuestion } from "@/benchmark/question";
import { type Connection, openDatabase } from "./client";
import {
  publishBundle,
  rejectBundle,
  requestChanges,
  verifyBundle,
  withdrawBundle,
  withdrawSubmission,
} from "./decisions";
import { loadLeaderboard } from "./leaderboard";
import { takeUnsentMail } from "./mail-outbox";
import { anArrival, aPackage } from "./package-builder";
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

/** A bundle that waits, and the receipt of it. */
async function received(bundle: Bundle = aBundle(), changes: Partial<Arrival> = {}) {
  const arrival = await anArrival(bundle, changes);
  const answer = await receiveBundle(connection.db, arrival);
  if (answer.outcome !== "received") throw new Error(answer.outcome);
  return { bundleId: answer.bundleId, receipt: answer.receipt };
}

const by = (revision: number, reason = "made up", actor = "reviewer-1") => ({ actor, revision, reason });

async function boardRows(): Promise<number> {
  return (await loadLeaderboard(defaultQuestion("inference"), connection.db)).total;
}

describe("a reviewer", () => {
  test("publishes, and the next question of any server has the result", async () => {
    const { bundleId, receipt } = await received();
    const other = openDatabase(database.url, { max: 1 });
    const before = await loadLeaderboard(defaultQuestion("inference"), other.db);
    expect(before.datasetVersion).toBe(0);
    expect(await publishBundle(connection.db, bundleId, by(3, "looks sound"))).toEqual({
      outcome: "done",
      bundleId,
      state: "published",
      revision: 4,
      datasetVersion: 1,
    });
    const after = await loadLeaderboard(defaultQuestion("inference"), other.db);
    await other.close();
    expect(after.datasetVersion).toBe(1);
    expect(await boardRows()).toBe(1);
    const status = await loadSubmission(receipt, connection.db);
    expect(status?.steps.map(({ by, from, to, reason }) => [by, from, to, reason])).toEqual([
      ["submitter", null, "received", "received as run.json"],
      ["system", "received", "checking", "checks begun"],
      ["system", "checking", "pending", "all checks passed"],
      ["reviewer", "pending", "published", "looks sound"],
    ]);
    expect(status).toMatchObject({ state: "published", results: [{ localId: "qwen2.5-7b-bf16" }] });
  });

  test.each([
    ["rejects", rejectBundle, "rejected"],
    ["asks for changes to", requestChanges, "changes_requested"],
    ["withdraws", withdrawBundle, "withdrawn"],
  ] as const)("%s what waits, with a reason, and no board changes", async (_name, decide, state) => {
    const { bundleId, receipt } = await received();
    expect(await decide(connection.db, bundleId, by(3, "  the unit is\nof another metric "))).toEqual({
      outcome: "done",
      bundleId,
      state,
      revision: 4,
      datasetVersion: null,
    });
    const status = await loadSubmission(receipt, connection.db);
    expect(status?.steps.at(-1)?.reason).toBe("the unit is\nof another metric");
    expect(await boardRows()).toBe(0);
  });

  test("must give a reason", async () => {
    const { bundleId } = await received();
    await expect(rejectBundle(connection.db, bundleId, by(3, " \n"))).rejects.toThrow("without a reason");
  });

  test("can't decide on what is decided, on what there is not, or by an old look at it", async () => {
    const { bundleId } = await received();
    expect(await rejectBundle(connection.db, bundleId, by(2))).toMatchObject({
      outcome: "conflict",
      state: "pending",
      revision: 3,
    });
    await rejectBundle(connection.db, bundleId, by(3));
    const conflict = { outcome: "conflict", bundleId, state: "rejected", revision: 4 };
    expect(await publishBundle(connection.db, bundleId, by(4))).toEqual(conflict);
    expect(await requestChanges(connection.db, bundleId, by(4))).toEqual(conflict);
    expect(await withdrawBundle(connection.db, bundleId, by(4))).toEqual(conflict);
    expect(await verifyBundle(connection.db, bundleId, "rerun", by(4))).toEqual(conflict);
    expect(await publishBundle(connection.db, "0123456789abcdef", by(3))).toEqual({ outcome: "unknown" });
    expect(await publishBundle(connection.db, "\0", by(3))).toEqual({ outcome: "unknown" });
  });

  test("is told where another one was first: of many decisions at once one is made", async () => {
    const { bundleId, receipt } = await received();
    const decisions = await Promise.all([
      publishBundle(connection.db, bundleId, by(3, "yes", "reviewer-1")),
      rejectBundle(connection.db, bundleId, by(3, "no", "reviewer-2")),
      publishBundle(connection.db, bundleId, by(3, "yes", "reviewer-3")),
      requestChanges(connection.db, bundleId, by(3, "perhaps", "reviewer-4")),
      withdrawSubmission(connection.db, receipt, { revision: 3, reason: "mine" }),
    ]);
    const made = decisions.filter(({ outcome }) => outcome === "done");
    expect(made).toHaveLength(1);
    const status = await loadSubmission(receipt, connection.db);
    for (const decision of decisions) {
      if (decision.outcome === "done") continue;
      expect(decision).toEqual({ outcome: "conflict", bundleId, state: status?.state, revision: 4 });
    }
    expect(status?.steps).toHaveLength(4);
    expect(await boardRows()).toBe(status?.state === "published" ? 1 : 0);
  });

  test("can't publish what the checks of today refuse, and nothing changes", async () => {
    const { bundleId, receipt } = await received();
    // As if the checks had been laxer on the day it came in.
    const stored = JSON.stringify(aBundle()).replace('"value":40', '"value":-4');
    await connection.db.execute(
      sql`update bundle_file_chunks set data = convert_to(${stored}, 'UTF8') where bundle_id = ${bundleId}`,
    );
    const decided = await publishBundle(connection.db, bundleId, by(3));
    expect(decided).toMatchObject({ outcome: "refused", state: "pending", revision: 3 });
    expect("findings" in decided && decided.findings.map(({ code }) => code)).toContain("metric.range");
    expect(await loadSubmission(receipt, connection.db)).toMatchObject({ state: "pending", revision: 3 });
  });

  test("marks results as verified, before and after they are published, and takes the mark back", async () => {
    const { checked, source, fileName } = await aPackage(aBundle(), {
      "raw/power.log": Buffer.from("made up"),
    });
    const receipt = newReceipt();
    const answer = await receiveBundle(connection.db, { checked, source, fileName, via: "form", receipt });
    const bundleId = "bundleId" in answer ? answer.bundleId : "";
    expect(await verifyBundle(connection.db, bundleId, "artifacts", by(3, "logs agree"))).toMatchObject({
      outcome: "done",
      state: "pending",
      revision: 4,
      datasetVersion: null,
    });
    await publishBundle(connection.db, bundleId, by(4));
    expect(await verifyBundle(connection.db, bundleId, "rerun", by(5, "ran again"))).toMatchObject({
      state: "published",
      revision: 6,
      datasetVersion: 2,
    });
    expect((await loadSubmission(receipt, connection.db))?.verification).toBe("rerun");
    expect(await verifyBundle(connection.db, bundleId, null, by(6, "it was another GPU"))).toMatchObject({
      revision: 7,
      datasetVersion: 3,
    });
    expect((await loadSubmission(receipt, connection.db))?.verification).toBeNull();
    const changes = await connection.db.execute<{ change: string }>(
      sql`select change from dataset_versions order by version`,
    );
    expect(changes.map(({ change }) => change)).toEqual([
      "published 1 results: Qwen2.5-7B on one H200",
      "marked as verified by a re-run: Qwen2.5-7B on one H200",
      "marked as self-reported: Qwen2.5-7B on one H200",
    ]);
  });
});

describe("a reviewer's own bundle", () => {
  test("is verified by another reviewer, and its history says who decided", async () => {
    const { bundleId, receipt } = await received(aBundle(), { account: "reviewer-1" });
    expect(await verifyBundle(connection.db, bundleId, "rerun", by(3))).toMatchObject({
      outcome: "own",
      revision: 3,
    });
    await publishBundle(connection.db, bundleId, by(3, "looks sound"));
    const reason = "looks sound\nThe reviewer who decided this sent the bundle.";
    expect((await loadSubmission(receipt, connection.db))?.steps.at(-1)).toMatchObject({ reason });
    const other = by(4, "ran again", "reviewer-2");
    expect(await verifyBundle(connection.db, bundleId, "rerun", other)).toMatchObject({ outcome: "done" });
  });
});

test("a bundle without artefacts is not verified by them", async () => {
  const { bundleId, receipt } = await received();
  expect(await verifyBundle(connection.db, bundleId, "artifacts", by(3))).toMatchObject({
    outcome: "no artefacts",
    state: "pending",
  });
  expect(await loadSubmission(receipt, connection.db)).toMatchObject({ verification: null, revision: 3 });
});

describe("who holds the receipt", () => {
  test("withdraws, and nobody else does", async () => {
    const { receipt } = await received();
    const reason = { revision: 3, reason: "wrong card" };
    expect(await withdrawSubmission(connection.db, newReceipt(), reason)).toEqual({ outcome: "unknown" });
    expect(await withdrawSubmission(connection.db, "", reason)).toEqual({ outcome: "unknown" });
    expect(await withdrawSubmission(connection.db, receipt, reason)).toMatchObject({
      outcome: "done",
      state: "withdrawn",
    });
    const status = await loadSubmission(receipt, connection.db);
    expect(status?.steps.at(-1)).toMatchObject({ by: "submitter", to: "withdrawn", reason: "wrong card" });
    expect(status).toMatchObject({ mayWithdraw: false, mayCorrect: false, ahead: null });
  });

  test("hears of a decision by mail where they left an address, written with the decision or not at all", async () => {
    const { bundleId } = await received(aBundle({ title: "A\u00e9 run" }), { email: "a@example.org" });
    await expect(
      connection.db.transaction(async (tx) => {
        await requestChanges(tx, bundleId, by(3));
        throw new Error("power cut");
      }),
    ).rejects.toThrow("power cut");
    expect(await takeUnsentMail(connection.db)).toEqual([]);
    await requestChanges(connection.db, bundleId, by(3, "name the driver"));
    const [mail, ...rest] = await takeUnsentMail(connection.db);
    expect(rest).toEqual([]);
    expect(mail).toMatchObject({
      to: "a@example.org",
      subject: `Changes to your bundle are asked for (${bundleId})`,
      path: null,
    });
    expect(mail?.text).toContain("Reason: name the driver");
    const silent = await received(aBundle({ title: "no address", results: [aResult({ notes: "other" })] }));
    await rejectBundle(connection.db, silent.bundleId, by(3));
    expect(await takeUnsentMail(connection.db)).toEqual([]);
  });
});
