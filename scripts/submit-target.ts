import { readFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import { resolve } from "node:path";
import { describeFailure, Failure } from "./failure";

/** Where bundles are sent to, and as whom. */
export interface Target {
  /** Scheme, host and path of the site, without a slash at its end. */
  site: string;
  /** null to send without an account. */
  token: string | null;
}

interface Wish {
  to: string;
  token: string | undefined;
  /** Whether the token may cross a network unencrypted. */
  insecure: boolean;
}

const TOKEN = /^efl_[A-Za-z0-9_-]{43}$/;

/** @throws Failure where the address is none to send to, or the token none, or not safe on the way there. */
export function readTarget({ to, token, insecure }: Wish): Target {
  const url = URL.parse(to);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new Failure(`--to is "${to}"; it must be the address of a leaderboard, as https://example.org.`);
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new Failure("--to must be an address alone: without a password, a question mark or #.");
  }
  if (token !== undefined && !TOKEN.test(token)) {
    throw new Failure("The token is malformed: one begins with efl_ and has 47 characters.");
  }
  if (token !== undefined && url.protocol === "http:" && !insecure && !isThisMachine(url.hostname)) {
    throw new Failure(
      `Everybody between here and ${url.host} could read the token: use https://, or say --insecure if you mean it.`,
    );
  }
  return { site: `${url.origin}${url.pathname.replace(/\/+$/, "")}`, token: token ?? null };
}

const STANDARD_INPUT = 0;

/**
 * The token that a file holds, or standard input where the file is named "-".
 *
 * @param from the folder that a relative path starts from.
 * @throws Failure where it can't be read, or holds nothing.
 */
export function readTokenFile(file: string, from: string): string {
  const token = readText(file, from).trim();
  if (token === "")
    throw new Failure(`${file === "-" ? "Standard input" : "The token file"} holds no token.`);
  return token;
}

function readText(file: string, from: string): string {
  try {
    return readFileSync(file === "-" ? STANDARD_INPUT : resolve(from, file), "utf8");
  } catch (error) {
    throw new Failure(`The token could not be read: ${describeFailure(error)}`);
  }
}

function isThisMachine(hostname: string): boolean {
  if (hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]") return true;
  return isIPv4(hostname) && hostname.startsWith("127.");
}
