import type { DrawnPanel } from "./drawn-panel";
import { lineStyle, PointMark } from "./point-mark";
import { type FigureSize, layOutFigure } from "./trade-off-figure";
import { Scenery } from "./trade-off-scenery";

interface Props {
  panel: DrawnPanel;
  size: FigureSize;
  /** Whether a finger can choose a mark, as on the page. */
  isTouched?: boolean;
}

/**
 * A chart as it stands: on the page before it answers, and in files. Without links: it is one picture with one
 * description, and the table beside it has the way to every result.
 */
export function FigureContent({ panel, size, isTouched = false }: Props) {
  const figure = layOutFigure(panel, size);
  const line = lineStyle(panel);
  return (
    <>
      <Scenery figure={figure} panel={panel} />
      {figure.points.map((point, index) => (
        <g
          key={point.result}
          data-point={isTouched ? index : undefined}
          transform={`translate(${point.cx} ${point.cy})`}
        >
          <PointMark point={point} line={line} />
        </g>
      ))}
    </>
  );
}
