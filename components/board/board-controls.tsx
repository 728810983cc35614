import { metric } from "@/benchmark/metrics";
import { axisColumns, type Column, type LeaderboardQuestion, questionColumns } from "@/benchmark/question";
import { keptParameters } from "../filter-content";
import { FilterMenu } from "../filter-menu";
import type { BoardContent } from "./board-content";
import { SearchHelp } from "./search-help";

/** Search, filters and columns of a board: a plain form that changes nothing but the address. */
export function BoardControls({ content: { question, filters } }: { content: BoardContent }) {
  return (
    <form method="get" action={`/leaderboards/${question.axis}`} className="space-y-3" aria-label="Filters">
      {keptParameters(question).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex items-center gap-1">
        <input
          type="search"
          name="q"
          defaultValue={question.q}
          maxLength={500}
          placeholder="Search: qwen, technique:int4, amu<40"
          aria-label="Search"
          className="search"
        />
        <SearchHelp />
      </div>
      <div className="swipe flex items-center gap-2">
        {filters.map((filter) => (
          <FilterMenu key={filter.parameter} filter={filter} />
        ))}
        <ColumnMenu question={question} />
        <label className="chip">
          <input type="checkbox" name="complete" value="yes" defaultChecked={question.complete} />
          Complete rows only
        </label>
        <button type="submit" className="chip solid apply">
          Apply filters
        </button>
      </div>
    </form>
  );
}

/** Which columns are shown. The hidden field tells that none is wanted from that nothing was chosen. */
function ColumnMenu({ question }: { question: LeaderboardQuestion }) {
  const selected = questionColumns(question);
  return (
    <details className="filter" name="filter">
      <summary className={question.columns === "core" ? "chip" : "chip active"}>Columns</summary>
      <fieldset aria-label="Columns">
        <input type="hidden" name="columns" value="none" />
        {axisColumns(question.axis).map((column) => (
          <label key={column}>
            <input type="checkbox" name="columns" value={column} defaultChecked={selected.includes(column)} />
            {columnTitle(column)}
          </label>
        ))}
        <button type="submit">Apply</button>
      </fieldset>
    </details>
  );
}

function columnTitle(column: Column): string {
  if (column === "quality") return "Quality";
  const { name, label } = metric(column);
  return name === label ? name : `${name} (${label})`;
}
