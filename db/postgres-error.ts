/** A failure of the embedded Postgres that was foreseen: its message says what happened and what to do. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

const OWN_DATABASE = "set DATABASE_URL to a Postgres 15 or later of your own";

/** The ways out that most messages end with. */
export const REMEDY = {
  ownDatabase: OWN_DATABASE,
  otherDirectory: `set EFFICIENTLLM_DATA to another directory, or ${OWN_DATABASE}`,
};

/** The code of a system error (`ENOENT`, …), or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Says the foreseeable failures of files and disks in words; hands everything else on unchanged. */
export function explainFileError(error: unknown, what: string, path: string): unknown {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return new EmbeddedPostgresError(`${what}: the disk that holds ${path} is full; free some space.`);
    case "EACCES":
    case "EPERM":
      return new EmbeddedPostgresError(
        `${what}: ${path} belongs to another user. Run as that user, or ${REMEDY.otherDirectory}.`,
      );
    case "EROFS":
      return new EmbeddedPostgresError(`${what}: ${path} can't be written to; ${REMEDY.otherDirectory}.`);
    case "EEXIST":
    case "ENOTDIR":
      return new EmbeddedPostgresError(
        `${what}: ${path} is a file or lies in one; ${REMEDY.otherDirectory}.`,
      );
    case "ENOENT":
      if (!isFromMkdir(error)) return error;
      return new EmbeddedPostgresError(
        `${what}: no directory can be made at ${path}; ${REMEDY.otherDirectory}.`,
      );
    default:
      return error;
  }
}

function isFromMkdir(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "mkdir";
}
