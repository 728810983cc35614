"use client";
// A client component for weight alone, like the table: a long list of names travels once, as data.

import { type FilterContent, FilterMenu } from "../filter-menu";

/** The filters of the charts: fields of the form around them. */
export function TradeOffFilters({ filters }: { filters: readonly FilterContent[] }) {
  return (
    <div className="swipe flex min-w-0 items-center gap-2">
      {filters.map((filter) => (
        <FilterMenu key={filter.parameter} filter={filter} />
      ))}
    </div>
  );
}
