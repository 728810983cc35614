import type { PlacedLabel } from "./label-placement";
import type { DrawnPanel } from "./trade-off-content";
import { type Figure, type FigurePoint, MARK_RADIUS } from "./trade-off-figure";
import { MarkShape, markClass } from "./trade-off-marks";

/** Everything of a chart that does not answer: axes, names, the better corner. The same on the server and later. */
export function Scenery({ figure, panel }: { figure: Figure; panel: DrawnPanel }) {
  const { plot, size, origin, better } = figure;
  const [left, top, right, bottom] = plot;
  return (
    <g fontSize={size.fontSize} fill="currentColor">
      {figure.yTicks.map(({ at, label, isZero }) => (
        <g key={at}>
          <line x1={left} x2={right} y1={at} y2={at} className={isZero ? "zero-line" : "grid-line"} />
          <text x={left - 8} y={at} dy="0.34em" textAnchor="end" className="tick-label">
            {label}
          </text>
        </g>
      ))}
      {figure.xTicks.map(({ at, label, isZero }) => (
        <g key={at}>
          <line x1={at} x2={at} y1={top} y2={bottom} className={isZero ? "zero-line" : "grid-line"} />
          <text x={at} y={bottom + 18} textAnchor="middle" className="tick-label">
            {label}
          </text>
        </g>
      ))}
      <text x={0} y={14} className="side-title">
        {panel.y.title}
      </text>
      <text x={right} y={size.height - 8} textAnchor="end" className="side-title">
        {panel.x.title}
      </text>
      <Better better={better} />
      {figure.points.map((point, index) =>
        point.placed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no order but this one
          <Name key={index} placed={point.placed} lines={point.lines} className="point-name" />
        ) : null,
      )}
      {origin && (
        <g className="mark-baseline">
          {origin.label && <Name placed={origin.label} lines={[panel.origin ?? ""]} className="tick-label" />}
          <g transform={`translate(${origin.x} ${origin.y})`}>
            <MarkShape mark={-1} />
          </g>
        </g>
      )}
    </g>
  );
}

interface NameProps {
  placed: PlacedLabel;
  lines: readonly string[];
  className: string;
}

function Name({ placed: { box, leader, anchor }, lines, className }: NameProps) {
  const [left, top, right, bottom] = box;
  const height = (bottom - top) / lines.length;
  return (
    <>
      {leader && <line className="leader-line" x1={leader[0]} y1={leader[1]} x2={leader[2]} y2={leader[3]} />}
      {lines.map((line, index) => (
        <text
          key={line}
          x={anchor === "start" ? left : anchor === "end" ? right : (left + right) / 2}
          y={top + height * (index + 0.5)}
          dy="0.34em"
          textAnchor={anchor}
          className={className}
        >
          {line}
        </text>
      ))}
    </>
  );
}

/** An arrow into the corner in which both sides are better. */
function Better({ better: { x, y, dx, dy } }: Pick<Figure, "better">) {
  const [tipX, tipY] = [x - 7 * dx, y - 7 * dy];
  return (
    <g className="better-corner">
      <path
        d={`M${tipX - 12 * dx} ${tipY - 12 * dy}L${tipX} ${tipY}M${tipX - 7 * dx} ${tipY}H${tipX}V${tipY - 7 * dy}`}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
      />
      <text x={tipX - 20 * dx} y={tipY - 5 * dy} dy="0.34em" textAnchor={dx > 0 ? "end" : "start"}>
        better
      </text>
    </g>
  );
}

/** How a point is tied to its baseline: thinly where there are many. */
export type LineStyle = "arrow" | "plain" | "thin";

/** Above so many points arrowheads hide what they point at. */
const CROWD = 24;
/** Shorter lines have no room for a head. */
const SHORTEST_ARROW = 60;

export function lineStyle({ origin, points }: DrawnPanel): LineStyle {
  if (points.length > CROWD) return "thin";
  return origin === null ? "plain" : "arrow";
}

/** A point around 0, 0: the line from its baseline, its intervals and its mark. */
export function PointMark({ point, line }: { point: FigurePoint; line: LineStyle }) {
  const { barX, barY, mark } = point;
  return (
    <g className={markClass(mark)}>
      {point.start && <Line start={point.start} line={line} />}
      {barX > 0 && <path d={`M${-barX} 0H${barX}M${-barX} -3V3M${barX} -3V3`} className="error-bar" />}
      {barY > 0 && <path d={`M0 ${-barY}V${barY}M-3 ${-barY}H3M-3 ${barY}H3`} className="error-bar" />}
      <MarkShape mark={mark} />
    </g>
  );
}

function Line({ start: [x, y], line }: { start: readonly [number, number]; line: LineStyle }) {
  const length = Math.hypot(x, y);
  if (length < 2 * MARK_RADIUS) return null;
  const [ux, uy] = [x / length, y / length];
  const near = MARK_RADIUS + 2;
  const at = (along: number, aside = 0) =>
    `${(ux * along - uy * aside).toFixed(1)} ${(uy * along + ux * aside).toFixed(1)}`;
  const head =
    line === "arrow" && length > SHORTEST_ARROW
      ? `M${at(near + 6, 3.5)}L${at(near)}L${at(near + 6, -3.5)}`
      : "";
  return (
    <path
      className={line === "thin" ? "change-line thin" : "change-line"}
      d={`M${at(length - MARK_RADIUS)}L${at(near)}${head}`}
    />
  );
}
