import type { DrawnPanel } from "./trade-off-content";
import { TradeOffExplorer } from "./trade-off-explorer";
import { type FigureSize, layOutFigure, SIZES } from "./trade-off-figure";
import { lineStyle, PointMark, Scenery } from "./trade-off-scenery";

/** A chart that is there with the page, as SVG, and answers when someone turns to it. */
export function TradeOffChart({ panel }: { panel: DrawnPanel }) {
  return (
    <TradeOffExplorer panel={panel}>
      <StaticFigure panel={panel} size={SIZES.wide} className="wide-figure" />
      <StaticFigure panel={panel} size={SIZES.narrow} className="narrow-figure" />
    </TradeOffExplorer>
  );
}

interface StaticFigureProps {
  panel: DrawnPanel;
  size: FigureSize;
  className: string;
}

function StaticFigure({ panel, size, className }: StaticFigureProps) {
  const figure = layOutFigure(panel, size);
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={className}
      role="img"
      aria-label={panel.summary}
    >
      <Scenery figure={figure} panel={panel} />
      {figure.points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points have no order but this one
        <g key={index} transform={`translate(${point.cx} ${point.cy})`}>
          <PointMark point={point} line={lineStyle(panel)} />
        </g>
      ))}
    </svg>
  );
}
