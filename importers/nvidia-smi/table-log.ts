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
  for (const { cells } of rows) {
    const samples = samplesOf(gpus, identity.map((header) => cells[header]).join("|"));
    for (const { header, quantity, unit } of used) addSample(samples, quantity, cells[header] ?? "", unit);
  }
  return {
    gpus,
    accelerator: onlyIn(table, rows, NAME),
    kinds: kindsOf(textsIn(table, rows, NAME)),
    memoryTotal: memoryTotalIn(table, rows),
    driver: onlyIn(table, rows, /^driver_version$/i),
  };
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
