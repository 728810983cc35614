import { EmbeddedPostgresError } from "@/db/postgres-error";

/** A foreseen failure of a script: its message says what happened and what to do, and is all that is printed. */
export class Failure extends Error {
  override name = "Failure";
}

/** What to print for an error that ended a script: the stack only where nobody foresaw it. */
export function describeFailure(error: unknown): string {
  if (error instanceof Failure || error instanceof EmbeddedPostgresError) return error.message;
  if (isConnectionLost(error)) {
    return "The connection to the database was lost. What was under way was not stored. Send it again once the database is back.";
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What postgres.js and Postgres say when a connection ends under a query. */
const LOST = [
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  // admin_shutdown, crash_shutdown, cannot_connect_now
  "57P01",
  "57P02",
  "57P03",
];

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && LOST.includes(String(error.code))) return true;
  // postgres.js 3.4.9 writes to the socket of a transaction whose connection is gone (porsager/postgres#1208).
  if (error instanceof TypeError && /'write'.*postgres\S*connection\.js/s.test(error.stack ?? ""))
    return true;
  return isConnectionLost(error.cause);
}
