import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { countUse, type Use, uploadLimit } from "./upload-limits";

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

/** How many of `times` uses are allowed. */
async function allowed(use: Use, sender: Parameters<typeof countUse>[1], times: number): Promise<number> {
  let count = 0;
  for (let done = 0; done < times; done++) count += Number((await countUse(use, sender)).allowed);
  return count;
}

test("of a thousand bundles in a minute from one address sixty are taken", async () => {
  const uses = Array.from({ length: 1_000 }, () =>
    countUse("submit", { address: "192.0.2.1", tokenId: null }),
  );
  const answers = await Promise.all(uses);
  expect(answers.filter((answer) => answer.allowed)).toHaveLength(60);
});

test("a token is counted by itself, wherever it is used from", async () => {
  vi.stubEnv("UPLOADS_PER_MINUTE", "1");
  vi.stubEnv("TOKEN_UPLOADS_PER_MINUTE", "2");
  expect(await allowed("submit", { address: "192.0.2.2", tokenId: "one" }, 2)).toBe(2);
  expect(await allowed("submit", { address: "192.0.2.3", tokenId: "one" }, 1)).toBe(0);
  expect(await allowed("submit", { address: "192.0.2.2", tokenId: "two" }, 1)).toBe(1);
  expect(await allowed("submit", { address: "192.0.2.2", tokenId: null }, 2)).toBe(1);
});

test("the day has a limit of its own, which what was refused within a minute does not use up", async () => {
  vi.stubEnv("UPLOADS_PER_DAY", "2");
  vi.stubEnv("UPLOADS_PER_MINUTE", "1");
  expect(await allowed("submit", { address: "192.0.2.4", tokenId: null }, 5)).toBe(1);
  vi.stubEnv("UPLOADS_PER_MINUTE", "100");
  expect(await allowed("submit", { address: "192.0.2.4", tokenId: null }, 5)).toBe(1);
  const refused = await countUse("submit", { address: "192.0.2.4", tokenId: null });
  expect(refused.allowed ? 0 : refused.retryAfterS).toBeGreaterThan(80_000);
});

test("checks, looks and bundles are counted apart", async () => {
  for (const name of ["UPLOADS_PER_MINUTE", "CHECKS_PER_MINUTE", "STATUS_PER_MINUTE"]) vi.stubEnv(name, "1");
  for (const use of ["submit", "check", "status"] as const) {
    expect(await allowed(use, { address: "192.0.2.5", tokenId: null }, 2)).toBe(1);
  }
});

test("a limit that the environment does not give as a whole number is the default", () => {
  for (const nonsense of ["", "0", "-1", "1.5", "many", "1e9"]) {
    vi.stubEnv("UPLOADS_PER_MINUTE", nonsense);
    expect(uploadLimit("UPLOADS_PER_MINUTE")).toBe(60);
  }
  vi.stubEnv("UPLOADS_PER_MINUTE", "7");
  expect(uploadLimit("UPLOADS_PER_MINUTE")).toBe(7);
});
