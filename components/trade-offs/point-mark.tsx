import type { DrawnPanel } from "./drawn-panel";
import { MARK_RADIUS } from "./mark-size";
import { type FigurePoint, RING_ROOM } from "./trade-off-figure";
import { MarkShape, markClass } from "./trade-off-marks";

/** How a point is tied to its baseline: thinly where there are many. */
export type LineStyle = "arrow" | "plain" | "thin";

/** Above so many points arrowheads hide what they point at. */
const CROWD = 24;
/** Shorter lines have no room for a head. */
const SHORTEST_ARROW = 60;
/** The ring of a point that is on the frontier in every resample. */
const WIDEST_RING = 2.5;

export function lineStyle({ points }: DrawnPanel): LineStyle {
  return points.length > CROWD ? "thin" : "arrow";
}

/** A point around 0, 0: the line from its baseline, its intervals, its mark, and its share as a ring. */
export function PointMark({ point, line }: { point: FigurePoint; line: LineStyle }) {
  const { barX, barY, mark, weight, share } = point;
  return (
    <g className={`point-mark ${markClass(mark)}`} opacity={MUTED + (1 - MUTED) * weight}>
      {point.start && <Line start={point.start} line={line} />}
      {barX[1] !== barX[0] && (
        <path d={`M${barX[0]} 0H${barX[1]}M${barX[0]} -3V3M${barX[1]} -3V3`} className="error-bar" />
      )}
      {barY[1] !== barY[0] && (
        <path d={`M0 ${barY[0]}V${barY[1]}M-3 ${barY[0]}H3M-3 ${barY[1]}H3`} className="error-bar" />
      )}
      <MarkShape mark={mark} />
      {share !== null && share > 0 && (
        <circle
          r={MARK_RADIUS + RING_ROOM - WIDEST_RING / 2}
          className="share-ring"
          strokeWidth={round(WIDEST_RING * share)}
        />
      )}
    </g>
  );
}

/** How strongly what is not on the frontier is drawn. */
const MUTED = 0.4;

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

function round(pixels: number): number {
  return Math.round(100 * pixels) / 100;
}
