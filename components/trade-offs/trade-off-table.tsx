import { ORIGINS } from "@/benchmark/axes";
import { columnFormat, formatNumber } from "@/benchmark/format";
import type { PointSide } from "@/benchmark/trade-offs/trade-off-point";
import { verdictWords } from "@/benchmark/trade-offs/trade-off-reading";
import { columnLabel, type SideTerms } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { changeFormat, markedTechniques, markOf, settingsText } from "./trade-off-content";
import { MarkIcon } from "./trade-off-marks";

/** The points of a chart as numbers: each side's change, the values it comes from, and whether it is better. */
export function TradeOffTable({ panel, caption }: { panel: TradeOffPanel; caption: string }) {
  const isChange = panel.baselines.length > 0;
  const marked = markedTechniques(panel);
  const formats = { x: formatOf(panel, "x"), y: formatOf(panel, "y") };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="data trade-off-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="text">
              Technique
            </th>
            <SideHeaders terms={panel.x} value={panel.points[0]?.x.value} isChange={isChange} />
            <SideHeaders terms={panel.y} value={panel.points[0]?.y.value} isChange={isChange} />
          </tr>
        </thead>
        <tbody>
          {panel.points.map((point) => (
            <tr key={point.result}>
              <th scope="row">{point.model}</th>
              <td className="text">
                <MarkIcon mark={markOf(marked, point)} /> {point.technique}
                {settingsText(point) && <span>{settingsText(point)}</span>}
              </td>
              <SideCells side={point.x} format={formats.x} isChange={isChange} />
              <SideCells side={point.y} format={formats.y} isChange={isChange} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SideFormat {
  value: (value: number) => string;
  change: (change: number) => string;
}

function formatOf({ points, baselines }: TradeOffPanel, key: "x" | "y"): SideFormat {
  const sides = points.map((point) => point[key]);
  const isChange = baselines.length > 0;
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

function SideHeaders({ terms, value, isChange }: SideHeadersProps) {
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

function SideCells({ side, format, isChange }: SideCellsProps) {
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
