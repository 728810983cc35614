import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { type Connection, openDatabase } from "./client";
import { enqueueMail, markFailed, markSent, takeUnsentMail } from "./mail-outbox";
import { aSubmission } from "./submission-builder";
import { submitBundle } from "./submissions";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;
let bundleId = "";

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 4 });
  bundleId = (await submitBundle(connection.db, aSubmission(aBundle()))).bundleId;
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

beforeEach(async () => {
  await connection.db.execute(sql`delete from mail_outbox`);
});

const write = (subject: string) =>
  connection.db.transaction((tx) =>
    enqueueMail(tx, bundleId, { to: "a@example.org", subject, text: "t", path: null }),
  );

const turnBack = (interval: string) =>
  connection.db.execute(sql`
    update mail_outbox set created_at = created_at - ${interval}::interval,
      next_attempt_at = next_attempt_at - ${interval}::interval
  `);

const subjects = async () => (await takeUnsentMail(connection.db)).map(({ subject }) => subject);

test("each mail is taken by one sender, the oldest first, and not again once it is sent", async () => {
  for (const subject of ["1", "2", "3"]) await write(subject);
  const taken = await Promise.all([1, 2, 3, 4].map(() => takeUnsentMail(connection.db, 1)));
  expect(
    taken
      .flat()
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(["1", "2", "3"]);
  for (const { id } of taken.flat()) await markSent(connection.db, id);
  await turnBack("1 hour");
  expect(await subjects()).toEqual([]);
});

test("what was taken by a sender that died is taken again", async () => {
  await write("1");
  expect(await subjects()).toEqual(["1"]);
  expect(await subjects()).toEqual([]);
  await turnBack("6 minutes");
  expect(await subjects()).toEqual(["1"]);
});

test("what fails is tried again later, six times in all, and never after a week", async () => {
  await write("1");
  for (let attempt = 1; attempt <= 6; attempt++) {
    const [mail] = await takeUnsentMail(connection.db);
    if (!mail) throw new Error(`no attempt ${attempt}`);
    await markFailed(connection.db, mail.id, "the server is down");
    expect(await subjects()).toEqual([]);
    await turnBack("2 hours");
  }
  expect(await subjects()).toEqual([]);
  await write("2");
  await turnBack("8 days");
  expect(await subjects()).toEqual([]);
});

test("a mail is forgotten after a month, sent or not, and the address with it", async () => {
  await write("1");
  await turnBack("31 days");
  await write("2");
  const rows = await connection.db.execute<{ subject: string }>(sql`select subject from mail_outbox`);
  expect(rows.map(({ subject }) => subject)).toEqual(["2"]);
});
