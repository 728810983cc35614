import type { DrawnPanel } from "./drawn-panel";
import { linesWidth } from "./figure-names";
import type { FigureScale } from "./figure-scale";
import type { Box } from "./label-placement";

/** A guide in pixels: the line as it runs through the plot, and its name where the line leaves it. */
export interface FigureGuide {
  label: string;
  path: string;
  /** Where its text stands, and from which side it is set. */
  x: number;
  y: number;
  anchor: "start" | "end";
  box: Box;
}

/** Straight on linear sides, a line is bent on logarithmic ones: so many pieces look like a curve. */
const PIECES = 48;
const GAP = 4;

/** Lays out the guides that pass through the plot; one whose name would cover another's or an obstacle is left out. */
export function layOutGuides(
  { guides }: Pick<DrawnPanel, "guides">,
  x: FigureScale,
  y: FigureScale,
  plot: Box,
  fontSize: number,
  obstacles: readonly Box[],
): FigureGuide[] {
  const taken = [...obstacles];
  const placed: FigureGuide[] = [];
  for (const { label, line } of guides) {
    const run = runOf(line, x, y).filter(([px, py]) => isInside(px, py, plot));
    const ends = [run.at(-1), run[0]].filter((end) => end !== undefined);
    if (run.length < 2) continue;
    for (const [endX, endY] of ends) {
      const guide = named(label, run, endX, endY, plot, fontSize);
      if (taken.some((box) => overlap(box, guide.box))) continue;
      taken.push(guide.box);
      placed.push(guide);
      break;
    }
  }
  return placed;
}

function runOf(
  line: DrawnPanel["guides"][number]["line"],
  x: FigureScale,
  y: FigureScale,
): (readonly [number, number])[] {
  const steps = Array.from({ length: PIECES + 1 }, (_, index) => index / PIECES);
  const between = (scale: FigureScale, share: number) => scale.from + share * (scale.to - scale.from);
  if ("x" in line) return [1, 0].map((share) => [x.at(line.x), y.at(between(y, share))] as const);
  if ("y" in line) return [0, 1].map((share) => [x.at(between(x, share)), y.at(line.y)] as const);
  const { slope, intercept } = line;
  // Also where it enters and leaves through the ends of the other side: pieces alone would stop short of them.
  const crossings = slope === 0 ? [] : [y.from, y.to].map((value) => (value - intercept) / slope);
  const values = [...steps.map((share) => between(x, share)), ...crossings]
    .filter((value) => value >= x.from && value <= x.to)
    .sort((a, b) => a - b);
  return values.map((value) => [x.at(value), y.at(slope * value + intercept)] as const);
}

function named(
  label: string,
  run: readonly (readonly [number, number])[],
  endX: number,
  endY: number,
  [left, top, right, bottom]: Box,
  fontSize: number,
): FigureGuide {
  const width = linesWidth([label], fontSize);
  const anchor = endX + GAP + width > right ? "end" : "start";
  const x = anchor === "end" ? Math.min(endX, right) - GAP : Math.max(endX, left) + GAP;
  const y = Math.min(Math.max(endY - GAP, top + fontSize), bottom - GAP);
  const box: Box =
    anchor === "end" ? [x - width, y - fontSize, x, y + 2] : [x, y - fontSize, x + width, y + 2];
  return { label, path: `M${run.map(([px, py]) => `${px} ${py}`).join("L")}`, x, y, anchor, box };
}

function isInside(x: number, y: number, [left, top, right, bottom]: Box): boolean {
  return x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1;
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] + GAP && b[0] < a[2] + GAP && a[1] < b[3] + GAP && b[1] < a[3] + GAP;
}
