import { MOST_COMPARED } from "@/benchmark/compare/compare-question";

/** The form that the checkboxes of all tables belong to. */
export const COMPARE_FORM = "compare";

interface Props {
  chosen: ReadonlySet<string>;
  /** Results whose boxes are on the page. */
  drawn: ReadonlySet<string>;
  onClear: () => void;
}

/**
 * What sends the chosen runs to be compared. Without JavaScript a button at the end of the board; with it, it shows
 * once something is chosen, and counts.
 */
export function CompareBar({ chosen, drawn, onClear }: Props) {
  const elsewhere = [...chosen].filter((result) => !drawn.has(result));
  const { size } = chosen;
  return (
    <form
      id={COMPARE_FORM}
      method="get"
      action="/compare"
      className={size === 0 ? "compare-bar no-print idle" : "compare-bar no-print"}
    >
      {elsewhere.map((result) => (
        <input key={result} type="hidden" name="results" value={result} />
      ))}
      <button type="submit" className={size > 1 ? "chip solid" : "chip"}>
        {size === 0 ? "Compare the chosen runs" : size === 1 ? "Compare 1 run" : `Compare ${size} runs`}
      </button>
      <span className="text-sm text-soft" aria-live="polite">
        {size >= MOST_COMPARED && `No more than ${MOST_COMPARED} fit side by side.`}
      </span>
      {size > 0 && (
        <button type="button" className="link text-sm" onClick={onClear}>
          Clear
        </button>
      )}
    </form>
  );
}
