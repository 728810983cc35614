import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import {
  DuplicateAnswer,
  ErrorAnswer,
  ReceivedAnswer,
  StatusAnswer,
  ValidAnswer,
} from "@/benchmark/api/answers";
import { aBundle } from "@/benchmark/bundle-builder";
import { withRequestAddress } from "@/db/request-address";
import { loadReviewQueue } from "@/db/review-queue";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { POST as send } from "./bundles/route";
import { POST as validate } from "./bundles/validate/route";
import { GET as follow, DELETE as withdrawAt } from "./submissions/[receipt]/route";
import { POST as withdraw } from "./submissions/[receipt]/withdraw/route";

const SITE = "http://localhost";
const KEY = "made-up-key-of-a-test-0001";
const MEBIBYTE = 1024 * 1024;

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  vi.stubEnv("DATABASE_URL", testDatabase.url);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv("DATABASE_URL", testDatabase.url);
});

afterAll(() => testDatabase.drop());

let documents = 0;
/** The text of a bundle that no other test sends. */
function aDocument(): string {
  documents += 1;
  return JSON.stringify(aBundle({ title: `made-up bundle ${documents}` }));
}

function aRequest(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const init = {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
    duplex: "half",
  };
  return new Request(`${SITE}/api/v1/bundles`, init);
}

/** A body that comes in these chunks and then ends, breaks off or pauses for ever. */
function aBody(chunks: Iterable<Uint8Array>, then: "end" | "break" | "pause"): ReadableStream<Uint8Array> {
  const left = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = left.next();
      if (!done) return controller.enqueue(value);
      if (then === "end") controller.close();
      else if (then === "break") controller.error(new Error("aborted"));
      else return new Promise<void>(() => {});
    },
  });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const halfOf = (text: string) => [bytesOf(text).subarray(0, bytesOf(text).length / 2)];
const codesOf = async (answer: Response) =>
  ErrorAnswer.parse(await answer.json()).findings.map(({ code }) => code);
const errorOf = async (answer: Response) => ErrorAnswer.parse(await answer.json()).error.code;

async function stored(): Promise<number> {
  return Object.values((await loadReviewQueue("pending")).counts).reduce((sum, count) => sum + count, 0);
}

async function expectNothingStored(answer: () => Promise<Response>): Promise<Response> {
  const before = await stored();
  const given = await answer();
  expect(await stored()).toBe(before);
  return given;
}

async function receiptOf(answer: Promise<Response>): Promise<string> {
  return ReceivedAnswer.parse(await (await answer).json()).receipt;
}

const at = (receipt: string) => ({ params: Promise.resolve({ receipt }) });
const look = (receipt: string) => follow(new Request(`${SITE}/api/v1/submissions/${receipt}`), at(receipt));

test("a sound package is received: 201, its digest and a receipt that leads to where it stands", async () => {
  const text = aDocument();
  const answer = await send(aRequest(text, { "x-file-name": "H200%20run.json" }));
  expect(answer.status).toBe(201);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const received = ReceivedAnswer.parse(await answer.json());
  expect(received).toMatchObject({
    outcome: "received",
    state: "pending",
    bundle: { results: 1 },
    findings: [],
  });
  expect(received.receipt).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(answer.headers.get("location")).toBe(`/submissions/${received.receipt}`);
  const status = StatusAnswer.parse(await (await look(received.receipt)).json());
  expect(status).toMatchObject({ state: "pending", may_withdraw: true, published_at: null, results: [] });
  expect(status.bundle).toMatchObject({ id: received.bundle.id, file_name: "H200 run.json", path: null });
  expect(status.bundle.sha256).toBe(received.bundle.sha256);
});

test("reviewers see whether the form of this site sent a bundle, or a program", async () => {
  const byForm = aRequest(aDocument(), { host: "localhost", "sec-fetch-site": "same-origin" });
  const [fromForm, fromProgram] = [await send(byForm), await send(aRequest(aDocument()))];
  const { submissions } = await loadReviewQueue("pending");
  const viaOf = async (answer: Response) => {
    const { id } = ReceivedAnswer.parse(await answer.json()).bundle;
    return submissions.find(({ bundleId }) => bundleId === id)?.via;
  };
  expect([await viaOf(fromForm), await viaOf(fromProgram)]).toEqual(["form", "api"]);
});

test("a package with errors is refused with all of them: 422, and nothing is stored", async () => {
  const { submitter: _, ...rest } = aBundle();
  const answer = await expectNothingStored(() => send(aRequest(JSON.stringify({ ...rest, colour: "red" }))));
  expect(answer.status).toBe(422);
  expect((await codesOf(answer)).sort()).toEqual(["schema.missing", "schema.unknown_key"]);
});

test("a request without a body is refused as an empty file is", async () => {
  const answer = await send(aRequest(null));
  expect([answer.status, await codesOf(answer)]).toEqual([422, ["json.syntax"]]);
});

