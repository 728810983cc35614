/**
 * A query that fails carries its parameters in its message. Those of a sign-in are hashes of passwords and sessions,
 * those of an upload a mail address and all bytes of the bundle: what goes on from here, and into a log, is what the
 * database said.
 */
export async function withholdParameters<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const query = failedQuery(error);
    if (query === null) throw error;
    throw new Error("The database did not do what was asked of it.", { cause: query.cause });
  }
}

/** The query that failed, in an error or in what caused it. */
function failedQuery(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  return error.message.startsWith("Failed query") ? error : failedQuery(error.cause);
}
