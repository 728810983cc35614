import type { Axis } from "@/benchmark/axes";
import { NO_FILTERS } from "@/benchmark/query-reader";
import type { AxisResults } from "@/benchmark/result";
import { remembered } from "./answers";
import { type Database, database } from "./client";
import { listCurrentResults } from "./current-results";

/**
 * Every current published result of an axis: read once for each dataset version, whatever is asked of it. Filters,
 * counts, ranks and changes all need results beyond those shown, and are computed from these.
 */
export async function loadAxisResults(axis: Axis, db: Database = database()): Promise<AxisResults> {
  return remembered(
    db,
    `results of ${axis}`,
    () => listCurrentResults(db, { axis, ...NO_FILTERS }),
    ({ results }) => results.length,
  );
}