test("a dry run says what sending would, and stores nothing", async () => {
  const text = aDocument();
  const sound = await expectNothingStored(() => validate(aRequest(text)));
  expect(sound.status).toBe(200);
  expect(ValidAnswer.parse(await sound.json())).toMatchObject({ valid: true, bundle: { results: 1 } });
  const refused = await validate(aRequest("{}"));
  expect([refused.status, await codesOf(refused)]).toEqual([422, await codesOf(await send(aRequest("{}")))]);
});

test("the same package with the same key again is known: 200 and the same receipt", async () => {
  const text = aDocument();
  const headers = { "idempotency-key": KEY };
  const first = await send(aRequest(text, headers));
  const again = await send(aRequest(text, headers));
  expect([first.status, again.status]).toEqual([201, 200]);
  const known = ReceivedAnswer.parse(await again.json());
  expect(known.outcome).toBe("known");
  expect(known.receipt).toBe(ReceivedAnswer.parse(await first.json()).receipt);
  const another = await expectNothingStored(() => send(aRequest(aDocument(), headers)));
  expect([another.status, await errorOf(another)]).toEqual([409, "idempotency_key.used"]);
});

test("the same package from somebody else is a duplicate: 409, where it stands, and never the first one's receipt", async () => {
  const text = aDocument();
  const receipt = await receiptOf(send(aRequest(text)));
  const answer = await expectNothingStored(() => send(aRequest(text)));
  expect(answer.status).toBe(409);
  const body = await answer.text();
  expect(body).not.toContain(receipt);
  expect(DuplicateAnswer.parse(JSON.parse(body)).bundle).toMatchObject({ state: "pending", path: null });
});

test("twenty who send one package at the same moment store it once", async () => {
  const text = aDocument();
  const before = await stored();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(aRequest(text))));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, ...Array(19).fill(409)]);
  expect(await stored()).toBe(before + 1);
});

test.each<[string, Record<string, string>, number, string]>([
  ["a form", { "content-type": "multipart/form-data; boundary=x" }, 415, "content_type.unsupported"],
  ["a form in disguise", { "content-type": "text/plain" }, 415, "content_type.unsupported"],
  ["a guessable key", { "idempotency-key": "1" }, 400, "idempotency_key.malformed"],
  ["a receipt that is none", { "x-corrects": "x" }, 400, "receipt.malformed"],
  ["a receipt of nobody", { "x-corrects": "A".repeat(43) }, 404, "receipt.unknown"],
  ["two addresses as one", { "x-email": "a@b.example, c@d.example" }, 400, "email.malformed"],
  ["another site", { origin: "https://elsewhere.example" }, 403, "origin.foreign"],
  ["a token of nobody", { authorization: "Bearer efl_x" }, 401, "token.unknown"],
  ["another digest", { "content-digest": `sha-256=:${"A".repeat(43)}=:` }, 400, "package.digest"],
  ["no digest", { "content-digest": "sha-256=abc" }, 400, "content_digest.malformed"],
])("%s is refused before anything is stored", async (_, headers, status, code) => {
  const answer = await expectNothingStored(() => send(aRequest(aDocument(), headers)));
  expect([answer.status, await errorOf(answer)]).toEqual([status, code]);
});

test("what says that it is too large is refused with its body unread: 413", async () => {
  const request = aRequest(aBody([bytesOf("{")], "pause"), { "content-length": String(64 * MEBIBYTE + 1) });
  const answer = await send(request);
  expect([answer.status, request.bodyUsed, await codesOf(answer)]).toEqual([413, false, ["file.too_large"]]);
});

test("what turns out to be too large is refused at the first byte too many: 413", async () => {
  const body = aBody(
    Array(64)
      .fill(new Uint8Array(MEBIBYTE))
      .concat([new Uint8Array(1)]),
    "pause",
  );
  const answer = await expectNothingStored(() => send(aRequest(body)));
  expect([answer.status, await codesOf(answer)]).toEqual([413, ["file.too_large"]]);
});

test.each(["-1", "+1"])("a Content-Length that is off by %s is refused: 400", async (lie) => {
  const text = aDocument();
  const length = String(bytesOf(text).length + Number(lie));
  const answer = await expectNothingStored(() => send(aRequest(text, { "content-length": length })));
  expect([answer.status, await errorOf(answer)]).toEqual([400, "package.incomplete"]);
});

test("a body that pauses is cut off: 408, and the connection is closed", async () => {
  vi.stubEnv("UPLOAD_IDLE_MS", "20");
  const answer = await expectNothingStored(() => send(aRequest(aBody(halfOf(aDocument()), "pause"))));
  expect([answer.status, await errorOf(answer)]).toEqual([408, "package.too_slow"]);
  expect(answer.headers.get("connection")).toBe("close");
});

