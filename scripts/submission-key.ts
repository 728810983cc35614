import { createHmac, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

const SECRET_BYTES = 32;

/** Where this user's secret lies: with it, whoever runs the same command again gets the same receipts. */
export function secretPath(): string {
  const configured = process.env.XDG_CONFIG_HOME ?? "";
  const folder = isAbsolute(configured) ? configured : join(homedir(), ".config");
  return join(folder, "efficientllm", "submit-secret");
}

/**
 * The key under which a package goes to a site: always the same for this user, and nobody else can work it out. So a
 * command that was broken off is run again as it was, on another machine with the same home, too, and a receipt that
 * was lost comes back.
 *
 * @param secret from `readSecret`.
 * @param packageSha256 of the package.
 */
export function submissionKey(secret: Uint8Array, site: string, packageSha256: string): string {
  return createHmac("sha256", secret).update(`${site}\n${packageSha256}`).digest("base64url");
}

/**
 * This user's secret, made when it is first asked for; null where it can be neither read nor kept. What is no secret
 * in its place is left alone.
 */
export function readSecret(path = secretPath()): Uint8Array | null {
  return readKept(path) ?? makeKept(path);
}

function readKept(path: string): Uint8Array | null {
  try {
    const secret = Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
    return secret.byteLength === SECRET_BYTES ? secret : null;
  } catch {
    return null;
  }
}

function makeKept(path: string): Uint8Array | null {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${randomBytes(SECRET_BYTES).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
    // Of several jobs that start at once, one makes it: a link is whole from the beginning, and never a second one.
    linkSync(draft, path);
  } catch {
    // It can't be kept, or another one was first: what there is, is read.
  }
  forget(draft);
  return readKept(path);
}

function forget(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // Where it could not be made.
  }
}
