import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepAuthSecret, requiredAuthSecret } from "./auth-secret";

let directory: string;
const before = process.env.AUTH_SECRET;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "auth-secret-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
  if (before === undefined) delete process.env.AUTH_SECRET;
  else process.env.AUTH_SECRET = before;
});

test("a secret is made once, and only its owner can read it", () => {
  const data = join(directory, "data");
  const secret = keepAuthSecret(data);
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(keepAuthSecret(data)).toBe(secret);
  expect(readdirSync(data)).toEqual(["auth-secret"]);
  expect(statSync(join(data, "auth-secret")).mode & 0o777).toBe(0o600);
});

test("another directory has another secret", () => {
  expect(keepAuthSecret(join(directory, "one"))).not.toBe(keepAuthSecret(join(directory, "two")));
});

test("a secret that is there is never replaced", () => {
  writeFileSync(join(directory, "auth-secret"), "put here by the operator of this site\n");
  expect(keepAuthSecret(directory)).toBe("put here by the operator of this site");
});

test("a server without a secret, or with a short one, does not sign anything", () => {
  delete process.env.AUTH_SECRET;
  expect(requiredAuthSecret).toThrow("AUTH_SECRET is not set");
  process.env.AUTH_SECRET = "0123456789012345678901234567890";
  expect(requiredAuthSecret).toThrow("at least 32 characters");
  process.env.AUTH_SECRET = "01234567890123456789012345678901";
  expect(requiredAuthSecret()).toBe("01234567890123456789012345678901");
});
