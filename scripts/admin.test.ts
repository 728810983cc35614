import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAccounts } from "@/db/accounts";
import { makeAuth } from "@/db/auth";
import { type Connection, openDatabase } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 1 });
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** Runs the real command as a process of its own, with `typed` on its standard input. */
async function admin(typed: string, ...args: string[]) {
  const command = ["--import", "tsx", join(import.meta.dirname, "admin.ts"), ...args];
  const child = spawn(process.execPath, command, { env: { ...process.env, DATABASE_URL: database.url } });
  child.stdin.end(typed);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { output, errors, code };
}

async function canSignIn(email: string, password: string): Promise<boolean> {
  const setting = { origin: "http://localhost:3000", secret: "x".repeat(40), github: null };
  const auth = makeAuth({ ...setting, db: connection.db });
  return (await auth.api.signInEmail({ body: { email, password }, asResponse: true })).ok;
}

test("the first admin is made with a password that is printed once", async () => {
  const { output, code } = await admin("", "First@example.org", "--generate");
  expect(code).toBe(0);
  expect(output).toContain("Made an account: first@example.org is an admin.");
  const password = /shown this once: (\S+)/.exec(output)?.[1] ?? "";
  expect(password).toHaveLength(24);
  expect(await canSignIn("first@example.org", password)).toBe(true);
});

test("a reviewer is made with a password from standard input, which is not printed", async () => {
  const typed = "a made-up password, typed";
  const { output, errors, code } = await admin(
    `${typed}\n`,
    "rev@example.org",
    "--role",
    "reviewer",
    "--name",
    "Rev",
  );
  expect(code).toBe(0);
  expect(output + errors).not.toContain(typed);
  expect(await listAccounts("rev@", connection.db)).toMatchObject([{ name: "Rev", role: "reviewer" }]);
  expect(await canSignIn("rev@example.org", typed)).toBe(true);
});

test("a password that is too short makes nothing", async () => {
  const { errors, code } = await admin("short\n", "short@example.org");
  expect(code).toBe(1);
  expect(errors).toContain("A password has 12 to 128 characters; nothing was changed.");
  expect(await listAccounts("short@", connection.db)).toEqual([]);
});

test("what names no account, or no role that decides, is wrong usage", async () => {
  for (const args of [["not-an-address"], ["a@example.org", "--role", "submitter"]]) {
    const { errors, code } = await admin("", ...args);
    expect(code).toBe(2);
    expect(errors).toContain("Usage: npm run admin -- EMAIL");
  }
});
