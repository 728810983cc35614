import { columnFormat, formatNumber } from "@/benchmark/format";
import type { PointSide } from "@/benchmark/trade-offs/trade-off-point";
import { verdictWords } from "@/benchmark/trade-offs/trade-off-reading";
import { columnLabel, type SideTerms } from "@/benchmark/trade-offs/trade-off-terms";
import type { PointCell, PointColumn } from "./point-table-content";
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

/** The columns of one side: its change, its value and its baseline, in the order of what is asked. */
export function sideColumns(
  terms: SideTerms,
  value: PointSide["value"] | undefined,
  isChange: boolean,
): PointColumn[] {
  const name = terms.column === "quality" ? terms.label.replace(/ change$/, "") : columnLabel(terms.column);
  const unit = value?.unit === "score" ? "0 to 1" : (value?.unit ?? "");
  const change: PointColumn = isChange
    ? { label: terms.label, unit: terms.unit || "difference", kind: "side" }
    : { label: "Change", unit: changeUnit(terms, value), kind: "" };
  const own: PointColumn = { label: isChange ? "Value" : name, unit, kind: isChange ? "" : "side" };
  const baseline: PointColumn = { label: "Baseline", unit, kind: "" };
  return isChange ? [change, own, baseline] : [own, baseline, change];
}

function changeUnit({ column }: SideTerms, value: PointSide["value"] | undefined): string {
  if (column !== "quality") return "% of the baseline";
  return value?.unit === "score" ? "points" : "difference";
}

/** One side of a point in numbers, under `sideColumns`. */
export function sideCells(side: PointSide, format: SideFormat, isChange: boolean): PointCell[] {
  const { value, against } = side;
  const own = valueCell(value, format);
  if (!against) return isChange ? [0, own, 0] : [own, 0, 0];
  const { halfWidth } = against.delta;
  const change: PointCell = [
    `${format.change(changeOf(against, side, isChange))}${halfWidth > 0 ? ` ± ${formatNumber(halfWidth, 2)}` : ""}`,
    "",
    verdictWords(side),
  ];
  const baseline = valueCell(against.value, format);
  return isChange ? [change, own, baseline] : [own, baseline, change];
}

function valueCell({ value, halfWidth, origin }: PointSide["value"], format: SideFormat): PointCell {
  return [`${format.value(value)}${halfWidth > 0 ? ` ± ${formatNumber(halfWidth)}` : ""}`, origin];
}
