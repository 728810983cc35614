import type { CoverageMatrix } from "@/benchmark/coverage/coverage";
import { CELL_STATES, type CellState } from "@/benchmark/coverage/coverage-cell";
import { CELL_MARKS, MARK_WORDS, STATE_WORDS } from "./coverage-states";

/** States that most data does not have, and that are explained where it does. */
const RARE: readonly CellState[] = ["estimated", "failed"];

/** What the signs mean, and how many of the cells shown have each. */
export function CoverageLegend({ matrices }: { matrices: readonly CoverageMatrix[] }) {
  const total = (count: (matrix: CoverageMatrix) => number) =>
    matrices.reduce((sum, matrix) => sum + count(matrix), 0);
  return (
    <section aria-label="Cells by state" className="mt-8 border-rule border-y py-4 text-sm">
      <dl className="coverage-legend">
        {CELL_STATES.map((state) => {
          const { word, explanation } = STATE_WORDS[state];
          const cells = total(({ counts }) => counts.states[state]);
          if (cells === 0 && RARE.includes(state)) return null;
          return (
            <div key={state}>
              <dt className={`state ${state}`}>{word}</dt>
              <dd>
                <strong>{cells}</strong> {explanation}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="mt-3 text-soft">
        A cell is called by its most trustworthy value and names every origin it mixes. Of those with a value:
      </p>
      <dl className="coverage-legend mt-2">
        {CELL_MARKS.map((mark) => (
          <div key={mark}>
            <dt>{mark === "contested" ? "≠ contested" : mark}</dt>
            <dd>
              <strong>{total(({ counts }) => counts[mark])}</strong> {MARK_WORDS[mark]}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
