import { resultAddress } from "@/benchmark/detail-address";
import { formatNumber } from "@/benchmark/format";
import type { TradeOffPoint } from "@/benchmark/trade-offs/trade-off-point";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { COMPARE_FORM } from "./compare-form";
import { SideCells, SideHeaders, sideFormat } from "./side-cells";
import { markedTechniques, markOf, settingsText } from "./trade-off-content";
import { MarkIcon } from "./trade-off-marks";

/** The points of a chart as numbers: each side's change, the values it comes from, and whether it is better. */
export function TradeOffTable({ panel, caption }: { panel: TradeOffPanel; caption: string }) {
  const isChange = panel.baselines.length > 0;
  const marked = markedTechniques(panel);
  const formats = {
    x: sideFormat(
      panel.points.map(({ x }) => x),
      isChange,
    ),
    y: sideFormat(
      panel.points.map(({ y }) => y),
      isChange,
    ),
  };
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
            {panel.frontier && (
              <th scope="col" className="text">
                On the frontier
                {panel.frontier.resamples !== null && <span>of {panel.frontier.resamples} resamples</span>}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {panel.points.map((point) => (
            <tr key={point.result}>
              <RunCells point={point} mark={markOf(marked, point)} />
              <SideCells side={point.x} format={formats.x} isChange={isChange} />
              <SideCells side={point.y} format={formats.y} isChange={isChange} />
              {panel.frontier && (
                <td className="text">
                  {point.isBest ? "yes" : "no"}
                  {point.share !== null && <span>{formatNumber(100 * point.share, 3)}%</span>}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RunCellsProps {
  point: Pick<TradeOffPoint, "result" | "model" | "technique" | "settings">;
  mark: number;
}

/** Whose point it is: its box for a comparison, its mark, and the way to its result. */
export function RunCells({ point, mark }: RunCellsProps) {
  const { result, model, technique } = point;
  const settings = settingsText(point);
  return (
    <>
      <th scope="row">
        <input
          type="checkbox"
          form={COMPARE_FORM}
          name="results"
          value={result}
          aria-label={`Compare ${technique} on ${model}`}
        />{" "}
        {model}
      </th>
      <td className="text">
        <MarkIcon mark={mark} />{" "}
        <a href={resultAddress(result)} aria-label={`${technique} on ${model}: the result`}>
          {technique}
        </a>
        {settings && <span>{settings}</span>}
      </td>
    </>
  );
}
