import { isIPv4 } from "node:net";
import { Failure } from "./failure";

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

function isThisMachine(hostname: string): boolean {
  if (hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]") return true;
  return isIPv4(hostname) && hostname.startsWith("127.");
}
