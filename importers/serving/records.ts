import { readLooseJson } from "../loose-json";
import type { SourceFile } from "../source-file";

/** One object of a JSON file: a run, as benchmark tools write one. Nothing in it is known to be what it should be. */
export type FileRecord = Readonly<Record<string, unknown>>;

export interface FileRecords {
  /** NaN and infinities in them are the numbers that they are: no value is read from them, but it is said where they stood. */
  records: FileRecord[];
  /** Whether its last line breaks off; what that one held is not among the records. */
  isCutOff: boolean;
}

export function isRecord(value: unknown): value is FileRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The objects of a JSON file, whether it is one object, an array of them, or one a line. null where it can't be
 * read as JSON.
 */
export async function recordsIn(file: SourceFile): Promise<FileRecords | null> {
  const text = await textOf(file);
  const json = text === null ? null : readLooseJson(text, { keepsNonFinite: true });
  if (!json) return null;
  const { values, isCutOff } = json;
  return {
    records: values.flatMap((value) => (Array.isArray(value) ? value : [value])).filter(isRecord),
    isCutOff,
  };
}

/** All of a file's text; null where it can't be read any more. */
export async function textOf(file: SourceFile): Promise<string | null> {
  try {
    return await file.text();
  } catch {
    return null;
  }
}
