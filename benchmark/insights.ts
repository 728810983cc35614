import type { InsightChart } from "./insight-chart";
import { expertsInsight } from "./insights-experts";
import { precisionInsight } from "./insights-precision";
import { winnersInsight } from "./insights-winners";
import type { Result } from "./result";

/** A sentence or two that today's data allows, and the board where a reader can check it. */
export interface Insight {
  title: string;
  text: string;
  href: string;
  /** The numbers behind the sentence, to be drawn. */
  chart: InsightChart;
}

/**
 * The sharpest things that these results say, computed anew each time; what they do not allow is left out. A direction
 * is only said where it is certain, and never from an estimate.
 */
export function insights(results: readonly Result[]): Insight[] {
  return [precisionInsight(results), winnersInsight(results), expertsInsight(results)].filter(
    (insight) => insight !== null,
  );
}
