import { formatChange } from "@/benchmark/change-format";
import { formatNumber, formatUncertain } from "@/benchmark/format";
import type { PreviewedResult, PreviewedValue } from "@/benchmark/preview/preview";
import { rankText } from "../board/cell-content";
import { NoteMark } from "../board/note-mark";
import type { PreviewRowCell } from "./preview-boards";

const VERDICTS = { better: "better", worse: "worse", same: "the same", unclear: "uncertain" } as const;
/** Over the soft colour of what stands below a value. */
const COLOURS = { better: "text-better!", worse: "text-worse!", same: "", unclear: "" } as const;

interface Props extends PreviewRowCell {
  result: Pick<PreviewedResult, "id" | "notComparable">;
  /** The id of its table, which numbers the notes. */
  table: string;
}

/** A value with its rank, its change against the baseline, and how far it lies from comparable ones. */
export function PreviewCell({ result: { id, notComparable }, column, value, note, table }: Props) {
  const name = column.name === column.label ? column.label : `${column.name} (${column.label})`;
  const label = column.unit === null ? name : `${name}, ${column.unit}`;
  if (!value) {
    return (
      <td className="none" data-label={label}>
        –
      </td>
    );
  }
  const { cell, among, was, deviation } = value;
  const number = cell.uncertainty ? formatUncertain(cell.value, cell.uncertainty) : column.format(cell.value);
  return (
    <td data-label={label}>
      <div>
        {note > 0 && (
          <NoteMark note={note} table={table} doubt={cell.doubt !== undefined} label={`About ${number}`} />
        )}
        {number}
        {column.unit === null && ` ${cell.unit}`}
      </div>
      <span>
        {cell.rank === null ? "without a rank" : `rank ${rankText(cell)} of ${among}`}
        {was !== null && `, was ${was}`}
      </span>
      {/* Why it has none stands with the name of the result. */}
      {cell.delta && notComparable === null && <Change delta={cell.delta} result={id} />}
      {"deviations" in deviation && deviation.isOutlier && (
        <span className="font-semibold text-doubt!">
          outlier: {formatNumber(deviation.deviations, 3)} deviations
        </span>
      )}
    </td>
  );
}

interface ChangeProps {
  delta: NonNullable<PreviewedValue["cell"]["delta"]>;
  result: string;
}

function Change({ delta, result }: ChangeProps) {
  if ("why" in delta) return <span>no change: {delta.why}</span>;
  if (delta.baseline === result) return <span>a baseline</span>;
  const text = `${formatChange({ ...delta, halfWidth: delta.uncertainty ?? 0 })}, ${VERDICTS[delta.verdict]}`;
  return <span className={COLOURS[delta.verdict]}>{text}</span>;
}
