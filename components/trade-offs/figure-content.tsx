import type { DrawnPanel } from "./drawn-panel";
import { lineStyle, PointMark } from "./point-mark";
import { type FigureSize, layOutFigure } from "./trade-off-figure";
import { Scenery } from "./trade-off-scenery";

/**
 * A chart as it stands: on the page before it answers, and in files. Without links: it is one picture with one
 * description, and the table beside it has the way to every result.
 */
export function FigureContent({ panel, size }: { panel: DrawnPanel; size: FigureSize }) {
  const figure = layOutFigure(panel, size);
  const line = lineStyle(panel);
  return (
    <>
      <Scenery figure={figure} panel={panel} />
      {figure.points.map((point) => (
        <g key={point.result} transform={`translate(${point.cx} ${point.cy})`}>
          <PointMark point={point} line={line} />
        </g>
      ))}
    </>
  );
}
