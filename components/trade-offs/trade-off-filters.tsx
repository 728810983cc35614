"use client";
// A client component for weight alone, like the table: a long list of names travels once, as data.

import { type FilterContent, FilterMenu } from "../filter-menu";

interface Props {
  action: string;
  /** What the form must keep of the question besides its filters. */
  kept: readonly (readonly [name: string, value: string])[];
  filters: readonly FilterContent[];
  /** Active filters with the address that is left without each. */
  active: readonly (readonly [label: string, href: string])[];
  clearHref: string;
}

/** The filters of the charts: a plain form that changes nothing but the address. */
export function TradeOffFilters({ action, kept, filters, active, clearHref }: Props) {
  return (
    <form method="get" action={action} className="no-print space-y-3" aria-label="Filters">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="swipe flex items-center gap-2">
        {filters.map((filter) => (
          <FilterMenu key={filter.parameter} filter={filter} />
        ))}
        <button type="submit" className="chip solid">
          Apply filters
        </button>
      </div>
      {active.length > 0 && (
        <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm" aria-label="Active filters">
          {active.map(([label, href]) => (
            <li key={label}>
              <a href={href} className="link" aria-label={`Remove the filter ${label}`}>
                {label} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
          <li>
            <a href={clearHref} className="link">
              Clear all
            </a>
          </li>
        </ul>
      )}
    </form>
  );
}
