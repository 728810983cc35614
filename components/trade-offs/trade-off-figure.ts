import { formatNumber, formatSigned } from "@/benchmark/format";
import { niceTicks } from "@/benchmark/trade-offs/ticks";
import { type Box, type PlacedLabel, placeLabels, type Segment } from "./label-placement";
import type { DrawnPanel, DrawnPoint } from "./trade-off-content";

export interface FigureSize {
  width: number;
  height: number;
  /** Of tick and point labels, in the figure's own pixels. */
  fontSize: number;
  ticks: readonly [x: number, y: number];
}

/** Two sizes instead of one that scales: text stays readable on a telephone. */
export const SIZES = {
  wide: { width: 760, height: 480, fontSize: 12.5, ticks: [8, 7] },
  narrow: { width: 340, height: 420, fontSize: 11.5, ticks: [5, 6] },
} as const satisfies Record<string, FigureSize>;

/** From this width of the page on the wide size is shown; `app/globals.css` says the same. */
export const WIDE_FROM = "(min-width: 45rem)";

export interface Tick {
  at: number;
  label: string;
  isZero: boolean;
}

export interface FigurePoint extends DrawnPoint {
  /** Its label in lines. */
  lines: string[];
  cx: number;
  cy: number;
  /** Where its line starts, relative to it. */
  start: readonly [x: number, y: number] | null;
  /** Half-lengths of its error bars. */
  barX: number;
  barY: number;
  placed: PlacedLabel | null;
}

/** A chart with every position in pixels of its own size. */
export interface Figure {
  size: FigureSize;
  plot: Box;
  domain: { x: readonly [number, number]; y: readonly [number, number] };
  xTicks: Tick[];
  yTicks: Tick[];
  points: FigurePoint[];
  /** The origin's place and that of its name; null for a chart of values. */
  origin: { x: number; y: number; label: PlacedLabel | null } | null;
  /** The corner in which both sides are better, and the way there. */
  better: { x: number; y: number; dx: 1 | -1; dy: 1 | -1 };
}

export const MARK_RADIUS = 5;
const LINE_HEIGHT = 1.15;
/** More names than these only hide the marks; the table has them all. */
const MOST_LABELS = 60;
/** Room around the points, as a share of what they span, and the most that goes to their labels. */
const ROOM = 0.1;
const ROOM_ABOVE = 0.13;
const MOST_LABEL_ROOM = 0.2;
const LONGEST_LINE = 17;
const BETTER_SIZE = [74, 24] as const;

/** Lays out a chart. The server draws it once, the browser again in the same places when it becomes interactive. */
export function layOutFigure(panel: DrawnPanel, size: FigureSize): Figure {
  const labelWidth = Math.max(0, ...panel.points.map(({ label }) => linesWidth(wrap(label), size)));
  const domain = {
    x: domainOf(panel, "x", Math.min(MOST_LABEL_ROOM, (labelWidth + 24) / (size.width - 60))),
    y: domainOf(panel, "y", ROOM_ABOVE),
  };
  const yValues = niceTicks(...domain.y, size.ticks[1]);
  const isChange = panel.origin !== null;
  const yLabels = tickLabels(yValues, isChange);
  const left = Math.ceil(Math.max(...yLabels.map((label) => textWidth(label, size)), 0)) + 14;
  const plot: Box = [left, 34, size.width - 14, size.height - 50];
  const toX = scale(domain.x, plot[0], plot[2]);
  const toY = scale(domain.y, plot[3], plot[1]);
  const xValues = niceTicks(...domain.x, size.ticks[0]);
  const xLabels = tickLabels(xValues, isChange);
  const better = betterCorner(panel, plot);
  const points = panel.points.map((point): FigurePoint => {
    const [cx, cy] = [toX(point.x), toY(point.y)];
    return {
      ...point,
      lines: wrap(point.label),
      cx,
      cy,
      start: point.from && [toX(point.from[0]) - cx, toY(point.from[1]) - cy],
      barX: Math.abs(toX(point.dx) - toX(0)),
      barY: Math.abs(toY(point.dy) - toY(0)),
      placed: null,
    };
  });
  const origin = panel.origin === null ? null : { x: toX(0), y: toY(0), name: panel.origin };
  const { labels, originLabel } = nameAll(points, origin, better, plot, size);
  return {
    size,
    plot,
    domain,
    xTicks: xValues.map((value, index) => tick(value, toX(value), xLabels[index], isChange)),
    yTicks: yValues.map((value, index) => tick(value, toY(value), yLabels[index], isChange)),
    points: points.map((point, index) => ({ ...point, placed: labels[index] ?? null })),
    origin: origin && { x: origin.x, y: origin.y, label: originLabel },
    better,
  };
}

