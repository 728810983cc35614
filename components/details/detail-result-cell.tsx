import { ORIGINS } from "@/benchmark/axes";
import { isValue, type ResultTableRow } from "@/benchmark/details/result-tables";
import { formatNumber } from "@/benchmark/format";
import { missingReason } from "@/benchmark/missing";
import type { Column } from "@/benchmark/question";
import { changeText } from "./change-text";

interface Props {
  row: ResultTableRow;
  column: Column;
  format: (value: number) => string;
  /** The unit that the head of the column names. */
  unit: string | undefined;
}

/** A value of a results table with its origin, its doubt and its change; or why there is none. */
export function DetailResultCell({ row: { cells, changes }, column, format, unit }: Props) {
  const cell = cells[column];
  if (!isValue(cell)) {
    const why = missingReason(cell?.missing ?? "not_reported");
    return (
      <td title={why}>
        —<span className="sr-only">{why}</span>
      </td>
    );
  }
  const { mark, title } = ORIGINS[cell.origin];
  const change = changes[column]?.change;
  return (
    <td>
      {format(cell.value)}
      {cell.halfWidth > 0 && ` ± ${formatNumber(cell.halfWidth, 2)}`}
      {cell.unit !== unit && ` ${cell.unit}`}
      {mark && <i title={title}>{mark}</i>}
      {cell.doubt && (
        <b className="font-semibold text-doubt" title={cell.doubt}>
          {" "}
          ?<span className="sr-only"> doubtful</span>
        </b>
      )}
      {change && typeof change !== "string" && <span className={change.verdict}>{changeText(change)}</span>}
    </td>
  );
}
