import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { printable } from "@/benchmark/printable";
import { ROLES } from "@/benchmark/review/role";
import { account, session, user, verification } from "./auth-schema";
import { requiredAuthSecret } from "./auth-secret";
import { type Database, database } from "./client";
import { PASSWORD_LENGTH } from "./password-length";
import { writeTransaction } from "./write-transaction";

/** A session ends a week after its sign-in, whatever is done in it. */
export const SESSION_S = 7 * 24 * 3600;
const LONGEST_NAME = 100;
const OAUTH_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
} as const;

export type Auth = ReturnType<typeof makeAuth>;

interface AuthSetting {
  /** Scheme and host of the site as browsers have them: they decide on secure cookies and where GitHub returns to. */
  origin: string;
  db: Database;
  secret: string;
  github: { clientId: string; clientSecret: string } | null;
}

/** Accounts and sessions over a database. Every address that it answers, and all that it sets, is decided here. */
export function makeAuth({ origin, db, secret, github }: AuthSetting) {
  return betterAuth({
    appName: "EfficientLLM leaderboard",
    baseURL: origin,
    basePath: "/api/auth",
    secret,
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: { user, session, account, verification },
    }),
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => console.error(`sign-in: ${message}`) },
    // Limited in db/sign-in.ts, which also sees what does not come through better-auth's own addresses.
    rateLimit: { enabled: false },
    user: {
      additionalFields: {
        // Never from input: a role is given by an admin, or by the command.
        role: { type: [...ROLES], required: false, defaultValue: "submitter", input: false },
      },
    },
    session: { expiresIn: SESSION_S, disableSessionRefresh: true, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      // A sign-up then answers the same for an address that has an account already: nobody learns who has one.
      autoSignIn: false,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    account: {
      // Nobody proves here that an address is theirs: an account of GitHub never opens one with a password.
      accountLinking: { enabled: false },
      updateAccountOnSignIn: false,
    },
    ...(github && { socialProviders: { github } }),
    databaseHooks: {
      // Our form refuses names with signs that hide or reorder what is read; those that GitHub gives are spelled out.
      user: {
        create: { before: async (data) => ({ data: { ...data, name: printable(data.name, LONGEST_NAME) } }) },
      },
      account: {
        create: { before: async (data) => ({ data: { ...data, ...OAUTH_TOKENS } }) },
        update: { before: async (data) => ({ data: { ...data, ...OAUTH_TOKENS } }) },
      },
    },
    onAPIError: { errorURL: `${origin}/review/sign-in` },
    advanced: {
      cookiePrefix: "efficientllm",
      useSecureCookies: origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { disableIpTracking: true },
    },
  });
}

/** A site has few names; of those that somebody invents, more than these are made anew each time. */
const MOST_KEPT = 8;
const kept = new Map<string, Auth>();

/** The server's own accounts and sessions, for a site at `origin`: over DATABASE_URL, signed with AUTH_SECRET. */
export function authAt(origin: string): Auth {
  const known = kept.get(origin);
  if (known) return known;
  const auth = ownAuth(origin, database());
  if (kept.size < MOST_KEPT) kept.set(origin, auth);
  return auth;
}

/**
 * The same within one transaction, for what makes an account: all of its rows or none. better-auth's own transactions
 * are not used for what db/write-transaction.ts says of postgres.js.
 */
export function withinTransaction<T>(origin: string, work: (auth: Auth) => Promise<T>): Promise<T> {
  return writeTransaction((tx) => work(ownAuth(origin, tx)));
}

function ownAuth(origin: string, db: Database): Auth {
  return makeAuth({ origin, db, secret: requiredAuthSecret(), github: githubSetting() });
}

/** Whether this server signs in by GitHub, too. */
export function hasGithub(): boolean {
  return githubSetting() !== null;
}

function githubSetting(): AuthSetting["github"] {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = process.env;
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}
