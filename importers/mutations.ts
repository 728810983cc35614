/** Marks that stand for what JSON.stringify can't write: they are taken out of their quotes. */
const BARE = /"@([^"]*)"/g;
const DEEP = 20_000;

/** What is put where a number belongs and is none: no importer may make a value of it. */
export const NO_NUMBERS: readonly unknown[] = [
  null,
  "",
  "N/A",
  "12.5 ms",
  "1,25",
  "0x10",
  "@NaN",
  "@Infinity",
  "@-Infinity",
  "@1e400",
  "@deep",
  true,
  [],
  {},
  [[]],
  "__proto__",
  "/home/somebody/x",
  "x".repeat(1_000_000),
];

/** Numbers that may stand where another was, and cannot be. */
export const STRANGE_NUMBERS: readonly unknown[] = [
  0,
  "@-0",
  -1,
  1e99,
  1e300,
  5e-324,
  "12.5",
  9007199254740991,
];

/** Keys that objects of JavaScript have of themselves. */
export const STRANGE_KEYS: readonly string[] = ["__proto__", "constructor", "toString", "hasOwnProperty", ""];

/** A change of one place of a document: of the `place`th key or element, counted around. */
export interface Change {
  place: number;
  /** "lose" drops keys of objects alone: that an element of a list is gone can't be seen. "double" is for words. */
  what: "drop" | "lose" | "replace" | "rename" | "double";
  by: unknown;
}

/** The text of a JSON document with some of its places changed, at any depth. */
export function changedJson(document: unknown, changes: readonly Change[], indent = 1): string {
  const total = placesIn(document);
  const byPlace = new Map(changes.map((change) => [change.place % Math.max(total, 1), change]));
  let place = 0;
  const changed = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const change = byPlace.get(place);
      place++;
      const kept = changed(inner);
      switch (change?.what) {
        case "drop":
          return [];
        case "lose":
          return Array.isArray(value) ? [[key, kept]] : [];
        case "replace":
          return [[key, change.by]];
        case "rename":
          return [[STRANGE_KEYS[change.place % STRANGE_KEYS.length] ?? "", kept]];
        default:
          return [[key, kept]];
      }
    });
    return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  };
  const text = JSON.stringify(changed(document), null, indent);
  return text.replace(BARE, (_, bare: string) =>
    bare === "deep" ? "[".repeat(DEEP) + "]".repeat(DEEP) : bare,
  );
}

function placesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + 1 + placesIn(inner), 0);
}

/** The text of a log or a table with some of its words changed, counted around. The first line is left as it is. */
export function changedText(text: string, changes: readonly Change[]): string {
  const end = text.indexOf("\n") + 1;
  const [first, rest] = [text.slice(0, end), text.slice(end)];
  const words = [...rest.matchAll(WORD)].length;
  const byPlace = new Map(changes.map((change) => [change.place % Math.max(words, 1), change]));
  let place = -1;
  const changed = rest.replace(WORD, (word) => {
    place++;
    const change = byPlace.get(place);
    if (!change) return word;
    if (change.what === "drop" || change.what === "lose") return "";
    if (change.what === "double") return `${word}${word}`;
    return typeof change.by === "string" ? change.by.replace(/^@/, "") : JSON.stringify(change.by);
  });
  return first + changed;
}

const WORD = /"[^"\n]*"|[-+\w.]+/g;

/** What becomes of a file as a whole on its way. */
export interface Ending {
  mark: string;
  line: string;
  /** How much of it is left, from 0 to 1. */
  part: number;
  times: number;
  isUtf16: boolean;
  /** A line that stands twice; -1 for none. */
  doubled: number;
}

/** A file that arrives as it was. */
export const AS_IT_IS: Ending = { mark: "", line: "\n", part: 1, times: 1, isUtf16: false, doubled: -1 };

/** A text with another beginning, other line ends, cut off, twice, or read in the wrong encoding. */
export function ended(text: string, { mark, line, part, times, isUtf16, doubled }: Ending): string {
  const lines = text.split("\n");
  const again = lines.flatMap((one, index) =>
    doubled >= 0 && index === doubled % lines.length ? [one, one] : [one],
  );
  const whole = Array.from({ length: times }, () => again.join("\n"))
    .join("\n")
    .replaceAll("\n", line);
  const cut = whole.slice(0, Math.ceil(whole.length * part));
  return mark + (isUtf16 ? [...cut].join("\0") : cut);
}

/** A file's text after changes in it, of whatever form it is, and on its way. */
export function damaged(text: string, changes: readonly Change[], end: Ending): string {
  // JSON lines are one document a line.
  const changed = /^\s*(?:\{|\[\s*\{)/.test(text)
    ? changedJson(JSON.parse(text), changes, end.times > 1 ? 0 : 1)
    : changedText(text, changes);
  return ended(changed, end);
}
