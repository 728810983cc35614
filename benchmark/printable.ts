/** Everything that is not simply seen: controls, marks without width, what reorders text, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const SHOWN_LENGTH = 80;

/** Text as it may stand on a terminal or page: what cannot be seen is spelled out, what is long is cut. */
export function printable(text: string, length = SHOWN_LENGTH): string {
  // Cut first and by characters: a megabyte of text must not be spelled out in order to show its beginning.
  const characters = [...text.slice(0, 2 * length + 2)];
  const cut = characters.length > length;
  const shown = cut ? characters.slice(0, length - 1).join("") : text;
  const seen = shown.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, "0")}` : `\\u{${code.toString(16)}}`;
  });
  return cut ? `${seen}…` : seen;
}

/** A JSON value as a finding shows it: text in quotes and printable, numbers as they are, the rest by its kind. */
export function shown(value: unknown): string {
  if (typeof value === "string") return `"${printable(value)}"`;
  if (Array.isArray(value)) return value.length === 1 ? "a list of 1" : `a list of ${value.length}`;
  if (value === undefined) return "nothing";
  if (value !== null && typeof value === "object") return "an object";
  return printable(String(value));
}

/** A number without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
