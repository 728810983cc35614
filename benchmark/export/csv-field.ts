export type Field = string | number | null | undefined;

/** One line of a CSV file by RFC 4180: fields parted by commas, with its CRLF. */
export function csvLine(fields: readonly Field[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

/** A field of a CSV file. What is missing, or no finite number, is empty. Text can't become a formula. */
export function csvField(field: Field): string {
  if (field === null || field === undefined) return "";
  if (typeof field === "number") return Number.isFinite(field) ? String(field) : "";
  const text = textField(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet begins a formula with, also in full width, and also after what it skips. */
const FORMULA_SIGNS = "=+-@＝＋－＠";
const FORMULA = /^[\s"'\p{Cf}]*[=+\-@＝＋－＠]/u;
const SKIPPED = /[\s"'\p{Cf}]/u;
/** What parts cells where commas don't, as in spreadsheets of many countries. */
const OTHER_SEPARATORS = ";\t\n";

/**
 * Text that no spreadsheet calculates: an apostrophe stands before what could begin a formula (=, +, -, @), also after
 * spaces, quotes and marks without width, and within the text behind a sign that could begin another cell. Control
 * characters are dropped but tab and line break.
 */
function textField(text: string): string {
  const clean = text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
  let written = FORMULA.test(clean) || /^[\t\n]/.test(clean) ? "'" : "";
  let isBeginning = false;
  // Sign by sign, not by an expression, whose time would grow with the square of a text of line breaks.
  for (const sign of clean) {
    if (isBeginning && FORMULA_SIGNS.includes(sign)) written += "'";
    isBeginning = OTHER_SEPARATORS.includes(sign) || (isBeginning && SKIPPED.test(sign));
    written += sign;
  }
  return written;
}
