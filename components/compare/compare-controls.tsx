import { MOST_COMPARED, printCompareUrl } from "@/benchmark/compare/compare-question";
import type { ComparisonTable } from "@/benchmark/compare/comparison";

/** Which rows are shown, and a place to add a result by its id; links and a form, so that all of it is the address. */
export function CompareControls({
  comparison: { question, columns, hidden },
}: {
  comparison: ComparisonTable;
}) {
  const { results, show } = question;
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-x-6 gap-y-3 text-sm">
      {columns.length > 1 && (
        <nav aria-label="Rows" className="segments">
          <a
            href={printCompareUrl({ ...question, show: "all" })}
            aria-current={show === "all" ? "true" : undefined}
          >
            All rows
          </a>
          <a
            href={printCompareUrl({ ...question, show: "differences" })}
            aria-current={show === "differences" ? "true" : undefined}
          >
            Differences
          </a>
        </nav>
      )}
      {show === "differences" && columns.length > 1 && (
        <p role="status">
          {hidden === 1 ? "1 row that is" : `${hidden} rows that are`} equal for all{" "}
          {hidden === 1 ? "is" : "are"} hidden.
        </p>
      )}
      {results.length < MOST_COMPARED && (
        <form action="/compare" aria-label="Add a result" className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="results" value={results.join(",")} />
          {show !== "all" && <input type="hidden" name="show" value={show} />}
          <label htmlFor="add">Add by id</label>
          <input
            id="add"
            name="results"
            required
            maxLength={120}
            placeholder="16 digits and letters"
            className="w-44 rounded border border-rule bg-raised px-2 py-1"
          />
          <button type="submit" className="chip">
            Add
          </button>
        </form>
      )}
    </div>
  );
}