function tick(value: number, at: number, label = "", isChange: boolean): Tick {
  return { at, label, isZero: isChange && value === 0 };
}

/** Changes carry their sign, and all labels of a side the same decimals. */
function tickLabels(values: readonly number[], isChange: boolean): string[] {
  const decimals = Math.max(0, ...values.map((value) => (String(value).split(".")[1] ?? "").length));
  if (!isChange || decimals > 6) return values.map((value) => formatNumber(value));
  return values.map((value) => (value === 0 ? "0" : formatSigned(value, decimals)));
}

function scale([low, high]: readonly [number, number], from: number, to: number) {
  return (value: number) => round(from + ((value - low) / (high - low)) * (to - from));
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** All points with their intervals, the origin of changes, and some room around. */
function domainOf(
  { points, origin }: DrawnPanel,
  side: "x" | "y",
  roomAbove: number,
): readonly [number, number] {
  const values = points.flatMap((point) => {
    const half = side === "x" ? point.dx : point.dy;
    return [point[side] - half, point[side] + half];
  });
  if (origin !== null) values.push(0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high > low ? high - low : Math.abs(high) * 0.2 || 1;
  return [low - span * ROOM, high + (span * Math.max(ROOM, roomAbove)) / (1 - roomAbove)];
}

function betterCorner({ x, y }: DrawnPanel, [left, top, right, bottom]: Box): Figure["better"] {
  return {
    x: x.better === "higher" ? right : left,
    y: y.better === "higher" ? top : bottom,
    dx: x.better === "higher" ? 1 : -1,
    dy: y.better === "higher" ? -1 : 1,
  };
}

function nameAll(
  points: readonly FigurePoint[],
  origin: { x: number; y: number; name: string } | null,
  better: Figure["better"],
  plot: Box,
  size: FigureSize,
) {
  const request = (lines: readonly string[], x: number, y: number) => ({
    x,
    y,
    width: linesWidth(lines, size),
    height: size.fontSize * LINE_HEIGHT * lines.length,
  });
  const around = (x: number, y: number): Box => [
    x - MARK_RADIUS,
    y - MARK_RADIUS,
    x + MARK_RADIUS,
    y + MARK_RADIUS,
  ];
  const corner: Box = [
    Math.min(better.x, better.x - better.dx * BETTER_SIZE[0]),
    Math.min(better.y, better.y - better.dy * BETTER_SIZE[1]),
    Math.max(better.x, better.x - better.dx * BETTER_SIZE[0]),
    Math.max(better.y, better.y - better.dy * BETTER_SIZE[1]),
  ];
  const lines = points.flatMap(({ cx, cy, start }): Segment[] =>
    start ? [[cx + start[0], cy + start[1], cx, cy]] : [],
  );
  // The outermost first: they have room, and what is crowded takes what is left.
  const order = [...points.entries()]
    .filter(([, { label }]) => label !== "")
    .sort(([, a], [, b]) => distance(b) - distance(a))
    .slice(0, MOST_LABELS);
  const placed = placeLabels(
    [
      ...(origin ? [request([origin.name], origin.x, origin.y)] : []),
      ...order.map(([, { lines, cx, cy }]) => request(lines, cx, cy)),
    ],
    [plot[0], plot[1], size.width, plot[3]],
    [corner, ...points.map(({ cx, cy }) => around(cx, cy)), ...(origin ? [around(origin.x, origin.y)] : [])],
    [...lines, ...(origin ? zeroLines(origin, plot) : [])],
  );
  const originLabel = origin ? (placed.shift() ?? null) : null;
  return { originLabel, labels: Object.fromEntries(order.map(([index], place) => [index, placed[place]])) };
}

function zeroLines({ x, y }: { x: number; y: number }, [left, top, right, bottom]: Box): Segment[] {
  return [
    [x, top, x, bottom],
    [left, y, right, y],
  ];
}

function distance({ start }: FigurePoint): number {
  return start ? Math.hypot(...start) : 0;
}

function linesWidth(lines: readonly string[], size: FigureSize): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, size)));
}

/** A long name in two lines, broken where a reader would: after the hyphen or space nearest to its middle. */
export function wrap(label: string): string[] {
  if (label.length <= LONGEST_LINE) return [label];
  const breaks = [...label.matchAll(/[-\s]/g)].map(({ index }) => index + 1);
  const [nearest] = breaks.sort((a, b) => Math.abs(a - label.length / 2) - Math.abs(b - label.length / 2));
  return nearest === undefined ? [label] : [label.slice(0, nearest).trimEnd(), label.slice(nearest)];
}

/** Roughly what Geist needs; the server has no font to measure. */
function textWidth(text: string, { fontSize }: FigureSize): number {
  return text.length * fontSize * 0.59;
}
