import { open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "@/db/postgres-error";
import { Failure } from "./failure";

/** Where a package goes. */
export interface PackageTarget {
  path: string;
  /** Whether a package that lies there gives way to it. Nothing but a package ever does. */
  mayReplace: boolean;
}

/** What every .zip begins with: the first entry's header (PKWARE APPNOTE 4.3.7). */
const ZIP = Buffer.from("PK\x03\x04", "latin1");

/**
 * Sees to it that a package may take this place: before work is spent on it, and once more before it does.
 *
 * @throws Failure where something lies there that shall stay, or where nothing can be written.
 */
export async function checkTarget({ path, mayReplace }: PackageTarget): Promise<void> {
  const there = await stat(path).catch((error) => {
    if (errorCode(error) === "ENOENT") return null;
    throw new Failure(`${path} can't be written (${errorCode(error)}).`);
  });
  if (there === null) return checkFolder(path);
  if (!there.isFile()) throw new Failure(`${path} is no file. Name a file that is not there yet.`);
  if (!mayReplace)
    throw new Failure(`${path} is there already. Choose another name, or replace it with --force.`);
  if (!(await isZip(path))) {
    throw new Failure(`${path} is no .zip, and --force replaces nothing else. Choose another name.`);
  }
}

async function checkFolder(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) throw new Failure(`There is no folder ${dirname(path)}. Make it first.`);
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(ZIP.length), 0, ZIP.length, 0);
    return bytesRead === ZIP.length && buffer.equals(ZIP);
  } finally {
    await file.close();
  }
}
