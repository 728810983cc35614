import { afterAll, beforeAll, expect, test } from "vitest";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { appointAccount, listAccounts } from "@/db/accounts";
import { type Connection, openDatabase } from "@/db/client";
import { findDraft } from "@/db/decision-drafts";
import { anArrival } from "@/db/package-builder";
import { loadReviewedSubmission } from "@/db/review-queue";
import { type Arrival, receiveBundle } from "@/db/submissions";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { POST as signUp } from "../account/sign-up/send/route";
import { POST as decide } from "./[bundle]/decide/route";
import { GET as download } from "./[bundle]/files/[...path]/route";
import { POST as forget } from "./[bundle]/forget/route";
import { POST as changeAccount } from "./accounts/change/route";
import { POST as send } from "./sign-in/send/route";
import { POST as leave } from "./sign-out/route";

const SITE = "http://localhost:3000";
const PASSWORD = "a long made-up password";
const OWN = { host: "localhost:3000", origin: SITE, "sec-fetch-site": "same-origin" };
let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 2 });
  process.env.DATABASE_URL = database.url;
  process.env.AUTH_SECRET = "a made-up secret of 32 characters or more";
  for (const [name, role] of [
    ["Ada", "reviewer"],
    ["Grace", "reviewer"],
    ["Root", "admin"],
    ["Sam", "submitter"],
  ] as const) {
    const email = `${name}@example.org`;
    await appointAccount({ email, name, role, password: PASSWORD }, database.url);
  }
});

afterAll(async () => {
  delete process.env.DATABASE_URL;
  delete process.env.AUTH_SECRET;
  const shared = globalThis as typeof globalThis & { leaderboardConnection?: Connection };
  await shared.leaderboardConnection?.close();
  await connection.close();
  await database.drop();
});

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = OWN): Request {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  return new Request(`${SITE}${path}`, { method: "POST", headers: { ...type, ...headers }, body });
}

/** Headers of a page of this site in the browser of who signed in by the form. */
async function as(name: string): Promise<Record<string, string>> {
  const answer = await send(
    post("/review/sign-in/send", { email: `${name}@example.org`, password: PASSWORD }),
  );
  const cookie = answer.headers
    .getSetCookie()
    .map((given) => given.split(";", 1)[0])
    .join("; ");
  return { ...OWN, cookie };
}

let bundles = 0;
async function pending(changes: Partial<Arrival> = {}, dataset = "MMLU-Pro"): Promise<string> {
  const received = await receiveBundle(
    connection.db,
    await anArrival(
      aBundle({ title: `made up ${++bundles}`, results: [aResult({ workload: { dataset } })] }),
      changes,
    ),
  );
  if (received.outcome !== "received") throw new Error(received.outcome);
  return received.bundleId;
}

function at<Path extends object>(params: Path): { params: Promise<Path> } {
  return { params: Promise.resolve(params) };
}

async function decided(bundle: string, fields: Record<string, string>, headers: Record<string, string>) {
  const answer = await decide(post(`/review/${bundle}/decide`, fields, headers), at({ bundle }));
  return { status: answer.status, location: answer.headers.get("location") };
}

const standing = async (bundle: string) => loadReviewedSubmission(bundle, connection.db);
const idOf = async (name: string) => (await listAccounts(`${name}@`, connection.db))[0]?.id ?? "";

