export interface Repair {
  kind: "comment" | "comma" | "number";
  offset: number;
  /** As it stood in the text. */
  written: string;
}

const MOST_REPAIRS = 10_000;
const NO_NUMBER = /[+-]?(?:nan|inf(?:inity)?)(?![\w$])/iy;
const WORD = /[\w$.+-]+/y;

/**
 * The text with comments and trailing commas blanked and NaN or Infinity made an empty string, all at unchanged
 * offsets, so that what else is wrong can be found too. A repaired text is never accepted: each repair is a
 * finding. One pass by hand, since a regular expression takes quadratic time over strings that never end.
 */
export function repairJson(text: string): { repaired: string; repairs: Repair[] } {
  const repairs = [...findRepairs(text)].sort((a, b) => a.offset - b.offset);
  const pieces: string[] = [];
  let end = 0;
  for (const { kind, offset, written } of repairs) {
    pieces.push(text.slice(end, offset));
    pieces.push(kind === "number" ? '""'.padEnd(written.length) : written.replace(/[^\n\r]/g, " "));
    end = offset + written.length;
  }
  return { repaired: pieces.join("") + text.slice(end), repairs };
}

function* findRepairs(text: string): Generator<Repair> {
  let comma = -1;
  let index = 0;
  for (let repairs = 0; index < text.length && repairs < MOST_REPAIRS; ) {
    const character = text.charAt(index);
    const end = commentEnd(text, index);
    if (end > 0) {
      yield { kind: "comment", offset: index, written: text.slice(index, end) };
      repairs++;
      index = end;
      continue;
    }
    if (character.trim() === "") {
      index++;
      continue;
    }
    if (comma >= 0 && (character === "]" || character === "}")) {
      yield { kind: "comma", offset: comma, written: "," };
      repairs++;
    }
    comma = character === "," ? index : -1;
    const number = matchAt(NO_NUMBER, text, index);
    if (number) {
      yield { kind: "number", offset: index, written: number };
      repairs++;
    }
    index += number?.length ?? tokenLength(text, index, character);
  }
}

/** The end of the comment that begins at `index`; 0 if none does. */
function commentEnd(text: string, index: number): number {
  if (text.startsWith("//", index)) {
    const end = text.indexOf("\n", index);
    return end < 0 ? text.length : end;
  }
  if (!text.startsWith("/*", index)) return 0;
  const end = text.indexOf("*/", index + 2);
  return end < 0 ? text.length : end + 2;
}

function tokenLength(text: string, start: number, character: string): number {
  if (character !== '"') return matchAt(WORD, text, start)?.length ?? 1;
  let index = start + 1;
  while (index < text.length && text.charAt(index) !== '"') index += text.charAt(index) === "\\" ? 2 : 1;
  return index + 1 - start;
}

function matchAt(pattern: RegExp, text: string, index: number): string | null {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? null;
}
