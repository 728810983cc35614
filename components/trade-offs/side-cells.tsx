import { ORIGINS } from "@/benchmark/axes";
import { columnFormat, formatNumber } from "@/benchmark/format";
import type { PointSide } from "@/benchmark/trade-offs/trade-off-point";
import { verdictWords } from "@/benchmark/trade-offs/trade-off-reading";
import { columnLabel, type SideTerms } from "@/benchmark/trade-offs/trade-off-terms";
import { changeFormat } from "./trade-off-content";

/** How a side of a table writes its numbers. */
export interface SideFormat {
  value: (value: number) => string;
  change: (change: number) => string;
}

/** One way to write all values of a side, and one for its changes. */
export function sideFormat(sides: readonly PointSide[], isChange: boolean): SideFormat {
  return {
    value: columnFormat(
      sides.flatMap(({ value, against }) => [value.value, ...(against ? [against.value.value] : [])]),
    ),
    change: changeFormat(
      sides.flatMap((side) => (side.against ? [changeOf(side.against, side, isChange)] : [])),
    ),
  };
}

/** A change as its column gives it: as drawn, or where values are drawn, with the sign of the difference. */
function changeOf(
  against: NonNullable<PointSide["against"]>,
  { drawn }: PointSide,
  isChange: boolean,
): number {
  return isChange ? drawn : against.delta.value;
}

interface SideHeadersProps {
  terms: SideTerms;
  value: PointSide["value"] | undefined;
  isChange: boolean;
}

/** The headings of one side: its change, its value and its baseline, in the order of what is asked. */
export function SideHeaders({ terms, value, isChange }: SideHeadersProps) {
  const name = terms.column === "quality" ? terms.label.replace(/ change$/, "") : columnLabel(terms.column);
  const unit = value?.unit === "score" ? "0 to 1" : (value?.unit ?? "");
  const change = (
    <th scope="col" className={isChange ? "side" : undefined}>
      {isChange ? terms.label : "Change"}
      <span>{isChange ? terms.unit || "difference" : changeUnit(terms, value)}</span>
    </th>
  );
  const own = (
    <th scope="col" className={isChange ? undefined : "side"}>
      {isChange ? "Value" : name}
      <span>{unit}</span>
    </th>
  );
  return (
    <>
      {isChange ? change : own}
      {isChange && own}
      <th scope="col">
        Baseline
        <span>{unit}</span>
      </th>
      {!isChange && change}
    </>
  );
}

function changeUnit({ column }: SideTerms, value: PointSide["value"] | undefined): string {
  if (column !== "quality") return "% of the baseline";
  return value?.unit === "score" ? "points" : "difference";
}

interface SideCellsProps {
  side: PointSide;
  format: SideFormat;
  isChange: boolean;
}

/** One side of a point in numbers, under `SideHeaders`. */
export function SideCells({ side, format, isChange }: SideCellsProps) {
  const change = (
    <td className={isChange ? "side" : undefined}>
      {side.against ? (
        <>
          {format.change(changeOf(side.against, side, isChange))}
          {side.against.delta.halfWidth > 0 && ` ± ${formatNumber(side.against.delta.halfWidth, 2)}`}
          <span>{verdictWords(side)}</span>
        </>
      ) : (
        <Missing />
      )}
    </td>
  );
  const own = <Value value={side.value} format={format.value} leads={!isChange} />;
  return (
    <>
      {isChange ? change : own}
      {isChange && own}
      {side.against ? (
        <Value value={side.against.value} format={format.value} leads={false} />
      ) : (
        <td>
          <Missing />
        </td>
      )}
      {!isChange && change}
    </>
  );
}

interface ValueProps {
  value: PointSide["value"];
  format: (value: number) => string;
  /** Whether it is the first of its side. */
  leads: boolean;
}

function Value({ value, format, leads }: ValueProps) {
  const { mark, title } = ORIGINS[value.origin];
  return (
    <td className={leads ? "side" : undefined}>
      {format(value.value)}
      {value.halfWidth > 0 && ` ± ${formatNumber(value.halfWidth)}`}
      <i title={title}>{mark}</i>
    </td>
  );
}

function Missing() {
  return (
    <>
      <s>—</s>
      <em>no baseline</em>
    </>
  );
}
