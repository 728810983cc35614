import { EmbeddedPostgresError } from "@/db/postgres-error";

/** A foreseen failure of a script: its message says what happened and what to do, and is all that is printed. */
export class Failure extends Error {
  override name = "Failure";
}

/** What to print for an error that ended a script: the stack only where nobody foresaw it. */
export function describeFailure(error: unknown): string {
  if (error instanceof Failure || error instanceof EmbeddedPostgresError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
