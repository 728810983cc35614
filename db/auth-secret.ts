import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./postgres-error";

/** What a signature can't be guessed with: 32 bytes as text. */
const SHORTEST_SECRET = 32;

/**
 * The secret that sessions are signed with: AUTH_SECRET.
 *
 * @throws Error where it is not set, or too short to be one.
 */
export function requiredAuthSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) {
    throw new Error("AUTH_SECRET is not set. `npm start` sets it; for `next start` set it yourself.");
  }
  if (secret.length < SHORTEST_SECRET) {
    throw new Error(`AUTH_SECRET must have at least ${SHORTEST_SECRET} characters: openssl rand -base64 32`);
  }
  return secret;
}

/**
 * The secret of a server that was given none: made at the first start, and kept in `directory`, where only its owner
 * can read it. Several servers of one database need one AUTH_SECRET; this one is of one machine.
 */
export function keepAuthSecret(directory: string): string {
  const path = join(directory, "auth-secret");
  return readKept(path) ?? makeSecret(directory, path);
}

function readKept(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    return null;
  }
}

/** Whole or not at all, and the first of two that start at once wins: a link never replaces what is there. */
function makeSecret(directory: string, path: string): string {
  mkdirSync(directory, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}
