import { readLooseJson } from "../loose-json";
import type { SourceFile } from "../source-file";

/** One object of a JSON file: a run, as benchmark tools write one. Nothing in it is known to be what it should be. */
export type FileRecord = Readonly<Record<string, unknown>>;

export interface FileRecords {
  records: FileRecord[];
  /** Whether NaN or an infinity stood where a number belongs. */
  hadNonFinite: boolean;
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
  const json = text === null ? null : readLooseJson(text);
  if (!json) return null;
  const values = json.values.flatMap((value) => (Array.isArray(value) ? value : [value]));
  return { records: values.filter(isRecord), hadNonFinite: json.hadNonFinite };
}

/** All of a file's text; null where it can't be read any more. */
export async function textOf(file: SourceFile): Promise<string | null> {
  try {
    return await file.text();
  } catch {
    return null;
  }
}

const KEYS = new WeakMap<SourceFile, ReadonlySet<string>>();

/**
 * The keys of the first object in a JSON file, as far as its head tells: that object itself, or the first of an
 * array or of JSON lines. Empty for what does not begin like JSON. Reads no further than the head, so that a file of
 * any length is recognised in a moment.
 */
export function headKeys(file: SourceFile): ReadonlySet<string> {
  const known = KEYS.get(file);
  if (known) return known;
  const keys = keysOfFirstObject(file.head);
  KEYS.set(file, keys);
  return keys;
}

/** Whether the first object has all of these keys. */
export function hasKeys(file: SourceFile, ...keys: readonly string[]): boolean {
  const present = headKeys(file);
  return keys.every((key) => present.has(key));
}

function keysOfFirstObject(head: string): Set<string> {
  const keys = new Set<string>();
  const start = /^\ufeff?\s*(?:\[\s*)?\{/.exec(head);
  if (!start) return keys;
  let depth = 1;
  let expectsKey = true;
  for (let at = start[0].length; at < head.length && depth > 0; at++) {
    const character = head[at];
    if (character === '"') {
      const end = closingQuote(head, at);
      if (expectsKey && depth === 1) keys.add(head.slice(at + 1, end));
      expectsKey = false;
      at = end;
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (character === ",") expectsKey = true;
  }
  return keys;
}

function closingQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
