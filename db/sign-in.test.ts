import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { appointAccount, changeRole, endSessions, listAccounts, nameAccounts } from "./accounts";
import { findToken, makeToken } from "./api-tokens";
import { makeAuth } from "./auth";
import { type Connection, openDatabase } from "./client";
import { type Attempt, findViewer, signIn, signOut, signUp } from "./sign-in";
import { createTestDatabase, type TestDatabase } from "./test-database";

const ORIGIN = "https://board.example.org";
const PASSWORD = "a long made-up password";
let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 4 });
  process.env.AUTH_SECRET = "a made-up secret of 32 characters or more";
  process.env.DATABASE_URL = database.url;
});

afterAll(async () => {
  delete process.env.DATABASE_URL;
  delete process.env.AUTH_SECRET;
  const shared = globalThis as typeof globalThis & { leaderboardConnection?: Connection };
  await shared.leaderboardConnection?.close();
  await connection.close();
  await database.drop();
});

/** Each test comes from an address of its own, so that none meets the limit of another. */
let visitors = 0;
function visitor(origin = ORIGIN) {
  visitors++;
  return { origin, address: `192.0.2.${visitors}` };
}

function cookies(attempt: Attempt): string[] {
  if (attempt.outcome !== "done") throw new Error(`the attempt was ${attempt.outcome}`);
  return attempt.headers.getSetCookie();
}

/** What a browser sends back of the cookies that it was given. */
function returned(setCookies: readonly string[]): Headers {
  return new Headers({ cookie: setCookies.map((cookie) => cookie.split(";", 1)[0]).join("; ") });
}

async function join(email: string): Promise<void> {
  expect(await signUp({ name: "Ada", email, password: PASSWORD }, visitor())).toMatchObject({
    outcome: "done",
  });
}

test("who signs up can sign in, is a submitter, and is nobody after signing out", async () => {
  await join("Ada@example.org");
  const given = cookies(await signIn({ email: " ada@EXAMPLE.org ", password: PASSWORD }, visitor()));
  const headers = returned(given);
  expect(await findViewer(headers, ORIGIN)).toMatchObject({
    name: "Ada",
    email: "ada@example.org",
    role: "submitter",
  });
  const left = await signOut(headers, ORIGIN);
  expect(left.getSetCookie().join()).toContain("Max-Age=0");
  // Not only the cookie is gone: the old one opens nothing any more.
  expect(await findViewer(headers, ORIGIN)).toBeNull();
});

test("the cookie of a session is closed to scripts and other sites, and to plain HTTP where the site has HTTPS", async () => {
  await join("flags@example.org");
  const credentials = { email: "flags@example.org", password: PASSWORD };
  const [secure = ""] = cookies(await signIn(credentials, visitor()));
  expect(secure).toMatch(/^__Secure-efficientllm\.session_token=/);
  expect(secure.split("; ").slice(1).sort()).toEqual([
    "HttpOnly",
    "Max-Age=604800",
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
  const [local = ""] = cookies(await signIn(credentials, visitor("http://localhost:3000")));
  expect(local).toMatch(/^efficientllm\.session_token=/);
  expect(local).toContain("HttpOnly");
  expect(local).not.toContain("Secure");
});

test("a session that was altered, or signed by another server, is nobody's", async () => {
  await join("forged@example.org");
  const [given = ""] = cookies(await signIn({ email: "forged@example.org", password: PASSWORD }, visitor()));
  const [pair = ""] = given.split(";", 1);
  expect(await findViewer(new Headers({ cookie: pair }), ORIGIN)).not.toBeNull();
  const altered = pair.replace(/=(.)/, (_, first) => `=${first === "a" ? "b" : "a"}`);
  expect(await findViewer(new Headers({ cookie: altered }), ORIGIN)).toBeNull();
  const unsigned = pair.replace(/\..*$/, "");
  expect(await findViewer(new Headers({ cookie: unsigned }), ORIGIN)).toBeNull();
  const elsewhere = makeAuth({
    origin: ORIGIN,
    db: connection.db,
    secret: "the made-up secret of quite another server",
    github: null,
  });
  expect(await elsewhere.api.getSession({ headers: new Headers({ cookie: pair }) })).toBeNull();
});

test("a role is never taken from what somebody sends", async () => {
  const auth = makeAuth({
    origin: ORIGIN,
    db: connection.db,
    secret: process.env.AUTH_SECRET ?? "",
    github: null,
  });
  for (const [number, role] of ["admin", ["admin"], { set: "admin" }].entries()) {
    const body = { name: "Eve", email: `eve${number}@example.org`, password: PASSWORD, role };
    const headers = { "content-type": "application/json", origin: ORIGIN };
    const url = `${ORIGIN}/api/auth/sign-up/email`;
    await auth.handler(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }));
  }
  const honest = { name: "Eve", email: "eve@example.org", password: PASSWORD };
  await auth.api.signUpEmail({ body: honest });
  const roles = await connection.db.execute(
    sql`select distinct role from auth_user where email like 'eve%@example.org'`,
  );
  expect(roles).toEqual([{ role: "submitter" }]);
});

test.each([
  ["short@example.org", "11 letters."],
  ["long@example.org", "x".repeat(129)],
  ["no address", PASSWORD],
  ["", PASSWORD],
])("an account of %j with a password of that kind is not made", async (email, password) => {
  expect(await signUp({ name: "Ada", email, password }, visitor())).toEqual({ outcome: "refused" });
});

test("a name that a sign-in brings along hides nothing", async () => {
  const [email, password] = ["hidden@example.org", PASSWORD];
  await signUp({ name: "Ada\u202elevol", email, password }, visitor());
  const headers = returned(cookies(await signIn({ email, password }, visitor())));
  expect((await findViewer(headers, ORIGIN))?.name).toBe("Ada\\u202elevol");
});

