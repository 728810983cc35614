import type { ReactNode } from "react";
import { DetailTable } from "../details/detail-section";

interface DocsTableProps {
  caption: string;
  /** Heads of the columns; the first one names the row. */
  heads: readonly string[];
  /** `id`: where links to the row lead. */
  rows: readonly { key: string; id?: string | undefined; name: ReactNode; cells: readonly ReactNode[] }[];
}

/** From this many characters on, a column is prose: it gets its share of the width, and breaks lines. */
const PROSE = 34;

/** A table of the documentation: what something is called, then what is said of it. */
export function DocsTable({ caption, heads, rows }: DocsTableProps) {
  const isProse = (index: number) =>
    rows.some(({ cells }) => {
      const cell = cells[index];
      return typeof cell !== "string" || cell.length >= PROSE;
    });
  return (
    <DetailTable caption={caption}>
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
        {rows.map(({ key, id, name, cells }) => (
          <tr key={key} id={id}>
            <th scope="row">{name}</th>
            {heads.slice(1).map((head, index) => (
              <td key={head} className={isProse(index) ? "text prose-cell" : "text"}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DetailTable>
  );
}
