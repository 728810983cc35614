import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { DECISIONS } from "@/benchmark/review/decision";
import { ROLES } from "@/benchmark/review/role";
import { bundles } from "./schema";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const written = { createdAt: moment("created_at").notNull(), updatedAt: moment("updated_at").notNull() };

export const accountRole = pgEnum("account_role", ROLES);

/** Who can sign in. The first four tables are better-auth's, under the names it asks for. */
export const user = pgTable("auth_user", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text(),
  role: accountRole().notNull().default("submitter"),
  ...written,
});

export const session = pgTable(
  "auth_session",
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    expiresAt: moment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    ...written,
  },
  (table) => [index("auth_session_user").on(table.userId)],
);

/** One row a way to sign in: a password, which is kept hashed by scrypt, or an account at GitHub. */
export const account = pgTable(
  "auth_account",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    password: text(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text(),
    ...written,
  },
  (table) => [
    unique("auth_account_identity").on(table.providerId, table.accountId),
    index("auth_account_user").on(table.userId),
    // This site asks GitHub who somebody is, and nothing else ever after.
    check(
      "auth_account_no_tokens",
      sql`num_nonnulls(${table.accessToken}, ${table.refreshToken}, ${table.idToken}) = 0`,
    ),
  ],
);

export const verification = pgTable(
  "auth_verification",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment("expires_at").notNull(),
    ...written,
  },
  (table) => [index("auth_verification_identifier").on(table.identifier)],
);

/** What command lines sign in with. The token itself is shown once and kept nowhere. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    name: text().notNull(),
    sha256: text().notNull().unique(),
    createdAt: moment("created_at").notNull().defaultNow(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    check("api_tokens_sha256_shape", sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    index("api_tokens_user").on(table.userId),
  ],
);

/** What a reviewer typed that could not be done, kept until it is: another was first, or the reason was missing. */
export const decisionDrafts = pgTable(
  "decision_drafts",
  {
    bundleId: text("bundle_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    decision: text({ enum: DECISIONS }).notNull(),
    reason: text().notNull(),
    /** The revision of the bundle that the reviewer saw. */
    revision: integer().notNull(),
    savedAt: moment("saved_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.userId] }),
    foreignKey({ columns: [table.bundleId], foreignColumns: [bundles.id], name: "decision_drafts_bundle" }),
  ],
);
