import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "@/db/client";
import { enqueueMail } from "@/db/mail-outbox";
import { aSubmission } from "@/db/submission-builder";
import { submitBundle } from "@/db/submissions";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { readMailSetting, sendWaitingMail, startMailSender } from "./mail-sender";

let database: TestDatabase;
let connection: Connection;
let bundleId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 2 });
  bundleId = (await submitBundle(connection.db, aSubmission(aBundle()))).bundleId;
});

beforeEach(async () => {
  await connection.db.execute(sql`delete from mail_outbox`);
});

afterEach(() => vi.unstubAllEnvs());

afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** A mail server that takes everything but mail to `refused`, and remembers it. */
async function aMailServer(refused = "nobody@example.org") {
  const mails: { to: string; lines: string[] }[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    let [to, lines]: [string, string[] | null] = ["", null];
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 mail.example.org");
    createInterface({ input: socket }).on("line", (line) => {
      if (lines) {
        if (line !== ".") return void lines.push(line);
        mails.push({ to, lines });
        lines = null;
        return void say("250 taken");
      }
      if (line.startsWith("RCPT TO:")) to = line.replace(/^RCPT TO:<(.*?)>.*$/, "$1");
      if (line.startsWith("RCPT TO:") && to === refused) return void say("550 no such user");
      if (line === "DATA") lines = [];
      if (line === "QUIT") return void socket.end("221 bye\r\n");
      say(line === "DATA" ? "354 go on" : "250 mail.example.org");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");
  const smtpUrl = `smtp://127.0.0.1:${address.port}/?ignoreTLS=true`;
  return { mails, setting: { smtpUrl, from: "Board <board@example.org>", site: "https://board.example" } };
}

const write = (to: string, path: string | null = null) =>
  connection.db.transaction((tx) =>
    enqueueMail(tx, bundleId, {
      to,
      subject: "Your bundle is published",
      text: "Its title\nIts page:",
      path,
    }),
  );

async function outbox() {
  const rows = await connection.db.execute<{ sent: boolean; error: string | null }>(
    sql`select sent_at is not null as sent, last_error as error from mail_outbox order by id`,
  );
  return rows.map((row) => ({ ...row }));
}

test("what waits is sent once, in plain text, and leads to the site", async () => {
  const { mails, setting } = await aMailServer();
  await write("a@example.org", "/bundles/0123456789abcdef");
  expect(await sendWaitingMail(setting, connection.db)).toBe(1);
  expect(await sendWaitingMail(setting, connection.db)).toBe(0);
  expect(mails).toHaveLength(1);
  const [{ to, lines } = { to: "", lines: [""] }] = mails;
  expect(to).toBe("a@example.org");
  expect(lines).toEqual(
    expect.arrayContaining([
      "From: Board <board@example.org>",
      "To: a@example.org",
      "Subject: Your bundle is published",
      "Auto-Submitted: auto-generated",
      "https://board.example/bundles/0123456789abcdef",
    ]),
  );
  expect(lines.filter((line) => /^content-type: text\/plain/i.test(line))).toHaveLength(1);
  expect(await outbox()).toEqual([{ sent: true, error: null }]);
});

test("a mail that its server refuses holds no other up, and why is noted", async () => {
  const { mails, setting } = await aMailServer("gone@example.org");
  for (const to of ["gone@example.org", "b@example.org"]) await write(to);
  expect(await sendWaitingMail(setting, connection.db)).toBe(1);
  expect(mails.map(({ to }) => to)).toEqual(["b@example.org"]);
  expect(await outbox()).toEqual([
    { sent: false, error: expect.stringContaining("550 no such user") },
    { sent: true, error: null },
  ]);
});

test("what would be several addresses, or a header, gets no mail", async () => {
  const { mails, setting } = await aMailServer();
  for (const to of ["a@example.org, b@example.org", "a@example.org\r\nBcc: c@example.org"]) await write(to);
  expect(await sendWaitingMail(setting, connection.db)).toBe(0);
  expect(mails).toEqual([]);
  expect((await outbox()).map(({ error }) => error)).toEqual(Array(2).fill("not one mail address"));
});

test("without a mail server nothing is lost: it is noted, and waits", async () => {
  const { setting } = await aMailServer();
  await write("a@example.org");
  const nobody = { ...setting, smtpUrl: "smtp://127.0.0.1:1/" };
  expect(await sendWaitingMail(nobody, connection.db)).toBe(0);
  expect(await outbox()).toEqual([{ sent: false, error: expect.stringContaining("ECONNREFUSED") }]);
});

test("the sender sends what waits when it starts, and stops when it is told to", async () => {
  const { mails, setting } = await aMailServer();
  await write("a@example.org");
  const stop = startMailSender(setting, database.url);
  await vi.waitFor(async () => expect(await outbox()).toEqual([{ sent: true, error: null }]), 10_000);
  await stop();
  expect(mails).toHaveLength(1);
});

test("without SMTP_URL no mail is sent; with it, the rest has to be said, and no message repeats a password", () => {
  vi.stubEnv("SMTP_URL", "");
  expect(readMailSetting()).toBeNull();
  vi.stubEnv("SMTP_URL", "smtps://user:hunter2@mail.example.org");
  expect(readMailSetting).toThrow(/^(?!.*hunter2).*MAIL_FROM/);
  vi.stubEnv("MAIL_FROM", "Board <board@example.org>");
  expect(readMailSetting).toThrow(/^(?!.*hunter2).*SITE_URL/);
  vi.stubEnv("SITE_URL", "https://board.example/");
  expect(readMailSetting()).toEqual({
    smtpUrl: "smtps://user:hunter2@mail.example.org",
    from: "Board <board@example.org>",
    site: "https://board.example",
  });
  vi.stubEnv("SMTP_URL", "https://user:hunter2@mail.example.org");
  expect(readMailSetting).toThrow(/^(?!.*hunter2)SMTP_URL/);
});
