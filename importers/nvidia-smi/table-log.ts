import { clockMs } from "../clock";
import { type CsvTable, readCsvTable } from "../csv-table";
import { textOf } from "../reading-parts";
import { endsInRow, headersWith } from "../table-head";
import {
  addSample,
  kindsOf,
  mebibytes,
  onlyOne,
  type Quantity,
  type Samples,
  type SmiLog,
  samplesOf,
} from "./samples";

/** Units that the tool documents for its columns: they stand in the header, in the values, or nowhere. */
const COLUMNS: Readonly<Record<string, { quantity: Quantity; unit: string }>> = {
  "power.draw": { quantity: "power", unit: "W" },
  "power.draw.average": { quantity: "power", unit: "W" },
  "power.draw.instant": { quantity: "power", unit: "W" },
  "memory.used": { quantity: "memory", unit: "MiB" },
};
const NAME = /^(?:name|gpu_name)$/i;
/** Columns that tell one accelerator of a machine from the other. */
const IDENTITY =
  /^(?:index|gpu|gpu_?id|gpu_?index|uuid|gpu_uuid|pci\.bus_id|gpu_bus_id|serial|gpu_serial|minor_number)$/i;

/** Whether a text begins with the header of `nvidia-smi --query-gpu … --format=csv`. */
export function isTableLog(head: string): boolean {
  return ["power.draw", "memory.used"].some((word) => quantities(headersWith(head, word)).length > 0);
}

/** Reads such a table. null where it has no row. */
export function readTableLog(text: string): SmiLog | null {
  const table = readCsvTable(text);
  if (!table) return null;
  // A script that starts the tool for each sample writes the header each time.
  const whole = table.rows.filter(({ cells }) => table.headers.some((header) => cells[header] !== header));
  const rows = endsInRow(text) ? withoutCutRow(whole, table.headers.at(-1) ?? "") : whole;
  const columns = quantities(table.headers);
  // Of several columns of power, the first alone.
  const used = columns.filter(
    ({ quantity }, at) => columns.findIndex((one) => one.quantity === quantity) === at,
  );
  const identity = table.headers.filter((header) => IDENTITY.test(header));
  const gpus = new Map<string, Samples>();
  const unread = new UnreadCells();
  for (const { cells } of rows) {
    const samples = samplesOf(gpus, identity.map((header) => cells[header]).join("|"));
    for (const { header, quantity, unit } of used) {
      const cell = cells[header] ?? "";
      if (!addSample(samples, quantity, cell, unit) && !NOTHING.test(cell)) unread.add(header, cell);
    }
  }
  return {
    gpus,
    accelerator: onlyIn(table, rows, NAME),
    kinds: kindsOf(textsIn(table, rows, NAME)),
    memoryTotal: memoryTotalIn(table, rows),
    driver: onlyIn(table, rows, /^driver_version$/i),
    unread: unread.notes(),
    pause: longestPause(table, rows),
  };
}

/** What the tool writes where it has no value. */
const NOTHING =
  /^\s*$|N\/A|not supported|unknown|insufficient permissions|requested functionality|is lost|no data/i;
/** What may be told of a cell that is no number: digits in another writing and a unit. */
const SAFE = /^[\d.,'\s]{1,20}[A-Za-z%]{0,3}$/;

/** Cells that hold no number where one should stand, by column. */
class UnreadCells {
  readonly #cells = new Map<string, { count: number; example: string }>();

  add(header: string, cell: string): void {
    const before = this.#cells.get(header) ?? { count: 0, example: cell.trim() };
    this.#cells.set(header, { ...before, count: before.count + 1 });
  }

  notes(): string[] {
    return [...this.#cells].map(([header, { count, example }]) => {
      const such = SAFE.test(example) ? `, such as ${example}` : "";
      const values = count === 1 ? "One value" : `${count} values`;
      return `${values} of ${header.replace(/\s*\[.*$/, "")} could not be read${such}.`;
    });
  }
}

/** The longest time between two rows; 0 where they tell none. */
function longestPause(table: CsvTable, rows: CsvTable["rows"]): number {
  const header = table.headers.find((name) => /^timestamp$/i.test(name));
  if (header === undefined) return 0;
  let [last, longest]: [number | null, number] = [null, 0];
  for (const { cells } of rows) {
    const now = clockMs(cells[header]);
    if (now !== null && last !== null) longest = Math.max(longest, now - last);
    last = now ?? last;
  }
  return longest;
}

/**
 * A logger that is stopped may leave its last row unfinished: "90" of 90098 MiB. The unit of the rows before tells;
 * without one, nothing does.
 */
function withoutCutRow(rows: CsvTable["rows"], lastColumn: string): CsvTable["rows"] {
  const [before, last] = rows
    .slice(-2)
    .map(({ cells }) => /[A-Za-z%\]]+$/.exec(cells[lastColumn] ?? "")?.[0]);
  const isWhole = rows.length < 2 || (last !== undefined && last === before);
  return isWhole ? rows : rows.slice(0, -1);
}

function quantities(headers: readonly string[]): { header: string; quantity: Quantity; unit: string }[] {
  return headers.flatMap((header) => {
    const [, name = "", unit = ""] = /^([a-z_.]+)(?:\s*\[([^\]]+)\])?$/i.exec(header) ?? [];
    const column = Object.hasOwn(COLUMNS, name.toLowerCase()) ? COLUMNS[name.toLowerCase()] : undefined;
    return column ? [{ header, quantity: column.quantity, unit: unit.trim() || column.unit }] : [];
  });
}

const MEMORY_TOTAL = /^memory\.total(?:\s*\[([^\]]+)\])?$/i;

function memoryTotalIn({ headers }: CsvTable, rows: CsvTable["rows"]): number | null {
  const header = headers.find((name) => MEMORY_TOTAL.test(name));
  if (header === undefined) return null;
  const unit = MEMORY_TOTAL.exec(header)?.[1]?.trim();
  return onlyOne(rows.map(({ cells }) => mebibytes(cells[header] ?? "", unit)));
}

function onlyIn(table: CsvTable, rows: CsvTable["rows"], column: RegExp): string | null {
  return onlyOne(textsIn(table, rows, column));
}

function textsIn({ headers }: CsvTable, rows: CsvTable["rows"], column: RegExp): (string | null)[] {
  const header = headers.find((name) => column.test(name));
  return header === undefined ? [] : rows.map(({ cells }) => textOf(cells[header]));
}
