import { isMetric, type MetricKey, metric } from "@/benchmark/metrics";
import type { Importer } from "@/importers/importer";
import { becomesNames, placeOf } from "./importer-places";

export type Column = MetricKey | "quality";

export interface ColumnGroup {
  title: string;
  columns: readonly Column[];
}

/** All that a result can have values of, by what a reader looks for. */
export const COLUMN_GROUPS: readonly ColumnGroup[] = [
  { title: "Quality", columns: ["quality"] },
  { title: "Speed", columns: ["al", "ttft", "tpot", "it", "throughput", "tt", "st", "train_time"] },
  { title: "Memory", columns: ["amu", "peak_memory"] },
  { title: "Energy", columns: ["aec", "energy_per_token", "energy_per_sample"] },
  { title: "Compute", columns: ["pcu"] },
  { title: "Size", columns: ["size", "size_ratio", "mcr"] },
];

/** What the files of a producer give values of. A row without a unit gives none: it says why there is no value. */
export function columnsOf({ fields }: Pick<Importer, "fields">): Set<Column> {
  return new Set(
    fields.flatMap((row) =>
      becomesNames(row).flatMap((name): Column[] => {
        if (name === "quality") return [name];
        const place = placeOf(name);
        return place?.kind === "metric" && place.field === null && row.unit !== "" ? [place.metric] : [];
      }),
    ),
  );
}

/** "quality, speed": what a producer gives, in the titles of the groups. */
export function givesText(columns: ReadonlySet<Column>): string {
  const titles = COLUMN_GROUPS.filter((group) => group.columns.some((column) => columns.has(column)));
  return titles.map(({ title }) => title.toLowerCase()).join(", ");
}

export function columnLabel(column: Column): string {
  return isMetric(column) ? metric(column).label : "Scores";
}

/** The name written out, where the label is an abbreviation of it. */
export function columnName(column: Column): string {
  return isMetric(column) ? metric(column).name : "Scores of tasks";
}

/** Where a reader finds what it means. */
export function columnAddress(column: Column): string {
  return isMetric(column) ? `/docs/bundle-format#metric.${column}` : "/docs/bundle-format#fields";
}