test("a body that trickles is cut off, however steadily it does: 408", async () => {
  vi.stubEnv("UPLOAD_GRACE_MS", "20");
  vi.stubEnv("UPLOAD_LEAST_BYTES_PER_S", "100000");
  function* forEver() {
    for (;;) yield bytesOf(" ");
  }
  const trickle = aBody(forEver(), "end").pipeThrough(
    new TransformStream({
      transform: (chunk, to) => new Promise((done) => setTimeout(() => done(to.enqueue(chunk)), 1)),
    }),
  );
  const answer = await expectNothingStored(() => send(aRequest(trickle)));
  expect([answer.status, await errorOf(answer)]).toEqual([408, "package.too_slow"]);
});

test("a body that breaks off leaves nothing, and its key is free for another attempt", async () => {
  const text = aDocument();
  const headers = { "idempotency-key": `${KEY}-broken` };
  await expectNothingStored(() => send(aRequest(aBody(halfOf(text), "break"), headers)));
  expect((await send(aRequest(text, headers))).status).toBe(201);
});

test("who is gone before the package is stored has sent nothing: its receipt would be nobody's", async () => {
  const gone = new AbortController();
  const request = new Request(aRequest(aDocument()), { signal: gone.signal });
  gone.abort();
  await expectNothingStored(() => send(request));
});

test("beyond its limit an address is told when to come back, and no header makes it another: 429", async () => {
  vi.stubEnv("UPLOADS_PER_MINUTE", "2");
  const from = (address: string, forged: string) =>
    withRequestAddress(address, () => send(aRequest("{}", { "x-forwarded-for": forged })));
  for (const forged of ["203.0.113.1", "203.0.113.2"]) {
    expect((await from("192.0.2.1", forged)).status).toBe(422);
  }
  const answer = await from("192.0.2.1", "203.0.113.3");
  expect([answer.status, await errorOf(answer)]).toEqual([429, "rate.limited"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect((await from("192.0.2.2", "203.0.113.1")).status).toBe(422);
});

test("what is over the limit is refused with its body unread", async () => {
  vi.stubEnv("CHECKS_PER_MINUTE", "1");
  const check = (request: Request) => withRequestAddress("192.0.2.3", () => validate(request));
  await check(aRequest("{}"));
  const request = aRequest("{}");
  expect([(await check(request)).status, request.bodyUsed]).toEqual([429, false]);
});

test("who sends slowly takes up their own places alone: others are not held up", async () => {
  vi.stubEnv("UPLOADS_AT_ONCE_PER_ADDRESS", "1");
  vi.stubEnv("UPLOAD_WAIT_MS", "5");
  let [finish, isRead] = [() => {}, () => {}];
  const slowBody = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytesOf(aDocument()));
      finish = () => controller.close();
    },
    // Asked for more: the first of it was read, in the place that its sender has taken up.
    pull: () => isRead(),
  });
  const reading = new Promise<void>((resolve) => {
    isRead = resolve;
  });
  const slow = withRequestAddress("192.0.2.8", () => send(aRequest(slowBody)));
  await reading;
  const second = await withRequestAddress("192.0.2.8", () => send(aRequest(aDocument())));
  expect([second.status, await errorOf(second)]).toEqual([503, "server.busy"]);
  expect(second.headers.get("retry-after")).toBe("10");
  expect((await withRequestAddress("192.0.2.9", () => send(aRequest(aDocument())))).status).toBe(201);
  finish();
  expect((await slow).status).toBe(201);
});

test("a receipt of nobody, and what is no receipt, is 404", async () => {
  for (const receipt of ["A".repeat(43), "x", "../bundles"]) {
    const answer = await look(receipt);
    expect([answer.status, await errorOf(answer)]).toEqual([404, "receipt.unknown"]);
  }
});

test("who holds the receipt withdraws with it, once, and says why", async () => {
  const receipt = await receiptOf(send(aRequest(aDocument())));
  const wish = { method: "POST", body: '{"reason":"the power meter was wrong"}' };
  const done = await withdraw(new Request(SITE, wish), at(receipt));
  expect(done.status).toBe(200);
  const status = StatusAnswer.parse(await done.json());
  expect([status.state, status.may_withdraw]).toEqual(["withdrawn", false]);
  expect(status.history.at(-1)).toMatchObject({ by: "submitter", reason: "the power meter was wrong" });
  const again = await withdrawAt(new Request(SITE, { method: "DELETE" }), at(receipt));
  expect([again.status, await errorOf(again)]).toEqual([409, "submission.conflict"]);
});

test("a withdrawal of what has changed meanwhile, or one that can't be read, does nothing", async () => {
  const receipt = await receiptOf(send(aRequest(aDocument())));
  const wishes: [string, number][] = [
    ['{"revision":0}', 409],
    ["[]", 400],
    ["{", 400],
    [" ".repeat(20_000), 400],
  ];
  for (const [body, status] of wishes) {
    expect((await withdraw(new Request(SITE, { method: "POST", body }), at(receipt))).status).toBe(status);
  }
  const foreign = new Request(SITE, { method: "POST", headers: { origin: "https://elsewhere.example" } });
  expect((await withdraw(foreign, at(receipt))).status).toBe(403);
  expect(StatusAnswer.parse(await (await look(receipt)).json()).state).toBe("pending");
});
