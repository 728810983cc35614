import { declaresBundle } from "@/benchmark/bundle-format";
import { looksLikeGzip, looksLikeZip } from "@/importers/package/signature";
import { HEAD_LENGTH, isPassedOver } from "@/importers/source-file";
import type { ChosenEntry } from "./import-messages";

/** Files that were chosen or dropped together. */
export interface Chosen {
  entries: ChosenEntry[];
  /** "run-42", "results.json", "12 files". */
  name: string;
}

/** Files in folders, more than which a page does not take at once. */
const MOST_FILES = 200_000;

/** Files of an input field, in the order of their paths, which for those of folders begin with the folder. */
export function chosenFiles(files: Iterable<File>): Chosen {
  const entries = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return named(sorted.filter(({ path }) => !isPassedOver(path)));
}

/** Files that were chosen one after the other. Of two with one path the later one counts. */
export function together(...choices: readonly Chosen[]): Chosen {
  const byPath = new Map(
    choices.flatMap(({ entries }) => entries.map((entry) => [entry.path, entry] as const)),
  );
  return named([...byPath.values()]);
}

interface Dropped {
  readonly files: ArrayLike<File>;
  readonly items: ArrayLike<{ readonly kind: string; webkitGetAsEntry(): FileSystemEntry | null }>;
}

/**
 * Files and folders that were dropped on the page. Must be called while the drop is handled, and not after.
 *
 * @throws Error in words for people where there are too many files, or where one can't be read.
 */
export function droppedFiles({ files, items }: Dropped): Promise<Chosen> {
  const entries = Array.from(items)
    .filter(({ kind }) => kind === "file")
    .flatMap((item) => item.webkitGetAsEntry() ?? []);
  // Some browsers know no entries; they give no folders either.
  if (entries.length === 0) return Promise.resolve(chosenFiles(Array.from(files)));
  return walk(entries).then(named);
}

async function walk(roots: readonly FileSystemEntry[]): Promise<ChosenEntry[]> {
  const found: ChosenEntry[] = [];
  const waiting = [...roots].reverse();
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    const path = entry.fullPath.replace(/^\//, "");
    if (isPassedOver(path)) continue;
    if (isFile(entry)) found.push({ path, file: await fileOf(entry) });
    else if (isFolder(entry)) waiting.push(...(await childrenOf(entry)).reverse());
    if (found.length > MOST_FILES)
      throw new Error(`There are more than ${MOST_FILES} files. Choose fewer folders.`);
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, () => reject(new Error(`“${entry.name}” can’t be read. Look at its permissions.`)));
  });
}

/** All that is in a folder: a reader hands out at most a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, () =>
        reject(new Error(`The folder “${folder.name}” can’t be read. Look at its permissions.`)),
      );
    });
    if (some.length === 0) return children.sort((a, b) => (a.name < b.name ? -1 : 1));
    children.push(...some);
  }
}

function named(entries: ChosenEntry[]): Chosen {
  const [first] = entries;
  if (!first) return { entries, name: "nothing" };
  const folders = new Set(entries.map(({ path }) => (path.includes("/") ? path.split("/")[0] : "")));
  const [folder = ""] = folders;
  if (folders.size === 1 && folder !== "") return { entries, name: folder };
  return { entries, name: entries.length === 1 ? first.path : `${entries.length} files` };
}

/** The document of a bundle that was chosen unpacked, as a folder or as its files; null where there is none. */
export async function unpackedBundle({ entries }: Chosen): Promise<string | null> {
  for (const { path, file } of entries) {
    if (!/^(?:[^/]+\/)?bundle\.json$/.test(path)) continue;
    if (declaresBundle(await file.slice(0, HEAD_LENGTH).text())) return path;
  }
  return null;
}

/** Whether a file says of itself that it is a bundle or an archive, so that it is no tool's. */
export async function isPackage(file: File): Promise<boolean> {
  try {
    const bytes = new Uint8Array(await file.slice(0, HEAD_LENGTH).arrayBuffer());
    if (looksLikeZip(bytes) || looksLikeGzip(bytes)) return true;
    return declaresBundle(new TextDecoder().decode(bytes));
  } catch {
    // Its check tells that it can't be read.
    return true;
  }
}

/** Whether a file of no known tool may be meant to be a bundle: not by a name that says it is a table, a log or prose. */
export function mayBeBundle({ name }: File): boolean {
  return !/\.(?:csv|tsv|md|txt|log|jsonl|ndjson)$/i.test(name);
}
