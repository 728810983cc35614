import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface Connection {
  db: Database;
  /** Ends every connection; queries under way may finish for up to five seconds. */
  close(): Promise<void>;
}

/** What every connection to the database has in common. */
export const CONNECTION_OPTIONS = {
  connect_timeout: 5,
  // A page must not wait long for a database that is down: the reader is told and tries again.
  backoff: () => 0.2,
  onnotice: () => {},
  connection: { application_name: "efficientllm-leaderboard" },
};

/** Connects lazily to the Postgres at `url`, with at most `max` connections, and comes back after it was down. */
export function openDatabase(url: string, { max = 10 }: { max?: number } = {}): Connection {
  const client = postgres(url, { ...CONNECTION_OPTIONS, max, idle_timeout: 60 });
  return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 5 }) };
}

const shared = globalThis as typeof globalThis & {
  leaderboardConnection?: Connection;
  leaderboardHealthConnection?: Connection;
};

/** The server's own connection pool, to DATABASE_URL; one for the process, also across reloads in development. */
export function database(): Database {
  shared.leaderboardConnection ??= openDatabase(requiredUrl());
  return shared.leaderboardConnection.db;
}

/** A connection to DATABASE_URL beside the pool, for what must not wait behind the queries of pages. */
export function healthDatabase(): Database {
  shared.leaderboardHealthConnection ??= openDatabase(requiredUrl(), { max: 1 });
  return shared.leaderboardHealthConnection.db;
}

/** DATABASE_URL. Throws where it is not set, and says who sets it. */
export function requiredUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error("DATABASE_URL is not set. `npm start` sets it; for `next start` set it yourself.");
  return url;
}