test("who signs in by the form goes on to where they wanted to be, on this site", async () => {
  const credentials = { email: "ada@example.org", password: PASSWORD };
  const known = await send(post("/review/sign-in/send", { ...credentials, to: "/review?state=published" }));
  expect(known.status).toBe(303);
  expect(known.headers.get("location")).toBe("/review?state=published");
  const elsewhere = await send(post("/review/sign-in/send", { ...credentials, to: "//evil.org" }));
  expect(elsewhere.headers.get("location")).toBe("/account");
  const wrong = await send(
    post("/review/sign-in/send", { ...credentials, password: "wrong", to: "/review" }),
  );
  expect(wrong.headers.get("location")).toBe("/review/sign-in?failed=credentials&to=%2Freview");
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test("a reviewer publishes, and the page says that it is done", async () => {
  const bundle = await pending();
  const answer = await decided(bundle, { decision: "publish", revision: "3" }, await as("Ada"));
  expect(answer).toEqual({ status: 303, location: `/review/${bundle}?done=publish` });
  const after = await standing(bundle);
  expect(after).toMatchObject({ state: "published", revision: 4 });
  expect(after?.steps.at(-1)).toMatchObject({ actor: await idOf("Ada"), by: "reviewer", to: "published" });
});

test("of two reviewers one decides, and the other keeps what they typed and is told", async () => {
  const bundle = await pending();
  const [ada, grace] = [await as("Ada"), await as("Grace")];
  const first = { decision: "reject", reason: "made up: too few runs", revision: "3" };
  expect((await decided(bundle, first, ada)).location).toBe(`/review/${bundle}?done=reject`);
  const second = { decision: "request-changes", reason: "made up: name the driver", revision: "3" };
  expect((await decided(bundle, second, grace)).location).toBe(
    `/review/${bundle}?problem=conflict#decision-message`,
  );
  expect(await standing(bundle)).toMatchObject({ state: "rejected", revision: 4 });
  const key = { bundleId: bundle, account: await idOf("Grace") };
  const typed = { decision: "request-changes", reason: "made up: name the driver", revision: 3 };
  expect(await findDraft(key, connection.db)).toEqual(typed);
  expect(await findDraft({ ...key, account: await idOf("Ada") }, connection.db)).toBeNull();
  await forget(post(`/review/${bundle}/forget`, {}, grace), at({ bundle }));
  expect(await findDraft(key, connection.db)).toBeNull();
});

test("a bundle is not rejected without a reason, and the choice is kept", async () => {
  const bundle = await pending();
  const answer = await decided(bundle, { decision: "reject", reason: " ", revision: "3" }, await as("Ada"));
  expect(answer.location).toBe(`/review/${bundle}?problem=reason-missing#decision-message`);
  expect(await standing(bundle)).toMatchObject({ state: "pending", revision: 3 });
});

test.each([
  ["another site", { ...OWN, origin: "https://evil.org" }, 403],
  ["a site beside this one", { ...OWN, "sec-fetch-site": "same-site" }, 403],
  ["no browser", { host: "localhost:3000" }, 403],
])("a decision that %s sends is refused, though its cookie is right", async (_whose, headers, status) => {
  const bundle = await pending();
  const { cookie = "" } = await as("Ada");
  expect((await decided(bundle, { decision: "publish", revision: "3" }, { ...headers, cookie })).status).toBe(
    status,
  );
  expect((await standing(bundle))?.state).toBe("pending");
});

test("who is not signed in, or no reviewer, decides nothing", async () => {
  const bundle = await pending();
  const publish = { decision: "publish", revision: "3" };
  const nobody = await decided(bundle, publish, OWN);
  expect(nobody).toEqual({ status: 303, location: `/review/sign-in?to=%2Freview%2F${bundle}` });
  expect((await decided(bundle, publish, await as("Sam"))).status).toBe(403);
  const admin = await as("Root");
  expect((await decided("0123456789abcdef", publish, admin)).status).toBe(404);
  expect((await decided("../accounts", publish, admin)).status).toBe(404);
  expect((await decided(bundle, { decision: "delete", revision: "3" }, admin)).status).toBe(400);
  expect((await standing(bundle))?.state).toBe("pending");
});

test("only reviewers download what is not published, and only to save it", async () => {
  const bundle = await pending();
  const get = async (headers: Record<string, string>, path: string) =>
    download(
      new Request(`${SITE}/review/${bundle}/files/${path}`, { headers }),
      at({ bundle, path: path.split("/") }),
    );
  const path = (await standing(bundle))?.files[0]?.path ?? "";
  expect((await get(OWN, path)).status).toBe(401);
  expect((await get(await as("Sam"), path)).status).toBe(403);
  const ada = await as("Ada");
  const answer = await get(ada, path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await answer.json()).toMatchObject({ format: "efficientllm-bundle/1" });
  expect((await get(ada, "..%2f..%2fetc%2fpasswd")).status).toBe(404);
});

test("only an admin gives roles", async () => {
  const [sam, path] = [await idOf("Sam"), "/review/accounts/change"];
  const give = { account: sam, role: "reviewer" };
  expect((await changeAccount(post(path, give, await as("Ada")))).status).toBe(403);
  expect((await changeAccount(post(path, give, await as("Sam")))).status).toBe(403);
  const admin = await as("Root");
  const own = await changeAccount(post(path, { account: await idOf("Root"), role: "submitter" }, admin));
  expect(own.headers.get("location")).toBe("/review/accounts?done=no");
  expect((await listAccounts("Sam@", connection.db))[0]?.role).toBe("submitter");
  const done = await changeAccount(post(path, give, admin));
  expect(done.headers.get("location")).toBe("/review/accounts?done=yes");
  expect((await listAccounts("Sam@", connection.db))[0]?.role).toBe("reviewer");
  await changeAccount(post(path, { account: sam, role: "submitter" }, admin));
});

test("signing out ends the session, and not for another site's asking", async () => {
  const ada = await as("Ada");
  expect((await leave(post("/review/sign-out", {}, { ...ada, origin: "https://evil.org" }))).status).toBe(
    403,
  );
  const bundle = await pending();
  expect((await decided(bundle, { decision: "publish", revision: "9" }, ada)).location).toContain(
    "problem=conflict",
  );
  expect((await leave(post("/review/sign-out", {}, ada))).headers.get("location")).toBe("/review/sign-in");
  expect((await decided(bundle, { decision: "publish", revision: "3" }, ada)).location).toContain(
    "/review/sign-in",
  );
});

test("an account is not made with a name that reorders what others read", async () => {
  const fields = { name: "Ada\u202elevol", email: "hidden@example.org", password: PASSWORD };
  const answer = await signUp(post("/account/sign-up/send", fields));
  expect(answer.headers.get("location")).toBe("/account/sign-up?failed=name");
  expect(await listAccounts("hidden@", connection.db)).toEqual([]);
});

test("results of another sender are replaced only with the box ticked; without it the page says so", async () => {
  const [held, first] = [await pending({}, "held by one"), await pending({}, "held by one")];
  const ada = await as("Ada");
  const publish = { decision: "publish", revision: "3" };
  expect((await decided(held, publish, ada)).location).toBe(`/review/${held}?done=publish`);
  expect(await decided(first, publish, ada)).toEqual({
    status: 303,
    location: `/review/${first}?problem=takeover#decision-message`,
  });
  expect((await standing(first))?.takeovers).toMatchObject([{ bundleId: held, results: 1 }]);
  const agreed = { ...publish, takeover: held };
  expect((await decided(first, agreed, ada)).location).toBe(`/review/${first}?done=publish`);
});

test("nobody verifies what they sent, and a browser is told of a broken form by a page", async () => {
  const ada = await as("Ada");
  const own = await pending({ account: await idOf("Ada") });
  const verify = { decision: "verify-rerun", reason: "made up: ran again", revision: "3" };
  expect((await decided(own, verify, ada)).location).toBe(`/review/${own}?problem=own#decision-message`);
  const artefacts = { ...verify, decision: "verify-artifacts" };
  expect((await decided(await pending(), artefacts, ada)).location).toContain("?problem=no-artefacts");
  const broken = post(`/review/${own}/decide`, { revision: "3" }, { ...ada, accept: "text/html" });
  const answer = await decide(broken, at({ bundle: own }));
  expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
  expect(await answer.text()).toContain(`href="/review/${own}#decision"`);
});
