"use client";
// For weight alone: the definitions come with the code, so that no page carries them as data.

import { METRICS } from "@/benchmark/metrics";
import { QUALITY_DEFINITION } from "@/benchmark/quality";
import type { Column, SortKey } from "@/benchmark/question";

/** What the metric table says of a column. */
export function columnText(key: SortKey): { label: string; name: string; definition: string } {
  if (key === "technique") return { label: "Technique", name: "", definition: "" };
  if (key === "model") return { label: "Model", name: "", definition: "" };
  if (key === "score") {
    return { label: "Score", name: "your own weights", definition: "" };
  }
  if (key === "quality") return { label: "Quality", name: "", definition: QUALITY_DEFINITION };
  const { label, name, definition } = METRICS[key];
  return { label, name: name === label ? "" : name, definition };
}

/** The id of the one place on a page where a column is explained. */
export function definitionId(column: SortKey): string {
  return `about-${column}`;
}

/** What each column means, opened by the mark in its headers; once for all tables of a page. */
export function ColumnDefinitions({ columns }: { columns: readonly Column[] }) {
  return (
    <div className="notes">
      {columns.map((column) => (
        <p key={column} id={definitionId(column)} popover="auto">
          {columnText(column).definition}
        </p>
      ))}
    </div>
  );
}
