import { sql } from "drizzle-orm";
import { type Role, readRole } from "@/benchmark/review/role";
import { authAt, withinTransaction } from "./auth";
import { database } from "./client";
import { sha256 } from "./digest";
import { type Consumed, consume } from "./rate-limits";
import { withholdParameters } from "./withheld-parameters";

/** Who looks at a page. */
export interface Viewer {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** What came of an attempt; `headers` hold the cookies to be set. */
export type Attempt =
  | { outcome: "done"; headers: Headers }
  /** Address and password do not belong together, or are none. */
  | { outcome: "refused" }
  | { outcome: "limited"; retryAfterS: number };

interface Credentials {
  email: string;
  password: string;
}

/** Where an attempt comes from: the site as its browser has it, and the address it is counted by. */
export interface AttemptSource {
  origin: string;
  address: string | null;
}

const QUARTER_S = 15 * 60;
/** Of one account, wherever they come from: an address can be changed with each attempt, the account can't. */
const PER_ACCOUNT = { points: 10, windowS: QUARTER_S };
const PER_ADDRESS = { points: 100, windowS: QUARTER_S };
const SIGN_UPS = { points: 20, windowS: 3_600 };

/** Whose session a request carries, with the role they have at this moment; null for nobody's. */
export async function findViewer(headers: Headers, origin: string): Promise<Viewer | null> {
  const found = await withholdParameters(() => authAt(origin).api.getSession({ headers }));
  if (!found) return null;
  const { id, name, email, role } = found.user;
  return { id, name, email, role: readRole(role) ?? "submitter" };
}

/**
 * Begins a session. Attempts are counted before the password is looked at; one that is right lets the count of its
 * account begin anew.
 */
export async function signIn({ email, password }: Credentials, source: AttemptSource): Promise<Attempt> {
  const { origin, address } = source;
  const named = `sign-in:${email.trim().toLowerCase()}`;
  const limits = [[named, PER_ACCOUNT] as const];
  if (address !== null) limits.unshift([`sign-in from:${address}`, PER_ADDRESS]);
  for (const [key, limit] of limits) {
    const consumed = await consume(key, limit);
    if (!consumed.allowed) return limited(consumed);
  }
  const body = { email: email.trim(), password };
  const tried = await attempt(() => authAt(origin).api.signInEmail({ body, asResponse: true }));
  if (tried.outcome === "done") await forgetAttempts(named);
  return tried;
}

async function forgetAttempts(key: string): Promise<void> {
  await database().execute(sql`delete from rate_limits where key = ${sha256(key)} /* forgetAttempts */`);
}

/**
 * Makes an account that may send bundles. An address that has one already is left as it is, and the answer is the
 * same: nobody learns so who has an account.
 */
export async function signUp(
  { name, email, password }: Credentials & { name: string },
  { origin, address }: AttemptSource,
): Promise<Attempt> {
  const consumed = await consume(`sign-up from:${address ?? "unknown"}`, SIGN_UPS);
  if (!consumed.allowed) return limited(consumed);
  const body = { name: name.trim(), email: email.trim(), password };
  return attempt(() => withinTransaction(origin, (auth) => auth.api.signUpEmail({ body, asResponse: true })));
}

/** Ends the session of a request, here and in the database. */
export async function signOut(headers: Headers, origin: string): Promise<Headers> {
  const answer = await withholdParameters(() => authAt(origin).api.signOut({ headers, asResponse: true }));
  return answer.headers;
}

/** Begins a sign-in by GitHub: where to go, and the cookies that its return is checked by. */
export async function beginGithub(
  origin: string,
  returnTo: string,
): Promise<{ url: string; headers: Headers } | null> {
  const body = { provider: "github", callbackURL: returnTo, disableRedirect: true };
  const { headers, response } = await withholdParameters(() =>
    authAt(origin).api.signInSocial({ body, returnHeaders: true }),
  );
  return response.url ? { url: response.url, headers } : null;
}

/** Answers the return from GitHub, which makes an account at the first time. */
export async function answerGithub(request: Request, origin: string): Promise<Response> {
  return withholdParameters(() =>
    withinTransaction(origin, async (auth) => unbroken(await auth.handler(request))),
  );
}

function limited({ retryAfterS }: Extract<Consumed, { allowed: false }>): Attempt {
  return { outcome: "limited", retryAfterS };
}

async function attempt(work: () => Promise<Response>): Promise<Attempt> {
  const answer = unbroken(await withholdParameters(work));
  return answer.ok ? { outcome: "done", headers: answer.headers } : { outcome: "refused" };
}

/** Throws on what failed here rather than there: within a transaction nothing of it is then kept. */
function unbroken(answer: Response): Response {
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`);
  return answer;
}
