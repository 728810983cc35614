import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ReceivedAnswer } from "@/benchmark/api/answers";
import { aBundle } from "@/benchmark/bundle-builder";
import { publishBundle } from "@/db/decisions";
import { loadSubmission } from "@/db/submission-status";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { writeTransaction } from "@/db/write-transaction";
import { POST as send } from "../../../api/v1/bundles/route";
import { POST as withdraw } from "./route";

const SITE = "http://localhost";

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", testDatabase.url);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await testDatabase.drop();
});

async function aReceipt(title: string): Promise<string> {
  const body = JSON.stringify(aBundle({ title }));
  const answer = await send(
    new Request(`${SITE}/api/v1/bundles`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    }),
  );
  return ReceivedAnswer.parse(await answer.json()).receipt;
}

async function publish(receipt: string): Promise<void> {
  const submission = await loadSubmission(receipt);
  if (!submission) throw new Error("it was not received");
  const { bundleId, revision } = submission;
  await writeTransaction((tx) => publishBundle(tx, bundleId, { actor: "made-up reviewer", revision }));
}

/** Sends the form of the page; where it leads to, or its status where it leads nowhere. */
async function sendForm(
  receipt: string,
  fields: Record<string, string>,
  origin = SITE,
): Promise<string | number> {
  const request = new Request(`${SITE}/submissions/${receipt}/withdraw`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { origin, host: "localhost" },
  });
  const answer = await withdraw(request, { params: Promise.resolve({ receipt }) });
  return answer.headers.get("location") ?? answer.status;
}

const standing = async (receipt: string) => {
  const submission = await loadSubmission(receipt);
  return [submission?.state, submission?.steps.at(-1)?.reason];
};

test("what waits is withdrawn without a reason, and the form leads back to the page", async () => {
  const receipt = await aReceipt("made-up bundle that waits");
  const { revision = -1 } = (await loadSubmission(receipt)) ?? {};
  expect(await sendForm(receipt, { revision: `${revision}` })).toBe(`/submissions/${receipt}?done=withdrawn`);
  expect(await standing(receipt)).toEqual(["withdrawn", "Withdrawn by its submitter."]);
});

test("what is published is withdrawn with a reason alone, since everybody reads it", async () => {
  const receipt = await aReceipt("made-up bundle that is published");
  await publish(receipt);
  const { revision = -1 } = (await loadSubmission(receipt)) ?? {};
  const fields = { revision: `${revision}`, reason: " " };
  expect(await sendForm(receipt, fields)).toBe(`/submissions/${receipt}?done=no-reason`);
  const reason = "the power meter\r\nwas wrong";
  expect(await sendForm(receipt, { ...fields, reason })).toBe(`/submissions/${receipt}?done=withdrawn`);
  expect(await standing(receipt)).toEqual(["withdrawn", "the power meter\nwas wrong"]);
});

test("what a reviewer decided meanwhile is not undone", async () => {
  const receipt = await aReceipt("made-up bundle that is decided on");
  const { revision = -1 } = (await loadSubmission(receipt)) ?? {};
  await publish(receipt);
  const fields = { revision: `${revision}`, reason: "too late" };
  expect(await sendForm(receipt, fields)).toBe(`/submissions/${receipt}?done=changed`);
  expect((await standing(receipt))[0]).toBe("published");
});

test("what no page of this site sends does nothing", async () => {
  const receipt = await aReceipt("made-up bundle that stays");
  const { revision = -1 } = (await loadSubmission(receipt)) ?? {};
  expect(await sendForm(receipt, { revision: `${revision}` }, "https://elsewhere.example")).toBe(403);
  expect(await sendForm(receipt, {})).toBe(400);
  expect(await sendForm("A".repeat(43), { revision: "3" })).toBe(404);
  expect((await standing(receipt))[0]).toBe("pending");
});
