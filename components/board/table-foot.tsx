import { memo } from "react";
import { bundleAddress } from "@/benchmark/detail-address";
import type { TableContent } from "./table-content";

/** Below a table: what is missing all over, where the rows come from, and the notes that its marks open. */
export const TableFoot = memo(function TableFoot({ content }: { content: TableContent }) {
  const { id, rows, notes, empty, sources, trust } = content;
  return (
    <>
      <p className="mt-2 text-soft text-xs">
        {rows.some((row) => row.cells.includes("")) && "— The source gives no value. "}
        {empty.length > 0 && `No value of ${empty.join(", ")} in this table.`}
      </p>
      <p className="mt-1 text-soft text-xs">
        {sources.length === 1 ? "Source: " : "Sources: "}
        {sources.map(([title, bundle], index) => (
          <span key={bundle}>
            {index > 0 && "; "}
            <a className="link" href={bundleAddress(bundle)}>
              {title}
            </a>
          </span>
        ))}
        . {trust}
      </p>
      <div className="notes numbered">
        {notes.map((text, index) => (
          <p key={text} id={`${id}-${index + 1}`} popover="auto">
            {text}
          </p>
        ))}
      </div>
    </>
  );
});
