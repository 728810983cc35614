import type { Finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import type { ArchiveEntry } from "./archive-entry";
import { foldersOf, isArchiveRoot, pathKey, readEntryPath } from "./entry-path";
import { packageFinding } from "./refusal";

/** The paths of an archive, entry by entry: which are taken, and which another one has already. */
export class EntryPaths {
  /** Paths of entries that are neither files nor folders. */
  readonly refused: string[] = [];
  readonly #report: (finding: Finding) => void;
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  constructor(report: (finding: Finding) => void) {
    this.#report = report;
  }

  /** The path of an entry that is to be read; null for folders and for what a finding refuses. */
  accept({ name, type }: Pick<ArchiveEntry, "name" | "type">): string | null {
    if (type === "folder" && isArchiveRoot(name)) return null;
    const path = readEntryPath(name);
    if (typeof path !== "string") {
      this.#report(path);
      return null;
    }
    if (type !== "file" && type !== "folder") {
      const remedy = "Put the file itself in its place, or leave it out.";
      const found = `"${printable(path)}", a ${type === "entry of unknown type" ? "special file" : type}`;
      this.#report(packageFinding("archive.special", found, "a file or a folder", remedy));
      this.refused.push(path);
    }
    const isNew = this.#isNew(path, type);
    return isNew && type === "file" ? path : null;
  }

  /** Whether no other entry is in the way: a file of the same name, or a file where a folder is needed. */
  #isNew(path: string, type: ArchiveEntry["type"]): boolean {
    const folders = foldersOf(path);
    if (type === "folder") folders.push(path);
    const key = pathKey(path);
    const inTheWay =
      folders.map((folder) => this.#files.get(pathKey(folder))).find((file) => file !== undefined) ??
      (type === "folder" ? undefined : (this.#files.get(key) ?? this.#folders.get(key)));
    if (inTheWay !== undefined) {
      const same = inTheWay === path ? "twice" : `and "${printable(inTheWay)}"`;
      const remedy = "Keep one of the two, or rename it.";
      const expected = "names that differ by more than case or the spelling of accents";
      this.#report(packageFinding("archive.duplicate", `"${printable(path)}" ${same}`, expected, remedy));
      return false;
    }
    for (const folder of folders) this.#folders.set(pathKey(folder), folder);
    if (type !== "folder") this.#files.set(key, path);
    return true;
  }
}
