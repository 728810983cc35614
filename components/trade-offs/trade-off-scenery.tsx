import type { DrawnPanel } from "./drawn-panel";
import type { PlacedLabel } from "./label-placement";
import type { Better, Figure } from "./trade-off-figure";
import { MarkShape, markClass } from "./trade-off-marks";

/** Everything of a chart that does not answer: axes, guides, lines, names. The same on the server and later. */
export function Scenery({ figure, panel }: { figure: Figure; panel: DrawnPanel }) {
  const { plot, size, origin, better, guides, lines } = figure;
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
        {titleOf(panel.y)}
      </text>
      <text x={right} y={size.height - 8} textAnchor="end" className="side-title">
        {titleOf(panel.x)}
      </text>
      {guides.map(({ label, path, x, y, anchor }) => (
        <g key={label} className="guide">
          <path d={path} />
          <text x={x} y={y} textAnchor={anchor}>
            {label}
          </text>
        </g>
      ))}
      {lines.map(({ kind, mark, path }) => (
        <path
          key={path}
          d={path}
          className={kind === "frontier" ? "frontier-line" : `technique-line ${markClass(mark)}`}
        />
      ))}
      {better && <BetterArrow better={better} />}
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

function titleOf({ title, scale }: DrawnPanel["x"]): string {
  return scale === "log" ? `${title} (log)` : title;
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

/** An arrow to the corner in which both sides are better, or along the one side that has a better end. */
function BetterArrow({ better: { x, y, dx, dy } }: { better: Better }) {
  const [tipX, tipY] = [x - 7 * (dx || 1), y - 7 * dy];
  const head =
    dx === 0
      ? `M${tipX - 5} ${tipY - 5 * dy}L${tipX} ${tipY}L${tipX + 5} ${tipY - 5 * dy}M${tipX} ${tipY}V${tipY - 15 * dy}`
      : `M${tipX - 12 * dx} ${tipY - 12 * dy}L${tipX} ${tipY}M${tipX - 7 * dx} ${tipY}H${tipX}V${tipY - 7 * dy}`;
  return (
    <g className="better-corner">
      <path d={head} fill="none" stroke="currentColor" strokeWidth={1.5} />
      <text x={tipX - 20 * (dx || 1)} y={tipY - 5 * dy} dy="0.34em" textAnchor={dx < 0 ? "start" : "end"}>
        better
      </text>
    </g>
  );
}
