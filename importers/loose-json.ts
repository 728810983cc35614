import { endOfText } from "./json-keys";

/** What Python and others write that is no JSON: told, and never guessed into a number. */
export interface LooseJson {
  /** One value of a document; of JSON lines, or several documents one after the other, all of them. */
  values: unknown[];
  /** Whether NaN or an infinity stood where a number belongs. They are read as null, unless they are to be kept. */
  hadNonFinite: boolean;
  /** Whether the last of several lines breaks off, as a run that was killed leaves it. It is not among the values. */
  isCutOff: boolean;
}

export interface LooseJsonOptions {
  /** Reads NaN and infinities as the numbers that they are, so that it can be said which field had them. */
  keepsNonFinite?: boolean;
}

/** Stands for NaN until the text is parsed: no tool writes it. */
const NOT_A_NUMBER = "\u0000NaN";

/** What stands between the words that JSON does not know, and what they and numbers look like. */
const PLAIN = /[^"NI\-\d]+/y;
const NON_FINITE = /-?NaN|-?Infinity/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
/** No tool nests its results like this, and what walks such a value runs out of stack. */
const DEEPEST = 1_000;
const BRACKETS = /[^"{}[\]]+/y;

/**
 * Reads JSON as tools write it: with a byte order mark, Windows line ends, bare NaN and Infinity, whole numbers
 * beyond 2^53 (kept as text), or one document a line whatever the file's name says, the last of which may break off.
 * null where it is none of that. Keys named `__proto__` are left out.
 */
export function readLooseJson(text: string, options: LooseJsonOptions = {}): LooseJson | null {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  return (isOfLines(plain) ? readLines(plain, options) : null) ?? readWhole(plain, options);
}

/** Whether the first line closes what it opens and more follows: mostly a document a line. Asked before it is split. */
function isOfLines(text: string): boolean {
  const [line = ""] = /^\s*[^\r\n]*/.exec(text) ?? [];
  return line.length < text.length && /^[}\]]$/.test(line.trimEnd().at(-1) ?? "");
}

function readWhole(text: string, options: LooseJsonOptions): LooseJson | null {
  const whole = parseOne(text, options);
  return whole && { values: [whole.value], hadNonFinite: whole.hadNonFinite, isCutOff: false };
}

function readLines(text: string, options: LooseJsonOptions): LooseJson | null {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const values: unknown[] = [];
  let hadNonFinite = false;
  for (const [index, line] of lines.entries()) {
    const parsed = parseOne(line, options);
    if (parsed) {
      values.push(parsed.value);
      hadNonFinite ||= parsed.hadNonFinite;
    } else {
      const isCutOff = index > 0 && index === lines.length - 1 && breaksOff(line);
      return isCutOff ? { values, hadNonFinite, isCutOff } : null;
    }
  }
  return { values, hadNonFinite, isCutOff: false };
}

/** Whether a line begins a document that it does not end. */
function breaksOff(line: string): boolean {
  return /^\s*[{[]/.test(line) && nesting(line).isOpen;
}

/** How deep brackets go in a text, and whether the first of them is never closed. */
function nesting(text: string): { deepest: number; isOpen: boolean } {
  let depth = 0;
  let deepest = 0;
  let isOpen = true;
  for (let at = 0; at < text.length; at++) {
    BRACKETS.lastIndex = at;
    if (BRACKETS.test(text)) at = BRACKETS.lastIndex;
    const character = text[at];
    if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") {
      depth--;
      if (depth === 0) isOpen = false;
    } else if (character === '"') at = endOfText(text, at) - 1;
  }
  return { deepest, isOpen };
}

function parseOne(text: string, options: LooseJsonOptions): { value: unknown; hadNonFinite: boolean } | null {
  if (nesting(text).deepest > DEEPEST) return null;
  try {
    // JSON.parse rounds long whole numbers without a word.
    if (!/\d{16}/.test(text)) return { value: parseStrict(text), hadNonFinite: false };
  } catch {
    // It may still be what Python writes.
  }
  const { strict, hadNonFinite } = toStrict(text, options);
  try {
    return { value: parseStrict(strict), hadNonFinite };
  } catch {
    return null;
  }
}

function parseStrict(text: string): unknown {
  // A reviver is slow: it is asked of every value.
  return /__proto__|\\u/.test(text) ? JSON.parse(text, revived) : JSON.parse(text);
}

function revived(key: string, value: unknown): unknown {
  if (key === "__proto__") return undefined;
  return value === NOT_A_NUMBER ? Number.NaN : value;
}

/** What JSON has for a number that it can't write. A literal beyond all doubles is read as infinite. */
function nonFiniteLiteral(word: string, { keepsNonFinite }: LooseJsonOptions): string {
  if (!keepsNonFinite) return "null";
  if (word.endsWith("NaN")) return JSON.stringify(NOT_A_NUMBER);
  return word.startsWith("-") ? "-1e999" : "1e999";
}

/**
 * Replaces what stands outside of texts: NaN and infinities by null or what is read as them, whole numbers that a double
 * can't hold by text.
 */
function toStrict(text: string, options: LooseJsonOptions): { strict: string; hadNonFinite: boolean } {
  let strict = "";
  let hadNonFinite = false;
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  for (let at = 0; at < text.length; ) {
    const [number = "", fraction, exponent] = match(NUMBER, at) ?? [];
    const isWhole = number !== "" && fraction === undefined && exponent === undefined;
    const nonFinite = number === "" ? match(NON_FINITE, at)?.[0] : undefined;
    const taken =
      text[at] === '"'
        ? text.slice(at, endOfText(text, at))
        : number || nonFinite || (match(PLAIN, at)?.[0] ?? text[at] ?? "");
    if (nonFinite) {
      strict += nonFiniteLiteral(nonFinite, options);
      hadNonFinite = true;
    } else if (isWhole && !Number.isSafeInteger(Number(number))) strict += `"${number}"`;
    else strict += taken;
    at += taken.length;
  }
  return { strict, hadNonFinite };
}
