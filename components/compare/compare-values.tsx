import { ORIGINS, SCOPES } from "@/benchmark/axes";
import type { ComparedValue } from "@/benchmark/compare/compared-values";
import type { ComparedPair, MeasuredRow } from "@/benchmark/compare/comparison";
import { formatNumber, formatSigned } from "@/benchmark/format";
import { GroupHead, RowHead } from "./compare-row-heads";

/** Values of up to five digits stand as they were given. */
const DIGITS = 5;

interface Props {
  title: string;
  rows: readonly MeasuredRow[];
  /** How many results stand side by side. */
  columns: number;
  pairs: readonly ComparedPair[];
}

/** Measured values side by side, each with its unit, its origin, and what it is compared with. */
export function CompareValues({ title, rows, columns, pairs }: Props) {
  return (
    <tbody>
      <GroupHead title={title} columns={columns} />
      {rows.map((row) => (
        <tr key={`${row.name} ${row.detail}`}>
          <RowHead name={row.name} detail={row.detail} differs={row.differs} />
          {row.cells.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move while they are shown
            <td key={index}>
              {"missing" in cell ? (
                <>
                  — <span>{cell.missing}</span>
                </>
              ) : (
                <Value
                  cell={cell}
                  columns={columns}
                  scoped={row.scoped}
                  hasCaveats={pairs.some(
                    ({ own, other, verdict }) =>
                      own === cell.delta?.against && other === index + 1 && verdict === "with caveats",
                  )}
                />
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

interface ValueProps {
  cell: ComparedValue;
  columns: number;
  scoped: boolean;
  /** Whether something must be said beside its change. */
  hasCaveats: boolean;
}

function Value({ cell: { value, bestOf, apart, delta }, columns, scoped, hasCaveats }: ValueProps) {
  return (
    <>
      {formatNumber(value.value, DIGITS)}
      {value.halfWidth > 0 && ` ± ${formatNumber(value.halfWidth)}`}{" "}
      {value.unit === "score" ? "" : value.unit}{" "}
      {bestOf && (
        <b className="first text-xs">{bestOf.length === columns ? "best" : `best of ${bestOf.join(", ")}`}</b>
      )}
      <span>
        {ORIGINS[value.origin].title.toLowerCase()}
        {scoped && `, ${value.scope ? SCOPES[value.scope].title : "scope not stated"}`}
      </span>
      {delta && (
        <span>
          {formatSigned(delta.value)}
          {delta.halfWidth > 0 && ` ± ${formatNumber(delta.halfWidth, 2)}`}
          {delta.unit === "%" ? "%" : ` ${delta.unit}`} on {delta.against},{" "}
          <Verdict verdict={delta.verdict} />
          {hasCaveats && (
            <>
              , <a href="#pairs">with caveats</a>
            </>
          )}
        </span>
      )}
      {apart && <span>Not compared: {apart}.</span>}
      {value.doubt && (
        <span>
          <strong className="text-doubt">Doubtful:</strong> {value.doubt}
        </span>
      )}
    </>
  );
}

const VERDICTS = {
  better: { word: "better", className: "font-semibold text-better" },
  worse: { word: "worse", className: "font-semibold text-worse" },
  same: { word: "the same", className: undefined },
  unclear: { word: "within the uncertainty", className: undefined },
} as const;

function Verdict({ verdict }: { verdict: keyof typeof VERDICTS }) {
  const { word, className } = VERDICTS[verdict];
  return <em className={`not-italic ${className ?? ""}`}>{word}</em>;
}
