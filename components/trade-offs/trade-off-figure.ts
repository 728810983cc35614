import type { DrawnPanel, DrawnPoint } from "./drawn-panel";
import { type FigureGuide, layOutGuides } from "./figure-guides";
import { linesWidth, placeNames, textWidth, wrap } from "./figure-names";
import { figureScale, type Tick } from "./figure-scale";
import type { Box, PlacedLabel, Segment } from "./label-placement";
import { MARK_RADIUS } from "./mark-size";

export interface FigureSize {
  width: number;
  height: number;
  /** Of tick and point labels, in the figure's own pixels. */
  fontSize: number;
  ticks: readonly [x: number, y: number];
}

/** Two sizes instead of one that scales: text stays readable on a telephone. "small" stands beside others. */
export const SIZES = {
  wide: { width: 760, height: 480, fontSize: 12.5, ticks: [8, 7] },
  narrow: { width: 340, height: 420, fontSize: 11.5, ticks: [5, 6] },
  small: { width: 340, height: 300, fontSize: 11.5, ticks: [5, 5] },
} as const satisfies Record<string, FigureSize>;

/** From this width of the page on the wide size is shown; `app/trade-offs.css` says the same. */
export const WIDE_FROM = "(min-width: 45rem)";

export interface FigurePoint extends DrawnPoint {
  /** Its label in lines. */
  lines: string[];
  cx: number;
  cy: number;
  /** Where its line starts, relative to it. */
  start: readonly [x: number, y: number] | null;
  /** Ends of its error bars, relative to it. */
  barX: readonly [from: number, to: number];
  barY: readonly [from: number, to: number];
  placed: PlacedLabel | null;
}

/** A chart with every position in pixels of its own size. */
export interface Figure {
  size: FigureSize;
  plot: Box;
  xTicks: Tick[];
  yTicks: Tick[];
  points: FigurePoint[];
  /** Frontiers and techniques, as paths. */
  lines: { kind: "frontier" | "technique"; mark: number; path: string }[];
  guides: FigureGuide[];
  /** The origin's place and that of its name; null for a chart of values. */
  origin: { x: number; y: number; label: PlacedLabel | null } | null;
  /** The corner or edge in which what has a better end is better, and the way there; null: nothing has one. */
  better: Better | null;
}

export interface Better {
  x: number;
  y: number;
  dx: 1 | 0 | -1;
  dy: 1 | 0 | -1;
}

/** Beyond the mark, what the ring of its share takes. */
export const RING_ROOM = 4;
/** Shares of a side that are kept free at its ends, and at most for names at the right. */
const ROOM = 0.09;
const MOST_LABEL_ROOM = 0.2;
/** Above the plot and below it. */
const [HEAD, FOOT] = [34, 50];
const BETTER_SIZE = [74, 24] as const;

