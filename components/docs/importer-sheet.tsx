import type { ReactNode } from "react";

interface ImporterSheetProps {
  caption: string;
  /** Heads of the columns; the first one names the row. */
  heads: readonly string[];
  /** A cell that is null is left out where the table is a list. */
  rows: readonly { key: string; name: ReactNode; cells: readonly ReactNode[] }[];
}

/** A table of the documentation that on a phone is a list of its rows, each cell with the head of its column. */
export function ImporterSheet({ caption, heads, rows }: ImporterSheetProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing to fill in, and no second landmark of its section
    <div
      role="group"
      className="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table className="data detail-table preview-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="text">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td
                  key={heads[index + 1]}
                  className={`text prose-cell min-w-0! ${cell === null ? "none" : ""}`}
                  data-label={heads[index + 1]}
                >
                  {cell !== null && <div>{cell}</div>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
