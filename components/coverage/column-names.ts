import { metric } from "@/benchmark/metrics";
import type { Column } from "@/benchmark/question";

/** Columns as a sentence lists them: "quality, AMU and AL". */
export function columnNames(columns: readonly Column[]): string {
  const names = columns.map((column) => (column === "quality" ? "quality" : metric(column).label));
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