/** Lays out a chart. The server draws it once, the browser again in the same places when it becomes interactive. */
export function layOutFigure(panel: DrawnPanel, size: FigureSize): Figure {
  const { fontSize } = size;
  const yRoom = cornerRoom(panel.y.better, size.height - HEAD - FOOT);
  const yTicks = figureScale(panel.y, yRoom, 0, 1).ticks(size.ticks[1]);
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, fontSize)), 0)) + 14;
  const plot: Box = [left, HEAD, size.width - 14, size.height - FOOT];
  const x = figureScale(panel.x, [ROOM, labelRoom(panel, size)], plot[0], plot[2]);
  const y = figureScale(panel.y, yRoom, plot[3], plot[1]);
  const points = panel.points.map((point): FigurePoint => {
    const [cx, cy] = [x.at(point.x), y.at(point.y)];
    return {
      ...point,
      lines: wrap(point.label),
      cx,
      cy,
      start: point.from && [x.at(point.from[0]) - cx, y.at(point.from[1]) - cy],
      barX: [x.at(point.x - point.dx) - cx, x.at(point.x + point.dx) - cx],
      barY: [y.at(point.y - point.dy) - cy, y.at(point.y + point.dy) - cy],
      placed: null,
    };
  });
  const lines = panel.lines.map(({ kind, mark, at }) => ({
    kind,
    mark,
    stops: at.map(([px, py]) => [x.at(px), y.at(py)] as const),
  }));
  const origin = panel.origin === null ? null : { x: x.at(0), y: y.at(0), name: panel.origin };
  const better = betterEnd(panel, plot);
  const marks = [
    ...points.map(({ cx, cy }) => around(cx, cy)),
    ...(origin ? [around(origin.x, origin.y)] : []),
  ];
  const corner = better ? [cornerBox(better)] : [];
  const guides = layOutGuides(panel, x, y, plot, fontSize, [...corner, ...marks]);
  const names = placeNames(
    origin ? [{ x: origin.x, y: origin.y, lines: [origin.name], clear: 0, distance: 0 }] : [],
    points.map(({ cx, cy, lines, start, share }) => ({
      x: cx,
      y: cy,
      lines,
      clear: share === null ? 0 : RING_ROOM,
      distance: start ? Math.hypot(...start) : 0,
    })),
    fontSize,
    {
      bounds: [plot[0], plot[1], size.width, plot[3]],
      marks: [...corner, ...guides.map(({ box }) => box), ...marks],
      lines: [
        ...points.flatMap(({ cx, cy, start }): Segment[] =>
          start ? [[cx + start[0], cy + start[1], cx, cy]] : [],
        ),
        ...lines.flatMap(({ stops }) => segments(stops)),
        ...(origin ? zeroLines(origin, plot) : []),
      ],
    },
  );
  return {
    size,
    plot,
    xTicks: x.ticks(size.ticks[0]).map(({ value, ...tick }) => ({ ...tick, at: x.at(value) })),
    yTicks: yTicks.map(({ value, ...tick }) => ({ ...tick, at: y.at(value) })),
    points: points.map((point, index) => ({ ...point, placed: names.named[index] ?? null })),
    lines: lines.map(({ kind, mark, stops }) => ({
      kind,
      mark,
      path: stops.length > 0 ? `M${stops.map(([px, py]) => `${px} ${py}`).join("L")}` : "",
    })),
    guides,
    origin: origin && { x: origin.x, y: origin.y, label: names.first[0] ?? null },
    better,
  };
}

/** Charts side by side share their axes, so that their room must not follow from their own names. */
function labelRoom({ points, isSmall }: DrawnPanel, size: FigureSize): number {
  const widest = Math.max(0, ...points.map(({ label }) => linesWidth(wrap(label), size.fontSize)));
  const wanted = Math.min(MOST_LABEL_ROOM, (widest + 24) / (size.width - 60));
  return isSmall ? MOST_LABEL_ROOM : Math.max(ROOM, wanted);
}

/** Room at both ends of the upward side, so that no mark stands where the arrow says which end is better. */
function cornerRoom(better: "higher" | "lower" | null, height: number): readonly [number, number] {
  const room = Math.max(ROOM, (BETTER_SIZE[1] + 2 * MARK_RADIUS) / height);
  return [better === "lower" ? room : ROOM, better === "higher" ? room : ROOM];
}

function segments(stops: readonly (readonly [number, number])[]): Segment[] {
  return stops.slice(1).flatMap(([x, y], index): Segment[] => {
    const before = stops[index];
    return before ? [[before[0], before[1], x, y]] : [];
  });
}

function around(x: number, y: number): Box {
  return [x - MARK_RADIUS, y - MARK_RADIUS, x + MARK_RADIUS, y + MARK_RADIUS];
}

function betterEnd({ x, y }: DrawnPanel, [left, top, right, bottom]: Box): Better | null {
  if (x.better === null && y.better === null) return null;
  const dx = x.better === null ? 0 : x.better === "higher" ? 1 : -1;
  const dy = y.better === null ? 0 : y.better === "higher" ? -1 : 1;
  return { x: dx === -1 ? left : right, y: dy === 1 ? bottom : top, dx, dy };
}

/** The room of the arrow and its word; what has no better side of its own stands at the right or the top. */
function cornerBox({ x, y, dx, dy }: Better): Box {
  const [towardX, towardY] = [dx || 1, dy || -1];
  const [farX, farY] = [x - towardX * BETTER_SIZE[0], y - towardY * BETTER_SIZE[1]];
  return [Math.min(x, farX), Math.min(y, farY), Math.max(x, farX), Math.max(y, farY)];
}

function zeroLines({ x, y }: { x: number; y: number }, [left, top, right, bottom]: Box): Segment[] {
  return [
    [x, top, x, bottom],
    [left, y, right, y],
  ];
}