test("a second sign-up for an address changes nothing and answers the same", async () => {
  await join("twice@example.org");
  const again = { name: "Mallory", email: "twice@example.org", password: "another made-up password" };
  expect(await signUp(again, visitor())).toMatchObject({ outcome: "done" });
  expect(await signIn(again, visitor())).toEqual({ outcome: "refused" });
  expect(await signIn({ ...again, password: PASSWORD }, visitor())).toMatchObject({ outcome: "done" });
});

test("an unknown address and a wrong password are answered the same", async () => {
  await join("known@example.org");
  const wrong = "a wrong but long password";
  expect(await signIn({ email: "known@example.org", password: wrong }, visitor())).toEqual({
    outcome: "refused",
  });
  expect(await signIn({ email: "nobody@example.org", password: wrong }, visitor())).toEqual({
    outcome: "refused",
  });
});

test("the eleventh attempt at an account is not looked at, wherever it comes from", async () => {
  await join("guessed@example.org");
  const email = "guessed@example.org";
  for (let attempt = 0; attempt < 10; attempt++) {
    const guess = { email, password: `a guess, number ${attempt}` };
    expect(await signIn(guess, visitor())).toEqual({ outcome: "refused" });
  }
  const limited = await signIn({ email: "GUESSED@example.org", password: PASSWORD }, visitor());
  expect(limited).toMatchObject({ outcome: "limited" });
  expect(limited.outcome === "limited" && limited.retryAfterS).toBeGreaterThan(0);
});

test("who remembers the password at last may fail as often again", async () => {
  await join("forgetful@example.org");
  const email = "forgetful@example.org";
  for (let round = 0; round < 2; round++) {
    for (let attempt = 0; attempt < 9; attempt++) {
      const guess = { email, password: `a guess, number ${attempt}` };
      expect(await signIn(guess, visitor())).toEqual({ outcome: "refused" });
    }
    expect(await signIn({ email, password: PASSWORD }, visitor())).toMatchObject({ outcome: "done" });
  }
});

test("from one address so many accounts are made and no more", async () => {
  const source = visitor();
  const outcomes: string[] = [];
  for (let made = 0; made < 21; made++) {
    const account = { name: "Many", email: `many${made}@example.org`, password: "too short" };
    outcomes.push((await signUp(account, source)).outcome);
  }
  expect(new Set(outcomes.slice(0, 20))).toEqual(new Set(["refused"]));
  expect(outcomes[20]).toBe("limited");
});

test("an account that an operator appoints loses every way in that somebody had before", async () => {
  const email = "chief@example.org";
  await join(email);
  const headers = returned(cookies(await signIn({ email, password: PASSWORD }, visitor())));
  const before = await findViewer(headers, ORIGIN);
  const token = await makeToken(before?.id ?? "", "old", database.url);
  const given = {
    email: "Chief@example.org",
    name: "Chief",
    role: "admin",
    password: "a new made-up password",
  } as const;
  expect(await appointAccount(given, database.url)).toBe("changed");
  expect(await findViewer(headers, ORIGIN)).toBeNull();
  expect(await findToken(token?.token ?? "", connection.db)).toBeNull();
  expect(await signIn({ email, password: PASSWORD }, visitor())).toEqual({ outcome: "refused" });
  const now = returned(cookies(await signIn({ email, password: given.password }, visitor())));
  expect(await findViewer(now, ORIGIN)).toMatchObject({ id: before?.id, role: "admin" });
});

test("a role counts from the moment it is given, and nobody changes their own", async () => {
  const admin = { email: "root@example.org", name: "Root", role: "admin", password: PASSWORD } as const;
  expect(await appointAccount(admin, database.url)).toBe("made");
  await join("rising@example.org");
  const { db } = connection;
  const [root, rising] = await Promise.all(
    ["root@example.org", "rising@example.org"].map(
      async (email) => (await listAccounts(email, db))[0]?.id ?? "",
    ),
  );
  const signedIn = await signIn({ email: "rising@example.org", password: PASSWORD }, visitor());
  const headers = returned(cookies(signedIn));
  expect(await changeRole(rising ?? "", "reviewer", root ?? "", db)).toBe(true);
  expect((await findViewer(headers, ORIGIN))?.role).toBe("reviewer");
  expect(await changeRole(root ?? "", "submitter", root ?? "", db)).toBe(false);
  expect(await changeRole("nobody", "reviewer", root ?? "", db)).toBe(false);
  expect(await listAccounts("RISING", db)).toMatchObject([{ role: "reviewer", sessions: 1, tokens: 0 }]);
  expect(await endSessions(rising ?? "", db)).toBe(1);
  expect(await findViewer(headers, ORIGIN)).toBeNull();
  expect([...(await nameAccounts([root ?? "", "seed"], db))]).toEqual([[root, "Root"]]);
});

test("what a failing database says of a session holds nothing of it", async () => {
  await join("broken@example.org");
  const signedIn = await signIn({ email: "broken@example.org", password: PASSWORD }, visitor());
  const headers = returned(cookies(signedIn));
  const token = /session_token=([^.]+)/.exec(headers.get("cookie") ?? "")?.[1] ?? "";
  expect(token).toHaveLength(32);
  await connection.db.execute(sql`alter table auth_session rename to auth_session_gone`);
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const error = await findViewer(headers, ORIGIN).catch((failure) => failure);
  const logged = log.mock.calls;
  log.mockRestore();
  await connection.db.execute(sql`alter table auth_session_gone rename to auth_session`);
  const said = inspect([error, logged], { depth: 10 });
  expect(said).toContain("auth_session");
  expect(said).not.toContain(token);
});
