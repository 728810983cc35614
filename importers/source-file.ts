/** A file that somebody wants to import: on a disk or in a browser. Its text is read only where an importer wants it. */
export interface SourceFile {
  /** Relative to what was named, with "/" between folders. */
  readonly path: string;
  readonly bytes: number;
  /** The beginning of its text, at most 64 KiB; "" for what is no text. */
  readonly head: string;
  /** All of its text, without a byte order mark. @throws where it can't be read any more. */
  text(): Promise<string>;
}

/** Characters of a file that are looked at to recognise it. */
export const HEAD_LENGTH = 65_536;

/** A file in memory. */
export function textFile(path: string, text: string): SourceFile {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  return {
    path,
    bytes: new TextEncoder().encode(text).byteLength,
    head: plain.slice(0, HEAD_LENGTH),
    text: async () => plain,
  };
}

/** The last part of a path. */
export function fileName({ path }: Pick<SourceFile, "path">): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder of a path, "" at the top. */
export function folderOf({ path }: Pick<SourceFile, "path">): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Folders of other programs, that hold no results. */
const PASSED_OVER = new Set([".git", ".hg", ".svn", "node_modules", "__MACOSX", "__pycache__"]);

/** Whether a path leads through a folder of another program. */
export function isPassedOver(path: string): boolean {
  return path.split("/").some((part) => PASSED_OVER.has(part));
}
