import type { Axis } from "../axes";
import { findBaselines } from "../baselines";
import type { Result } from "../result";
import { panelQuestion } from "../trade-offs/panel-question";
import { candidateOf } from "../trade-offs/trade-off-point";
import { defaultTradeOff, printTradeOffUrl } from "../trade-offs/trade-off-question";
import { sideTitle } from "../trade-offs/trade-off-terms";
import { buildTradeOffs } from "../trade-offs/trade-offs";

/** One side of a point: "Memory saved (AMU), %" and what is drawn there. */
export interface PlaceSide {
  title: string;
  value: number;
}

/** Where a result stands on the trade-off chart of its axis. */
export interface TradeOffPlace {
  /** Whether no other result of the chart is better on both sides. */
  isOnFrontier: boolean;
  /** Points of the chart, itself among them. */
  among: number;
  x: PlaceSide;
  y: PlaceSide;
  /** The address of the chart. */
  chart: string;
}

/**
 * The places of some results on the chart that an axis shows first (changes against the baseline, one frontier over
 * all of a chart), or why they have none, by id. `all`: every result of the axis that would stand there.
 */
export function tradeOffPlaces(
  axis: Axis,
  some: readonly Result[],
  all: readonly Result[],
): Map<string, TradeOffPlace | { why: string }> {
  const question = defaultTradeOff(axis);
  const wanted = new Set(some.map(({ id }) => id));
  const families = new Set(some.map(familyKey));
  const rivals = all.filter((result) => families.has(familyKey(result)));
  const places = new Map<string, TradeOffPlace | { why: string }>();
  for (const panel of buildTradeOffs(question, rivals).panels) {
    const chart = printTradeOffUrl(panelQuestion(question, panel));
    for (const { result, x, y, isBest } of panel.points) {
      if (!wanted.has(result)) continue;
      places.set(result, {
        isOnFrontier: isBest === true,
        among: panel.points.length,
        x: { title: sideTitle(panel.x), value: x.drawn },
        y: { title: sideTitle(panel.y), value: y.drawn },
        chart,
      });
    }
  }
  const left = some.filter(({ id }) => !places.has(id));
  if (left.length === 0) return places;
  const baselines = findBaselines(rivals);
  for (const result of left) {
    const candidate = candidateOf(question, result, baselines);
    const why =
      candidate !== null && "why" in candidate
        ? candidate.why
        : "it is a baseline: the origin, from which changes are drawn";
    places.set(result.id, { why });
  }
  return places;
}

function familyKey({ modality, family }: Result): string {
  return `${modality} ${family}`;
}
