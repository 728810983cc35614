import { MOST_COMPARED } from "@/benchmark/compare/compare-question";

/** The form that the checkboxes of all tables belong to. */
export const COMPARE_FORM = "compare";
/** What sends the chosen results to be compared: a form that works without JavaScript, and counts with it. */
export function CompareBar({ chosen, drawn }: { chosen: ReadonlySet<string>; drawn: ReadonlySet<string> }) {
  const elsewhere = [...chosen].filter((result) => !drawn.has(result));
  return (
    <form id={COMPARE_FORM} method="get" action="/compare" className="compare-bar no-print">
      {elsewhere.map((result) => (
        <input key={result} type="hidden" name="results" value={result} />
      ))}
      <button type="submit" className="chip">
        Compare the chosen runs
      </button>{" "}
      <span className="text-sm text-soft" aria-live="polite">
        {chosen.size === 0
          ? `Choose up to ${MOST_COMPARED} by their boxes.`
          : chosen.size > MOST_COMPARED
            ? `${chosen.size} chosen: the first ${MOST_COMPARED} are compared.`
            : `${chosen.size} chosen.`}
      </span>
    </form>
  );
}
