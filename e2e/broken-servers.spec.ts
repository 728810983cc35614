import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type Answer, API, aNewDocument, errorOf, HostileSender } from "./hostile-sender";
import { exchange, postHead } from "./raw-request";

let sender: HostileSender;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  sender = await HostileSender.start("broken");
});

test.afterAll(() => sender.site.end());

test("a token is shown once, and sends in the name of its account", async ({ page }) => {
  await sender.signIn(page);
  await page.goto(`${sender.site.url}/account`);
  await page.getByLabel("Name of the token").fill("made-up cluster");
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = (await page.locator("code", { hasText: /^efl_/ }).textContent()) ?? "";
  expect(token).toMatch(/^efl_[\w-]{43}$/);
  sender.secrets.push(token);
  const key = randomBytes(32).toString("base64url");
  sender.secrets.push(key);
  await sender.submit(aNewDocument(), { authorization: `Bearer ${token}`, "idempotency-key": key });
  const unknown = `efl_${randomBytes(32).toString("base64url")}`;
  sender.secrets.push(unknown);
  const refused = await sender.post(API, aNewDocument(), { authorization: `Bearer ${unknown}` });
  expect([refused.status, errorOf(refused)]).toEqual([401, "token.unknown"]);
  await page.reload();
  await expect(page.getByText(token)).toHaveCount(0);
});

test("a server that breaks in the middle of storing says nothing of what it was sent", async ({ page }) => {
  await sender.signIn(page);
  const key = randomBytes(32).toString("base64url");
  const email = "made-up-submitter@example.org";
  sender.secrets.push(key, email, createHash("sha256").update(`receipt:${key}`).digest("base64url"));
  const headers = { "idempotency-key": key, "x-email": email };
  const body = aNewDocument();
  for (const table of ["bundle_file_chunks", "bundles", "auth_session", "api_tokens"]) {
    await sender.site.query(`alter table "${table}" rename to "${table}_away"`);
    const broken = await sender.post(API, body, {
      ...headers,
      authorization: `Bearer ${sender.secrets.find(isToken)}`,
    });
    const account = await page.request.get(`${sender.site.url}/account`);
    sender.refusals.push(await account.text());
    await sender.site.query(`alter table "${table}_away" rename to "${table}"`);
    const isAsked = table !== "auth_session";
    expect([table, broken.status]).toEqual([table, isAsked ? 500 : 201]);
    expect([table, account.status()]).toEqual([table, table === "bundle_file_chunks" ? 200 : 500]);
  }
  expect((await sender.post(API, body, headers)).status).toBe(200);
});

const isToken = (secret: string) => secret.startsWith("efl_");

test("kill -9 in the middle of an upload, and of storing one, leaves nothing half stored", async () => {
  const before = await sender.site.stored();
  const body = aNewDocument();
  const half = postHead(API, { "content-length": String(body.length) }) + body.slice(0, body.length / 2);
  const cut = exchange(sender.site.port, (socket) => socket.write(half));
  await expect.poll(() => sender.site.uploadFiles().length, { intervals: [20] }).toBeGreaterThan(0);
  const lock = await sender.site.connect();
  await lock.unsafe("begin");
  await lock.unsafe("lock table bundle_file_chunks in exclusive mode");
  const stored = sender.post(API, body).then(
    ({ status }) => status,
    () => "cut",
  );
  const waiting = "select count(*)::int as n from pg_locks where not granted";
  await expect.poll(() => sender.site.query(waiting), { intervals: [20] }).toEqual([{ n: 1 }]);
  await sender.site.kill();
  expect([await cut, await stored]).toEqual(["", "cut"]);
  await lock.unsafe("rollback");
  await lock.end();
  await sender.site.restart();
  await sender.site.query("delete from rate_limits");
  expect(await sender.site.stored()).toEqual(before);
  expect(sender.site.uploadFiles()).toEqual([]);
  await sender.submit(body);
});

test("kill -9 after the receipt loses nothing: the submission still waits, and can be published", async ({
  page,
}) => {
  const { receipt } = await sender.submit(aNewDocument());
  await sender.site.kill();
  await sender.site.restart();
  expect(await sender.standing(receipt)).toMatchObject({ state: "pending", may_withdraw: true });
  await sender.signIn(page);
  const { bundle } = await sender.publish(page, receipt);
  await expect
    .poll(async () => (await fetch(`${sender.site.url}${bundle.path}`)).status, {
      timeout: 2_000,
      intervals: [50],
    })
    .toBe(200);
});

test("of a thousand bundles from one address within a minute sixty are taken, and forged headers change nothing", async () => {
  await sender.site.query("delete from rate_limits");
  const { bundles: before } = await sender.site.stored();
  const bodies = Array.from({ length: 1_000 }, aNewDocument);
  const answers: Answer[] = [];
  const sendOn = async (): Promise<void> => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const forged = `192.0.2.${bodies.length % 250}`;
      const headers = { "x-forwarded-for": forged, forwarded: `for=${forged}`, "x-real-ip": forged };
      answers.push(await sender.post(API, body, bodies.length % 2 === 0 ? headers : {}));
    }
  };
  await Promise.all(Array.from({ length: 8 }, sendOn));
  const limited = answers.filter(({ status }) => status === 429);
  const taken = answers.filter(({ status }) => status === 201);
  expect([taken.length, limited.length]).toEqual([60, 940]);
  for (const answer of taken) sender.received(answer);
  for (const { headers } of limited) {
    expect(headers.get("retry-after")).toMatch(/^([1-9]|[1-5]\d|60)$/);
  }
  expect(await sender.site.stored()).toMatchObject({ bundles: (before ?? 0) + 60 });
});

test("nothing of all that stands in anything that the server printed or refused with", () => {
  expect(sender.secrets.length).toBeGreaterThan(60);
  expect(sender.site.log).toContain('relation "bundle_file_chunks" does not exist');
  sender.expectNothingTold();
});
