"use client";
// A client component for weight alone, like the table: a long list of names travels once, as data.

import { memo } from "react";

export interface FilterContent {
  parameter: string;
  title: string;
  /** `count`: results that would be left if it were chosen; absent where that is not known. */
  options: readonly (readonly [key: string, label: string, count?: number])[];
  selected: readonly string[];
}

/** One filter of a form: a list of checkboxes that opens on demand. Drawn anew only if the filter has changed. */
export const FilterMenu = memo(function FilterMenu({ filter }: { filter: FilterContent }) {
  const { parameter, title, options, selected } = filter;
  return (
    <details className="filter" name="filter">
      <summary className={selected.length > 0 ? "chip active" : "chip"}>
        {title}
        {selected.length > 0 && <span>{selected.length}</span>}
      </summary>
      <fieldset aria-label={title}>
        {options.map(([key, label, count]) => (
          <label key={key}>
            <input type="checkbox" name={parameter} value={key} defaultChecked={selected.includes(key)} />
            {label}
            {count !== undefined && <small>{count}</small>}
          </label>
        ))}
        <button type="submit">Apply</button>
      </fieldset>
    </details>
  );
});
