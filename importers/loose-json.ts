/** What Python and others write that is no JSON: told, and never guessed into a number. */
export interface LooseJson {
  /** One value of a document; of JSON lines, or several documents one after the other, all of them. */
  values: unknown[];
  /** Whether NaN or an infinity stood where a number belongs. They are read as null. */
  hadNonFinite: boolean;
}

const NON_FINITE = /^(?:NaN|-?Infinity)/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?/;

/**
 * Reads JSON as tools write it: with a byte order mark, Windows line ends, bare NaN and Infinity, whole numbers
 * beyond 2^53 (kept as text), or one document a line whatever the file's name says. null where it is none of that.
 * Keys named `__proto__` are left out.
 */
export function readLooseJson(text: string): LooseJson | null {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  const whole = parseOne(plain);
  if (whole) return { values: [whole.value], hadNonFinite: whole.hadNonFinite };
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== "");
  const parsed = lines.map(parseOne);
  if (lines.length < 2 || parsed.some((one) => one === null)) return null;
  return {
    values: parsed.map((one) => one?.value),
    hadNonFinite: parsed.some((one) => one?.hadNonFinite === true),
  };
}

function parseOne(text: string): { value: unknown; hadNonFinite: boolean } | null {
  try {
    // JSON.parse rounds long whole numbers without a word.
    if (!/\d{16}/.test(text)) return { value: JSON.parse(text, withoutPrototype), hadNonFinite: false };
  } catch {
    // It may still be what Python writes.
  }
  const { strict, hadNonFinite } = toStrict(text);
  try {
    return { value: JSON.parse(strict, withoutPrototype), hadNonFinite };
  } catch {
    return null;
  }
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === "__proto__" ? undefined : value;
}

/** Replaces what stands outside of strings: NaN and infinities by null, whole numbers that a double can't hold by text. */
function toStrict(text: string): { strict: string; hadNonFinite: boolean } {
  let strict = "";
  let hadNonFinite = false;
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? "";
    if (character === '"') {
      const end = endOfString(text, at);
      strict += text.slice(at, end);
      at = end;
      continue;
    }
    const rest = /[NI\-\d]/.test(character) ? text.slice(at, at + 400) : "";
    const [literal] = NON_FINITE.exec(rest) ?? [];
    const [number = "", fraction, exponent] = literal ? [] : (NUMBER.exec(rest) ?? []);
    const isWhole = number !== "" && fraction === undefined && exponent === undefined;
    if (literal) {
      strict += "null";
      hadNonFinite = true;
    } else if (isWhole && !Number.isSafeInteger(Number(number))) strict += `"${number}"`;
    else strict += number || character;
    at += (literal ?? (number || character)).length;
  }
  return { strict, hadNonFinite };
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
