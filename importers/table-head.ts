import { csvHeaders } from "./csv-table";

/** The columns of all tools known make a header of less than this. */
const LONGEST_HEADER = 4096;

/** The columns of a table whose header holds all of these words; [] of any other text. Every file is asked for it. */
export function headersWith(head: string, ...words: readonly string[]): string[] {
  const start = head.slice(0, LONGEST_HEADER);
  // Taking a line apart is slow.
  return words.every((word) => start.includes(word)) ? csvHeaders(start) : [];
}

/** Whether a table ends without the end of a line, so that its last cell may be cut off. */
export function endsInRow(text: string): boolean {
  return !/[\r\n]$/.test(text);
}
