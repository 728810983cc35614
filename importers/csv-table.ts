import Papa from "papaparse";

export interface CsvRow {
  /** Its line of the table, from 1, the header not counted. */
  number: number;
  cells: Readonly<Record<string, string>>;
}

/** A table by its header, never by position. */
export interface CsvTable {
  headers: string[];
  rows: CsvRow[];
  /** Rows with more or fewer cells than the header, by number: their cells stand under the wrong names. */
  ragged: number[];
}

const OPTIONS = { delimitersToGuess: [",", ";", "\t"], skipEmptyLines: "greedy" as const };

const LONGEST_HEADER = 16_384;

/** The names of a table's columns, without spaces around them; [] where the text has none. */
export function csvHeaders(head: string): string[] {
  // Asked of every file: long lines and JSON are no headers, and slow to take apart.
  const line = firstLine(head);
  if (line === "" || /^[[{]/.test(line) || line.length > LONGEST_HEADER) return [];
  const { data } = Papa.parse<string[]>(line, OPTIONS);
  return (data[0] ?? []).map((name) => String(name).trim());
}

/** Reads a table; null where it has no header and no row. Cells are without spaces around them. */
export function readCsvTable(text: string): CsvTable | null {
  const { data } = Papa.parse<string[]>(text, OPTIONS);
  const headers = (data[0] ?? []).map((name) => String(name).trim());
  if (data.length < 2) return null;
  const rows: CsvRow[] = [];
  const ragged: number[] = [];
  data.slice(1).forEach((cells, index) => {
    if (cells.length !== headers.length) ragged.push(index + 1);
    else rows.push({ number: index + 1, cells: byHeader(headers, cells) });
  });
  return { headers, rows, ragged };
}

function byHeader(headers: readonly string[], cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = Object.create(null);
  headers.forEach((header, column) => {
    if (!Object.hasOwn(row, header)) row[header] = (cells[column] ?? "").trim();
  });
  return row;
}

function firstLine(head: string): string {
  const text = head.trimStart();
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}
