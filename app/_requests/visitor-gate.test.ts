import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appointAccount } from "@/db/accounts";
import type { Connection } from "@/db/client";
import { signIn } from "@/db/sign-in";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { neededRole, refuseVisitor } from "./visitor-gate";

const SITE = "http://localhost:3000";
const PASSWORD = "a long made-up password";
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.AUTH_SECRET = "a made-up secret of 32 characters or more";
});

afterAll(async () => {
  delete process.env.DATABASE_URL;
  delete process.env.AUTH_SECRET;
  const shared = globalThis as typeof globalThis & { leaderboardConnection?: Connection };
  await shared.leaderboardConnection?.close();
  await database.drop();
});

async function visit(path: string, cookie = "") {
  const headers = { host: "localhost:3000", cookie };
  const answer = await refuseVisitor(new NextRequest(`${SITE}${path}`, { headers }));
  if (answer === null) return "goes on";
  const location = answer.headers.get("location") ?? answer.headers.get("x-middleware-rewrite");
  return { status: answer.status, location };
}

async function cookieOf(role: "reviewer" | "admin"): Promise<string> {
  const email = `${role}@example.org`;
  await appointAccount({ email, name: role, role, password: PASSWORD }, database.url);
  const attempt = await signIn({ email, password: PASSWORD }, { origin: SITE, address: null });
  if (attempt.outcome !== "done") throw new Error(attempt.outcome);
  return attempt.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
}

test.each([
  ["/review", "reviewer"],
  ["/review/0123456789abcdef", "reviewer"],
  ["/review/accounts", "admin"],
  ["/review/accounts/change", "admin"],
  ["/account", "submitter"],
  ["/review/sign-in", null],
  ["/review/sign-in/send", null],
  ["/review/sign-inside", "reviewer"],
  ["/account/sign-up", null],
  ["/reviewers", null],
  ["/leaderboards/inference", null],
])("%s is for: %s", (path, role) => {
  expect(neededRole(path)).toBe(role);
});

test("nobody is led to the sign-in, and back from there", async () => {
  expect(await visit("/review?state=rejected")).toEqual({
    status: 303,
    location: "http://localhost:3000/review/sign-in?to=%2Freview%3Fstate%3Drejected",
  });
  expect(await visit("/review", "efficientllm.session_token=made-up.signature")).toMatchObject({
    status: 303,
  });
  expect(await visit("/review/sign-in")).toBe("goes on");
});

test("a reviewer sees the queue, and of what is for admins a page that says so", async () => {
  const reviewer = await cookieOf("reviewer");
  expect(await visit("/review", reviewer)).toBe("goes on");
  expect(await visit("/account", reviewer)).toBe("goes on");
  const refused = { status: 403, location: `${SITE}/review/forbidden` };
  expect(await visit("/review/accounts", reviewer)).toEqual(refused);
  expect(await visit("/review/forbidden", reviewer)).toEqual(refused);
  expect(await visit("/review/accounts", await cookieOf("admin"))).toBe("goes on");
});
