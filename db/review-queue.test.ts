import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { defaultQuestion } from "@/benchmark/question";
import { findBundleFile } from "./bundle-file";
import { loadBundlePage } from "./bundle-page";
import { loadClaims } from "./claims";
import { type Connection, openDatabase } from "./client";
import { listCurrentResults } from "./current-results";
import { publishBundle, rejectBundle, verifyBundle, withdrawBundle } from "./decisions";
import { sha256 } from "./digest";
import { loadHome } from "./home";
import { loadLeaderboard } from "./leaderboard";
import { loadModelPage } from "./model-page";
import { anArrival } from "./package-builder";
import { loadResultPage } from "./result-page";
import { resultId } from "./result-rows";
import { loadReviewedSubmission, loadReviewQueue } from "./review-queue";
import { loadSubmission } from "./submission-status";
import { type Arrival, receiveBundle } from "./submissions";
import { loadTechniquePage } from "./technique-page";
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

const bundleOf = (title: string, contact?: string) =>
  aBundle({
    title,
    submitter: { name: "A. Researcher", relationship: "third-party", ...(contact ? { contact } : {}) },
  });

async function receive(title: string, changes: Partial<Arrival> = {}, contact?: string) {
  const received = await receiveBundle(connection.db, await anArrival(bundleOf(title, contact), changes));
  if (received.outcome !== "received") throw new Error(received.outcome);
  return received;
}

const by = (revision: number) => ({ actor: "reviewer-account-7", revision, reason: "made up" });

describe("the queue", () => {
  test("has what waits, the oldest first, and the number of bundles in each state", async () => {
    const first = await receive("first");
    const second = await receive("second");
    const third = await receive("third");
    await rejectBundle(connection.db, second.bundleId, by(3));
    const queue = await loadReviewQueue("pending", 1, connection.db);
    expect(queue.submissions.map(({ title }) => title)).toEqual(["first", "third"]);
    expect(queue).toMatchObject({ counts: { pending: 2, rejected: 1 }, page: 1, pages: 1 });
    expect(queue.submissions[0]).toMatchObject({
      bundleId: first.bundleId,
      revision: 3,
      fileName: "run.json",
      via: "form",
      resultCount: 1,
      artifactCount: 0,
      warningCount: 0,
      verification: null,
      replaces: null,
    });
    const ahead = async (receipt: string) => (await loadSubmission(receipt, connection.db))?.ahead;
    expect([await ahead(first.receipt), await ahead(second.receipt), await ahead(third.receipt)]).toEqual([
      0,
      null,
      1,
    ]);
  });

  test("has 50 bundles a page, and its last page beyond that", async () => {
    for (let count = 0; count < 51; count++) await receive(`bundle ${count}`);
    const second = await loadReviewQueue("pending", 2, connection.db);
    expect(second.submissions.map(({ title }) => title)).toEqual(["bundle 50"]);
    expect(await loadReviewQueue("pending", 99, connection.db)).toEqual(second);
    for (const page of [1, 0, -1, Number.NaN]) {
      expect((await loadReviewQueue("pending", page, connection.db)).submissions).toHaveLength(50);
    }
  });
});

