import { MOST_COMPARED } from "@/benchmark/compare/compare-question";

/** The form that the boxes of all tables on the page belong to. */
export const COMPARE_FORM = "compare-points";

/** What sends the chosen results to be compared. Plain: the boxes are the browser's own, with a script or without. */
export function CompareForm() {
  return (
    <form id={COMPARE_FORM} method="get" action="/compare" className="compare-form no-print">
      <button type="submit" className="chip">
        Compare the chosen runs
      </button>{" "}
      <span className="text-sm text-soft">
        Choose up to {MOST_COMPARED} by the boxes of the tables, from any of the charts.
      </span>
    </form>
  );
}
