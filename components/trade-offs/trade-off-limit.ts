import type { ScaleLines } from "@/benchmark/trade-offs/scale-lines";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";

/** Points of one chart; more would be a cloud that nobody reads, and a page that nobody waits for. */
const MOST_POINTS = 300;

/** A panel with as many of its points as a page draws: those on the frontier first, in the panel's own order. */
export function mostPoints(panel: TradeOffPanel): TradeOffPanel {
  const { points } = panel;
  if (points.length <= MOST_POINTS) return panel;
  const best = points.filter(({ isBest }) => isBest).slice(0, MOST_POINTS);
  const rest = points.filter(({ isBest }) => !isBest).slice(0, MOST_POINTS - best.length);
  const kept = new Set([...best, ...rest]);
  return { ...panel, points: points.filter((point) => kept.has(point)) };
}

/** The same for a chart over sizes: the first ones, and what of its lines lies between them. */
export function mostSizes(chart: ScaleLines): ScaleLines {
  if (chart.points.length <= MOST_POINTS) return chart;
  const lines = chart.lines.map(({ technique, places }) => ({
    technique,
    places: places.filter((place) => place < MOST_POINTS),
  }));
  return { ...chart, points: chart.points.slice(0, MOST_POINTS), lines };
}
