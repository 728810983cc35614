import type { Cohort } from "@/benchmark/board";
import { isDelta, isValue } from "@/benchmark/board-row";
import { LatestOf } from "@/benchmark/latest";

/** They depend on a cohort's values, in whatever order its rows are. */
const COMMON = new LatestOf<Cohort["columns"], ReadonlySet<string>>(1);

/** Caveats that limit every change of a cohort alike: said once, and not in each cell. */
export function commonCaveats(cohort: Cohort): ReadonlySet<string> {
  return COMMON.of(cohort.columns, "", () => collect(cohort));
}

function collect({ rows }: Cohort): ReadonlySet<string> {
  let common: readonly string[] | null = null;
  for (const { cells, is_baseline } of rows) {
    if (is_baseline) continue;
    for (const cell of Object.values(cells)) {
      if (!isValue(cell) || !isDelta(cell.delta)) continue;
      const caveats: readonly string[] = cell.delta.caveats ?? [];
      common = common === null ? caveats : common.filter((caveat) => caveats.includes(caveat));
      if (common.length === 0) return new Set();
    }
  }
  return new Set(common);
}