describe("a submission that is reviewed", () => {
  test("comes with its document as today's checks pass it", async () => {
    const { bundleId } = await receive("one");
    const reviewed = await loadReviewedSubmission(bundleId, connection.db);
    expect(reviewed?.bundle).toEqual(bundleOf("one"));
    expect(reviewed).toMatchObject({ findings: [], state: "pending", hasEmail: false });
    expect(reviewed?.steps.map(({ by, actor, to }) => [by, actor, to])).toEqual([
      ["submitter", "form", "received"],
      ["system", "checks", "checking"],
      ["system", "checks", "pending"],
    ]);
    expect(await loadReviewedSubmission("0123456789abcdef", connection.db)).toBeNull();
    expect(await loadReviewedSubmission("\0", connection.db)).toBeNull();
  });

  test("comes with what else its account sent, or its contact, and says by which it knows", async () => {
    const account = { account: "account-1" };
    const rejected = await receive("by account", account, "a@example.org");
    await rejectBundle(connection.db, rejected.bundleId, by(3));
    await receive("same contact alone", {}, "a@example.org");
    const signedIn = await receive("signed in", account, "b@example.org");
    const nobody = await receive("nobody");
    const contact = await receive("contact", {}, "a@example.org");
    const history = async (bundleId: string) =>
      (await loadReviewedSubmission(bundleId, connection.db))?.history;
    expect(await history(signedIn.bundleId)).toMatchObject({
      by: "account",
      counts: { rejected: 1 },
      latest: [{ title: "by account", state: "rejected" }],
    });
    expect(await history(contact.bundleId)).toMatchObject({
      by: "contact",
      counts: { pending: 1, rejected: 1 },
    });
    expect(await history(nobody.bundleId)).toEqual({ by: null, counts: {}, latest: [] });
  });
});

test("no answer that anybody can get holds an address, an account, a receipt or its digest", async () => {
  const email = "whose-mail@example.org";
  const account = "submitter-account-5";
  const { bundleId, receipt } = await receive("one", { email, account });
  await verifyBundle(connection.db, bundleId, "rerun", by(3));
  await publishBundle(connection.db, bundleId, by(4));
  const result = resultId(bundleId, aResult().id);
  const correction = await receiveBundle(
    connection.db,
    await anArrival(aBundle({ title: "a second try", results: [aResult({ notes: "anew" })] }), {
      email,
      account,
      replaces: receipt,
    }),
  );
  if (correction.outcome !== "received") throw new Error(correction.outcome);
  const answers = async () =>
    JSON.stringify([
      await loadResultPage(result, connection.db),
      await loadBundlePage(bundleId, 1, connection.db),
      await findBundleFile(bundleId, "bundle.json", connection.db),
      await listCurrentResults(connection.db, defaultQuestion("inference")),
      await loadLeaderboard(defaultQuestion("inference"), connection.db),
      await loadModelPage("qwen2.5-7b", connection.db),
      await loadTechniquePage("bfloat16", connection.db),
      await loadHome(connection.db),
      await loadClaims(connection.db),
      await loadSubmission(receipt, connection.db),
    ]);
  const secrets = [email, account, "reviewer-account-7", receipt, sha256(receipt), correction.receipt];
  const published = await answers();
  expect(published).toContain(result);
  for (const secret of secrets) expect([secret, published.includes(secret)]).toEqual([secret, false]);
  expect(await loadBundlePage(correction.bundleId, 1, connection.db)).toBeNull();
  const page = JSON.stringify(await loadBundlePage(bundleId, 1, connection.db));
  expect([page.includes("a second try"), page.includes(correction.bundleId)]).toEqual([false, false]);
  await withdrawBundle(connection.db, bundleId, by(5));
  const withdrawn = await answers();
  for (const secret of secrets) expect([secret, withdrawn.includes(secret)]).toEqual([secret, false]);
  const [reviewed, queue] = [
    await loadReviewedSubmission(bundleId, connection.db),
    await loadReviewQueue("withdrawn", 1, connection.db),
  ];
  expect(reviewed?.hasEmail).toBe(true);
  const forReviewers = JSON.stringify([reviewed, queue]);
  for (const secret of [email, receipt, sha256(receipt)]) expect(forReviewers).not.toContain(secret);
});

test("what was withdrawn or corrected before it was published has no page and no file", async () => {
  const { bundleId } = await receive("one");
  await withdrawBundle(connection.db, bundleId, by(3));
  const first = await receive("two");
  await receive("three", { replaces: first.receipt });
  const states = await connection.db.execute(sql`select state from bundles order by title`);
  expect(states.map(({ state }) => state)).toEqual(["withdrawn", "pending", "superseded"]);
  for (const id of [bundleId, first.bundleId]) {
    expect(await loadBundlePage(id, 1, connection.db)).toBeNull();
    expect(await findBundleFile(id, "bundle.json", connection.db)).toBeNull();
  }
});
