import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ErrorAnswer, ReceivedAnswer, StatusAnswer } from "@/benchmark/api/answers";
import { aBundle, aResult } from "@/benchmark/bundle-builder";
import { appointAccount, listAccounts } from "@/db/accounts";
import { publishBundle } from "@/db/decisions";
import { loadReviewedSubmission } from "@/db/review-queue";
import { signIn } from "@/db/sign-in";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { writeTransaction } from "@/db/write-transaction";
import { POST as upload } from "../../submit/upload/route";
import { POST as send } from "./bundles/route";
import { GET as follow } from "./submissions/[receipt]/route";

const SITE = "http://localhost:3000";
const OWN = { host: "localhost:3000", "sec-fetch-site": "same-origin" };
const ADA = { name: "Ada", email: "ada@example.org", password: "a long made-up password" };

let testDatabase: TestDatabase;
let cookie = "";
let account = "";

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", testDatabase.url);
  vi.stubEnv("AUTH_SECRET", "a made-up secret of 32 characters or more");
  await appointAccount({ ...ADA, role: "submitter" }, testDatabase.url);
  account = (await listAccounts("ada@"))[0]?.id ?? "";
  const attempt = await signIn(ADA, { origin: SITE, address: null });
  if (attempt.outcome !== "done") throw new Error(attempt.outcome);
  cookie = attempt.headers
    .getSetCookie()
    .map((given) => given.split(";", 1)[0])
    .join("; ");
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await testDatabase.drop();
});

let documents = 0;
/** The text of a bundle that no other test sends. */
function aDocument(): string {
  documents += 1;
  const workload = { dataset: `made-up data set ${documents}` };
  return JSON.stringify(aBundle({ title: `made-up bundle ${documents}`, results: [aResult({ workload })] }));
}

function byApi(headers: Record<string, string>, body = aDocument()): Promise<Response> {
  const type = { "content-type": "application/json" };
  return send(
    new Request(`${SITE}/api/v1/bundles`, { method: "POST", body, headers: { ...type, ...headers } }),
  );
}

/** Sends the form as a browser without scripts does; where it leads to. */
async function byForm(fields: Record<string, string>, document: string): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([document], "run.json"));
  const request = new Request(`${SITE}/submit/upload`, { method: "POST", body: form });
  for (const [name, value] of Object.entries({ ...OWN, cookie })) request.headers.set(name, value);
  return (await upload(request)).headers.get("location") ?? "";
}

const accountOf = async (answer: Response) => {
  const { bundle } = ReceivedAnswer.parse(await answer.json());
  return (await loadReviewedSubmission(bundle.id))?.account;
};

test("what the form of this site sends belongs to who is signed in", async () => {
  expect(await accountOf(await byApi({ ...OWN, cookie }))).toBe(account);
  expect(await accountOf(await byApi(OWN))).toBeNull();
});

test("what its preview shows is counted for the queue as it comes in", async () => {
  const { bundle } = ReceivedAnswer.parse(await (await byApi({})).json());
  const counts = { outliers: 0, newVersions: 0, leaving: 0 };
  expect((await loadReviewedSubmission(bundle.id))?.previewCounts).toEqual(counts);
});

test("a cookie alone is nobody's word: another program with it, or another site, gives no account", async () => {
  expect(await accountOf(await byApi({ host: "localhost:3000", cookie }))).toBeNull();
  expect((await byApi({ ...OWN, cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
});

test("the plain form sent again after a lost answer leads to the same receipt, and another bundle does not", async () => {
  const [key, document] = ["made-up-key-of-the-page-01", aDocument()];
  const first = await byForm({ key }, document);
  expect(first).toMatch(/^\/submissions\/[\w-]{43}$/);
  expect(await byForm({ key }, document)).toBe(first);
  expect(await byForm({ key }, aDocument())).toBe("/submit?problem=receipt-used");
  expect(await byForm({ key: "short" }, aDocument())).toMatch(/^\/submissions\/[\w-]{43}$/);
});

test("a correction names what it corrects by the receipt or the address of its page", async () => {
  const { status } = ReceivedAnswer.parse(await (await byApi({})).json());
  const corrected = await byForm({ corrects: `  ${SITE}${status}  ` }, aDocument());
  const receipt = corrected.split("/").at(-1) ?? "";
  const params = { params: Promise.resolve({ receipt }) };
  const answer = await follow(new Request(`${SITE}/api/v1/submissions/${receipt}`), params);
  expect(StatusAnswer.parse(await answer.json()).replaces?.state).toBe("superseded");
});

test("who follows a published submission learns which results a correction takes from the boards", async () => {
  const { receipt, bundle } = ReceivedAnswer.parse(await (await byApi({ "x-email": ADA.email })).json());
  await writeTransaction((tx) => publishBundle(tx, bundle.id, { actor: "r1", revision: 3 }));
  const params = { params: Promise.resolve({ receipt }) };
  const text = await (await follow(new Request(`${SITE}/api/v1/submissions/${receipt}`), params)).text();
  const status = StatusAnswer.parse(JSON.parse(text));
  expect(status.on_boards).toEqual(status.results.map(({ id }) => id));
  expect(status.on_boards).toHaveLength(1);
  expect([status.hears_by_mail, text.includes(ADA.email)]).toEqual([true, false]);
});

test("what takes no correction any more is answered 409, with its state in words", async () => {
  const { receipt } = ReceivedAnswer.parse(await (await byApi({})).json());
  const { POST: withdraw } = await import("./submissions/[receipt]/withdraw/route");
  const request = new Request(`${SITE}/api/v1/submissions/${receipt}/withdraw`, { method: "POST" });
  expect((await withdraw(request, { params: Promise.resolve({ receipt }) })).status).toBe(200);
  const answer = await byApi({ "x-corrects": receipt });
  const { error } = ErrorAnswer.parse(await answer.json());
  expect([answer.status, error.code]).toEqual([409, "receipt.not_correctable"]);
  expect(error.message).toContain("its newest version is withdrawn");
});
