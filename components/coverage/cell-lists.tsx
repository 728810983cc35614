import { isOfOneTechnique } from "@/benchmark/coverage/counterpart";
import type { CoverageMatrix } from "@/benchmark/coverage/coverage";
import type { CoverageQuestion } from "@/benchmark/coverage/coverage-question";
import type { Disagreement, Statement } from "@/benchmark/coverage/disagreements";
import { resultAddress } from "@/benchmark/detail-address";
import { columnFormat } from "@/benchmark/format";
import { modelLabel } from "@/benchmark/result";
import { columnNames } from "./column-names";
import { settingLabel } from "./matrix-content";

/** What every missing or partly covered cell of a matrix needs, in words: one line for each column and need. */
export function NeedList({ question, matrix }: { question: CoverageQuestion; matrix: CoverageMatrix }) {
  const needs = listNeeds(question, matrix);
  if (needs.length === 0) return null;
  const missing = needs.reduce(
    (sum, { isMissing, techniques }) => sum + (isMissing ? techniques.length : 0),
    0,
  );
  const partial = needs.reduce((sum, { techniques }) => sum + techniques.length, 0) - missing;
  return (
    <details className="opens-in-print mt-3 text-sm">
      <summary>
        What to run for {missing} {missing === 1 ? "cell" : "cells"}, and what {partial} others lack
      </summary>
      <ul className="mt-2 max-w-4xl space-y-1">
        {needs.map(({ place, techniques, isMissing, isCounterpart, columns }) => (
          <li key={`${place} ${isMissing} ${columns}`}>
            <strong className="font-semibold">{place}</strong>
            <span className="text-soft">
              {isMissing ? ": run, and measure " : ": run already, but without "}
              {columns}
            </span>
            : {techniques.join(", ")}
            {isMissing && isCounterpart && <span className="text-soft">, as its counterpart</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface Need {
  place: string;
  isMissing: boolean;
  /** Whether the place is a model of one technique, beside which another one needs its own. */
  isCounterpart: boolean;
  columns: string;
  techniques: string[];
}

function listNeeds({ axis }: CoverageQuestion, { settings, rows }: CoverageMatrix): Need[] {
  const places = settings.flatMap((setting) =>
    setting.columns.map((column) => {
      const model = setting.results.find((result) => modelLabel(result.model) === column.label)?.model;
      const hub = model?.hubId && model.hubId !== column.label ? ` (${model.hubId})` : "";
      const isCounterpart = isOfOneTechnique(axis, column.label, setting.results);
      return { place: `${column.label}${hub}, ${settingLabel(setting)}`, isCounterpart };
    }),
  );
  return places.flatMap(({ place, isCounterpart }, index) => {
    const needs = new Map<string, Need>();
    for (const { technique, cells } of rows) {
      const cell = cells[index];
      if (!cell || cell.lacking.length === 0) continue;
      const isMissing = cell.results.length === 0;
      const columns = columnNames(cell.lacking.map(({ column }) => column));
      const key = JSON.stringify([isMissing, columns]);
      const need = needs.get(key) ?? { place, isMissing, isCounterpart, columns, techniques: [] };
      need.techniques.push(technique);
      needs.set(key, need);
    }
    return [...needs.values()];
  });
}

/** Every disagreement of a matrix: the metric and both values, each with its result. */
export function ContestedList({ matrix }: { matrix: CoverageMatrix }) {
  const contested = matrix.rows.flatMap(({ technique, cells }) =>
    cells.flatMap(({ disagreements }) => disagreements.map((found) => ({ technique, ...found }))),
  );
  if (contested.length === 0) return null;
  return (
    <section aria-label="Contested" className="mt-3 text-sm">
      <h3 className="font-semibold">Contested</h3>
      <ul className="mt-1 space-y-1">
        {contested.map(({ technique, column, model, sides, caveats }) => (
          <li key={`${column} ${sides[0].result} ${sides[1].result}`}>
            {technique} on {model}, {columnNames([column])}: <Side side={sides[0]} sides={sides} /> against{" "}
            <Side side={sides[1]} sides={sides} />
            {caveats.length > 0 && <span className="text-soft"> ({caveats.join("; ")})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Side({ side, sides }: { side: Statement } & Pick<Disagreement, "sides">) {
  const format = columnFormat(sides.flatMap(({ value, halfWidth }) => [value, halfWidth]));
  const { value, unit, halfWidth, result, source } = side;
  return (
    <>
      <a className="link" href={resultAddress(result)}>
        {format(value)}
        {halfWidth > 0 && ` ± ${format(halfWidth)}`} {unit}
      </a>{" "}
      <span className="text-soft">
        ({source}
        {halfWidth === 0 && ", no uncertainty stated"})
      </span>
    </>
  );
}
