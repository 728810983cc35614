import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Connection } from "./client";
import { answerGithub, beginGithub } from "./sign-in";
import { createTestDatabase, type TestDatabase } from "./test-database";

const ENVIRONMENT = {
  AUTH_SECRET: "a made-up secret of 32 characters or more",
  GITHUB_CLIENT_ID: "made-up-client",
  GITHUB_CLIENT_SECRET: "made-up-client-secret",
};
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: database.url });
});

afterAll(async () => {
  for (const name of [...Object.keys(ENVIRONMENT), "DATABASE_URL"]) delete process.env[name];
  const shared = globalThis as typeof globalThis & { leaderboardConnection?: Connection };
  await shared.leaderboardConnection?.close();
  await database.drop();
});

test("a sign-in by GitHub asks for little, comes back here, and is not begun by anybody else", async () => {
  const origin = "https://board.example.org";
  const begun = await beginGithub(origin, "/review");
  const url = new URL(begun?.url ?? "");
  expect(`${url.origin}${url.pathname}`).toBe("https://github.com/login/oauth/authorize");
  expect(url.searchParams.get("redirect_uri")).toBe(`${origin}/api/auth/callback/github`);
  expect(url.searchParams.get("scope")?.split(" ").sort()).toEqual(["read:user", "user:email"]);
  expect(begun?.headers.getSetCookie().join()).toContain("HttpOnly");
  // The right state, in a browser that was not given its cookie.
  const state = url.searchParams.get("state");
  const stolen = new Request(`${origin}/api/auth/callback/github?code=made-up&state=${state}`);
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const answer = await answerGithub(stolen, origin);
  log.mockRestore();
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toMatch(/^https:\/\/board\.example\.org\/review\/sign-in\?.*error=/);
  expect(answer.headers.getSetCookie().join()).not.toContain("session_token=");
});
