import type { Axis } from "../axes";
import { type Baselines, findBaselines } from "../baselines";
import type { Result } from "../result";
import { panelQuestion } from "../trade-offs/panel-question";
import { candidateOf } from "../trade-offs/trade-off-point";
import { defaultTradeOff, printTradeOffUrl, type TradeOffQuestion } from "../trade-offs/trade-off-question";
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
  for (const result of left) places.set(result.id, { why: whyNowhere(question, result, baselines) });
  return places;
}

function whyNowhere(question: TradeOffQuestion, result: Result, baselines: Baselines): string {
  const candidate = candidateOf(question, result, baselines);
  if (candidate === null || !("why" in candidate)) {
    return "it is a baseline: the origin, from which changes are drawn";
  }
  // Boards call such a one a baseline: that none is declared for it is as it should be.
  const found = baselines.of(result);
  return "itself" in found && found.itself
    ? "it is a baseline, and no result is compared with it yet"
    : candidate.why;
}

function familyKey({ modality, family }: Result): string {
  return `${modality} ${family}`;
}
