import { closeSync, openSync, readSync } from "node:fs";
import { access, constants, lstat, readdir, readFile, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { errorCode } from "@/db/postgres-error";
import { LazyFile } from "@/importers/lazy-file";
import { Failure } from "./failure";

const MOST_FILES = 200_000;
const DEEPEST = 50;
/** Folders of other programs, that hold no results. */
const PASSED_OVER = new Set([".git", ".hg", ".svn", "node_modules", "__MACOSX", "__pycache__"]);

/** What lies in the folders that were named and is no file to be read. */
export interface PassedOver {
  path: string;
  why: string;
  /** It may hold results, and could not be read. */
  isUnread?: true;
}

/**
 * The files that are named, and those in folders that are named, in the order of their names. Symbolic links below
 * them are not followed. Each is called by its path from the folder that all of them lie in, or from its owner's home.
 *
 * @throws Failure where something named is not there, or where there are too many files.
 */
export async function* listFiles(
  named: readonly string[],
  passOver: (one: PassedOver) => void,
  signal: AbortSignal,
): AsyncGenerator<DiskFile> {
  const paths = await Promise.all(
    named.map((path) => realpath(path).catch((error): never => refuse(path, error))),
  );
  const base = commonFolder(paths.map((path) => (isHome(path) ? path : dirname(path))));
  const nameOf = (path: string) => nameBelow(base, path);
  const names = new Set<string>();
  const seen = new Set<string>();
  let count = 0;
  for (const path of paths) {
    for await (const { file, bytes } of walk(path, nameOf, passOver, signal, 0)) {
      if (paths.length > 1 && seen.has(file)) continue;
      if (paths.length > 1) seen.add(file);
      if (++count > MOST_FILES)
        throw new Failure(`There are more than ${MOST_FILES} files. Name fewer folders.`);
      yield new DiskFile(freeName(nameOf(file), paths.length > 1 ? names : null), file, bytes);
    }
  }
}

/** A path from a folder on. Whose home it lies in below that is nobody's business. */
function nameBelow(base: string, path: string): string {
  let from = base;
  for (let folder = path; folder !== base && folder !== dirname(folder); folder = dirname(folder)) {
    if (isHome(folder)) from = folder;
  }
  return relative(from, path).split(sep).join("/");
}

/** Two files in two homes may have one name. */
function freeName(name: string, taken: Set<string> | null): string {
  let free = name;
  for (let copy = 2; taken?.has(free); copy++) free = `${copy}/${name}`;
  taken?.add(free);
  return free;
}

function refuse(path: string, error: unknown): never {
  const isAbsent = ["ENOENT", "ENOTDIR"].includes(errorCode(error) ?? "");
  throw new Failure(isAbsent ? `There is no ${path}.` : `${path} can't be read.`);
}

/** Whether a folder is somebody's own, whose name shall not be part of what is sent. */
function isHome(path: string): boolean {
  return path === homedir() || /^(?:home|Users)$/.test(dirname(path).split(sep).at(-1) ?? "");
}

function commonFolder(folders: readonly string[]): string {
  const [first = sep, ...others] = folders;
  let common = first;
  for (const folder of others) {
    while (
      common !== dirname(common) &&
      folder !== common &&
      !folder.startsWith(common.replace(/[\\/]?$/, sep))
    ) {
      common = dirname(common);
    }
  }
  return common;
}

async function* walk(
  path: string,
  nameOf: (path: string) => string,
  passOver: (one: PassedOver) => void,
  signal: AbortSignal,
  depth: number,
): AsyncGenerator<{ file: string; bytes: number }> {
  signal.throwIfAborted();
  try {
    const stat = await lstat(path);
    if (stat.isFile()) {
      await access(path, constants.R_OK);
      yield { file: path, bytes: stat.size };
      return;
    }
    const why = stat.isSymbolicLink()
      ? "a symbolic link, which is not followed"
      : !stat.isDirectory()
        ? "a pipe or device"
        : depth > DEEPEST
          ? "a folder that lies too deep"
          : null;
    if (why !== null) {
      passOver({ path: nameOf(path), why });
      return;
    }
  } catch {
    passOver({ path: nameOf(path), why: "can't be read; check its permissions", isUnread: true });
    return;
  }
  const names = await readdir(path).catch(() => {
    passOver({ path: nameOf(path), why: "a folder that can't be read", isUnread: true });
    return [];
  });
  for (const name of names.sort()) {
    if (PASSED_OVER.has(name))
      passOver({ path: nameOf(join(path, name)), why: "a folder of another program" });
    else yield* walk(join(path, name), nameOf, passOver, signal, depth + 1);
  }
}

/** A file on a disk. */
export class DiskFile extends LazyFile {
  /** Where it lies on this machine. */
  readonly #place: string;

  constructor(path: string, place: string, bytes: number) {
    super(path, bytes);
    this.#place = place;
  }

  protected async allBytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await readFile(this.#place));
  }

  protected firstBytes(length: number): Uint8Array {
    const file = openSync(this.#place, "r");
    try {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
    } finally {
      closeSync(file);
    }
  }
}
