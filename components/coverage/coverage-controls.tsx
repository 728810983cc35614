import { AXES, AXIS_KEYS } from "@/benchmark/axes";
import {
  COVERAGE_FILTERS,
  type CoverageFilters,
  type CoverageQuestion,
  coverageColumns,
  coverageOnAxis,
  defaultCoverage,
  printCoverageUrl,
} from "@/benchmark/coverage/coverage-question";
import type { Facets } from "@/benchmark/facets";
import { metric } from "@/benchmark/metrics";
import { NO_FILTERS } from "@/benchmark/query-reader";
import { Segments } from "../board/board-switches";
import { activeFilters, filterContents } from "../filter-content";
import { FilterMenu } from "../filter-menu";

interface Props {
  question: CoverageQuestion;
  facets: Facets;
  clearHref: string;
}

/** The axis, models or scales, one metric or all, and filters: links and a plain form. */
export function CoverageControls({ question, facets, clearHref }: Props) {
  const { axis, by, metric: chosen } = question;
  const asked = { ...question, run: null };
  const contents = filterContents({ ...NO_FILTERS, ...filtersOf(question) }, facets).filter(({ parameter }) =>
    COVERAGE_FILTERS.some((filter) => filter === parameter),
  );
  const active = activeFilters({ ...NO_FILTERS, ...asked }, contents, printCoverageUrl);
  const kept = new URL(printCoverageUrl({ ...defaultCoverage(axis), by }), "http://localhost").searchParams;
  return (
    <div className="no-print mt-8 space-y-3">
      <div className="flex flex-wrap gap-3">
        <Segments
          label="Axis"
          options={AXIS_KEYS.map((key) => [
            AXES[key].short,
            printCoverageUrl(coverageOnAxis(question, key)),
            key === axis,
          ])}
        />
        <Segments
          label="Columns"
          options={[
            ["By model", printCoverageUrl({ ...asked, by: "model" }), by === "model"],
            ["By scale", printCoverageUrl({ ...asked, by: "scale" }), by === "scale"],
          ]}
        />
      </div>
      <form method="get" action="/coverage" aria-label="Filters" className="space-y-3">
        {[...kept].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex flex-wrap items-end gap-2">
          <label className="select">
            <span>Metric</span>
            <select name="metric" defaultValue={chosen ?? ""}>
              <option value="">Quality and all core metrics</option>
              {coverageColumns(axis).map((column) => (
                <option key={column} value={column}>
                  {column === "quality" ? "Quality" : `${metric(column).label}: ${metric(column).name}`}
                </option>
              ))}
            </select>
          </label>
          {contents.map((filter) => (
            <FilterMenu key={filter.parameter} filter={filter} />
          ))}
          <button type="submit" className="chip solid">
            Apply
          </button>
        </div>
      </form>
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
    </div>
  );
}

function filtersOf({ modality, family, accelerator, dataset }: CoverageQuestion): CoverageFilters {
  return { modality, family, accelerator, dataset };
}
