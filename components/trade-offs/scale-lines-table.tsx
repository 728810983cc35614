import { formatNumber } from "@/benchmark/format";
import type { ScaleLines } from "@/benchmark/trade-offs/scale-lines";
import { sizeLegend } from "./drawn-panel";
import { SideCells, SideHeaders, sideFormat } from "./side-cells";
import { RunCells } from "./trade-off-table";

interface Props {
  chart: ScaleLines;
  isChange: boolean;
  caption: string;
}

/** The points of a chart over sizes as numbers. */
export function ScaleLinesTable({ chart, isChange, caption }: Props) {
  const { marked } = sizeLegend(chart);
  const format = sideFormat(
    chart.points.map(({ y }) => y),
    isChange,
  );
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
            <th scope="col">
              Total parameters
              <span>billions</span>
            </th>
            <SideHeaders terms={chart.y} value={chart.points[0]?.y.value} isChange={isChange} />
          </tr>
        </thead>
        <tbody>
          {chart.points.map((point) => (
            <tr key={point.result}>
              <RunCells point={point} mark={marked.indexOf(point.technique)} />
              <td>{formatNumber(point.parametersB)}</td>
              <SideCells side={point.y} format={format} isChange={isChange} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
