import { csvHeaders, readCsvTable } from "../csv-table";
import { firstObjectKeys } from "../json-keys";
import { cellNumber } from "../serving/fields";
import { type FileRecord, recordsIn, textOf } from "../serving/records";
import type { SourceFile } from "../source-file";
import { hasPrintedTable, printedTests } from "./printed-table";

const INSERT = /^INSERT INTO (?:llama_bench|test) \(([\w, ]{1,4000})\) VALUES \('(.*)'\);?\s*$/;

export interface TestRecords {
  records: FileRecord[];
  /** Whether the last line of JSON lines breaks off. */
  isCutOff: boolean;
  /** Whether it is the table that llama-bench prints, which has no durations. */
  isPrinted: boolean;
  /** Rows of a table that have more or fewer cells than its header. */
  ragged: number;
}

const NOTHING: TestRecords = { records: [], isCutOff: false, isPrinted: false, ragged: 0 };

/** How a file says what was tested: the names of its fields, of whichever output it is; empty for any other file. */
export function fieldNames(head: string): ReadonlySet<string> {
  const keys = firstObjectKeys(head);
  if (keys.size > 0) return keys;
  if (isInserts(head)) return new Set(insertedTests(head).flatMap((test) => Object.keys(test)));
  return new Set(csvHeaders(head));
}

/** The tests of a file, whichever of its outputs it is; null where it can't be read. */
export async function testRecords(file: SourceFile): Promise<TestRecords | null> {
  if (/^\s*[[{]/.test(file.head)) {
    const json = await recordsIn(file);
    return json && { ...NOTHING, records: json.records, isCutOff: json.isCutOff };
  }
  const text = await textOf(file);
  if (text === null) return null;
  if (isInserts(file.head)) return { ...NOTHING, records: insertedTests(text) };
  if (hasPrintedTable(file.head)) return { ...NOTHING, records: printedTests(text), isPrinted: true };
  const table = readCsvTable(text);
  return (
    table && {
      ...NOTHING,
      records: table.rows.map(({ cells }) => withNumbers(cells)),
      ragged: table.ragged.length,
    }
  );
}

function isInserts(head: string): boolean {
  return /^INSERT INTO (?:llama_bench|test) \(build_commit,/m.test(head);
}

/** Its output for a database: one INSERT a test, every value in quotes. */
function insertedTests(sql: string): FileRecord[] {
  return sql.split(/\r\n|\n|\r/).flatMap((line) => {
    const [, names, values] = INSERT.exec(line) ?? [];
    const fields = names?.split(", ") ?? [];
    const cells = values?.split("', '") ?? [];
    const isWhole = fields.length > 0 && fields.length === cells.length;
    return isWhole
      ? [withNumbers(Object.fromEntries(fields.map((name, at) => [name, cells[at] ?? ""])))]
      : [];
  });
}

/** A row as its JSON would have it: what is written like a number is one. */
function withNumbers(cells: Readonly<Record<string, string>>): FileRecord {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cellNumber(cell) ?? cell]));
}
