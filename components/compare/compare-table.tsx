import { printCompareUrl, without } from "@/benchmark/compare/compare-question";
import type { ComparedColumn, ComparisonTable, FieldRow } from "@/benchmark/compare/comparison";
import { GroupHead, RowHead } from "./compare-row-heads";
import { CompareValues } from "./compare-values";

/** Words rather than numbers: cells that wrap, and a heavier rule before each group of rows. */
const CELLS = [
  "[&_td]:min-w-40 [&_td]:max-w-72 [&_td]:whitespace-normal [&_td]:break-words [&_td]:text-left",
  "[&_tbody_th]:min-w-28 [&_tbody_th]:max-w-44 [&_tbody_th]:whitespace-normal [&_tbody_th]:text-left",
  "[&_thead_th>a]:whitespace-normal",
  "[&_tbody+tbody]:border-ink [&_tbody+tbody]:border-t",
].join(" ");

/** One column a result, one row a field: what differs is marked, and what may be compared says which is best. */
export function CompareTable({ comparison }: { comparison: ComparisonTable }) {
  const { question, columns, fields, values, pairs } = comparison;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Results side by side">
      <table className={`data ${CELLS}`}>
        <caption className="sr-only">Results side by side, one column each</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            {columns.map((column, index) => (
              <th key={column.id} scope="col" className="text">
                <ColumnHead column={column} number={index + 1} />
                <small className="no-print mt-1 flex gap-3 text-soft">
                  {index > 0 && (
                    <a
                      className="link"
                      href={printCompareUrl({
                        ...question,
                        results: [column.id, ...without(question, column.id).results],
                      })}
                      aria-label={`Put result ${index + 1} first`}
                    >
                      put first
                    </a>
                  )}
                  <a
                    className="link"
                    href={printCompareUrl(without(question, column.id))}
                    aria-label={`Remove result ${index + 1}`}
                  >
                    remove
                  </a>
                </small>
              </th>
            ))}
          </tr>
        </thead>
        {values.map((group) => (
          <CompareValues key={group.title} {...group} columns={columns.length} pairs={pairs} />
        ))}
        {fields.map(({ title, rows, unstated }) => (
          <tbody key={title}>
            <GroupHead title={title} columns={columns.length} unstated={unstated} />
            {rows.map((row) => (
              <Field key={row.name} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function ColumnHead({ column, number }: { column: ComparedColumn; number: number }) {
  const { id, technique, model, standing, current, reason } = column;
  return (
    <>
      <span className="text-soft">{number}</span>
      <a className="link" href={`/results/${id}`}>
        {technique} on {model}
      </a>
      {standing !== "current" && (
        <span className="font-semibold text-doubt">
          {standing === "superseded" ? "An older version" : "Withdrawn"}
          {reason && `: ${reason}`}
          {current && (
            <>
              {" · "}
              <a className="link" href={`/results/${current}`}>
                current version
              </a>
            </>
          )}
        </span>
      )}
    </>
  );
}

function Field({ row: { name, differs, texts } }: { row: FieldRow }) {
  return (
    <tr>
      <RowHead name={name} differs={differs} />
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns never move while they are shown
        <td key={index} className={differs ? "font-medium" : undefined}>
          {text ?? <span>not stated</span>}
        </td>
      ))}
    </tr>
  );
}
