import { getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "./client";

/** Rows of one insert: some hundred kilobytes of JSON. */
const ROWS_PER_INSERT = 1_000;

/** The rows in batches that one statement inserts. */
export function* batches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    yield rows.slice(start, start + ROWS_PER_INSERT);
  }
}

/**
 * Inserts rows of plain JSON values, any number of them. Each batch travels as one JSON parameter: with a parameter
 * for each value, building and binding them takes ten times as long as storing them. A field that a row leaves out
 * is null, not the column's default; one that all rows leave out has its default.
 */
export async function insertRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table["$inferInsert"][],
  onConflict: "fail" | "ignore" = "fail",
): Promise<void> {
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.entries(getTableColumns(table)).filter(([field]) => given.has(field));
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  for (const batch of batches(rows)) {
    const json = JSON.stringify(
      batch.map((row: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(columns.map(([field, { name }]) => [name, row[field]])),
      ),
    );
    // As text first: the driver would pack a parameter of type json into JSON once more.
    await tx.execute(sql`
      insert into ${table} (${names}) /* insertRows */
      select ${names} from json_populate_recordset(null::${table}, ${json}::text::json)
      ${onConflict === "ignore" ? sql`on conflict do nothing` : sql``}
    `);
  }
}
