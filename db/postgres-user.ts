import { chmodSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user that initdb and postgres run as, if it differs from the user of this process. */
export interface PostgresUser {
  uid: number;
  gid: number;
}

const NOBODY: PostgresUser = { uid: 65534, gid: 65534 };

/**
 * Postgres refuses to run as root. Root therefore runs it as the owner of the cluster that is already there, and
 * as nobody otherwise. Null for an ordinary user, who runs it as himself.
 */
export function choosePostgresUser(cluster: string): PostgresUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Options of every child that is a program of Postgres: its user, no environment, no directory kept busy. */
export function postgresChild(user: PostgresUser | null) {
  return { cwd: "/", env: { PATH: "/usr/bin:/bin", LC_ALL: "C", NODE_ENV: "production" as const }, ...user };
}

/** Whether a user can pass through every directory on the way to `path`, and read and enter `path` itself. */
export function canReach(user: PostgresUser | null, path: string): boolean {
  if (user === null) return true;
  if (!permits(user, path, 0o5)) return false;
  for (let at = dirname(path); ; at = dirname(at)) {
    if (!permits(user, at, 0o1)) return false;
    if (at === dirname(at)) return true;
  }
}

function permits({ uid, gid }: PostgresUser, path: string, wanted: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
  return ((found.mode >> shift) & wanted) === wanted;
}

/** Makes a directory that every user may pass through; what lies inside protects itself. */
export function makePassableDirectory(path: string): void {
  makeDirectory(path);
  const { mode } = statSync(path);
  if (process.getuid?.() === 0 && (mode & 0o055) !== 0o055) chmodSync(path, (mode & 0o7777) | 0o055);
}

/** Node's own recursive mkdir runs forever where no directory can be made at all, as in /proc. */
function makeDirectory(path: string): void {
  if (isDirectory(path)) return;
  if (path !== dirname(path)) makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process was quicker.
    if (!isDirectory(path)) throw error;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
