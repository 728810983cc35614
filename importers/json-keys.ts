import type { SourceFile } from "./source-file";

const OBJECT = /^\s*\{/;
/** The first object of a text: that alone, the first of an array, or of documents one after the other. */
const FIRST_OBJECT = /^\s*(?:\[\s*)?\{/;
/** What neither opens, closes nor names anything. */
const PLAIN = /[^"{}[\]]+/y;
const COLON = /\s*:/y;

/**
 * The keys of the outermost object of a JSON text, also of one that is cut off: how a file is recognised from its
 * beginning. Of several documents, the first one's. Empty for what is no object.
 */
export function topLevelKeys(head: string): ReadonlySet<string> {
  return OBJECT.test(head) ? firstObjectKeys(head) : NONE;
}

/** Whether the first object of a file, alone, in an array or one of many lines, has all of these keys. */
export function hasKeys({ head }: Pick<SourceFile, "head">, ...keys: readonly string[]): boolean {
  const present = firstObjectKeys(head);
  return keys.every((key) => present.has(key));
}

const NONE: ReadonlySet<string> = new Set();
/** Of the head that was looked at last: each importer asks of the same one. */
let latest: { head: string; keys: ReadonlySet<string> } = { head: "", keys: NONE };

/** The same for the first object wherever it stands: alone, in an array, or as the first of JSON lines. */
export function firstObjectKeys(head: string): ReadonlySet<string> {
  if (head !== latest.head) latest = { head, keys: keysOf(head) };
  return latest.keys;
}

function keysOf(head: string): ReadonlySet<string> {
  const start = FIRST_OBJECT.exec(head);
  if (!start) return NONE;
  const keys = new Set<string>();
  let depth = 1;
  for (let at = start[0].length; at < head.length && depth > 0; at++) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(head)) at = PLAIN.lastIndex;
    const character = head[at];
    if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (character === '"') {
      const end = endOfText(head, at);
      COLON.lastIndex = end;
      if (depth === 1 && COLON.test(head)) keys.add(head.slice(at + 1, end - 1));
      at = end - 1;
    }
  }
  return keys;
}

/** Where a text in quotes that begins at `start` is over: behind its closing quote, or the end of all. */
export function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let slashes = 0;
    while (json[end - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return json.length;
}
