import type { InsightChart as Chart } from "@/benchmark/insight-chart";
import { BarFigure } from "./insight-chart-bars";
import { PairFigure } from "./insight-chart-pairs";
import { RankFigure } from "./insight-chart-ranks";

/** The numbers of a finding as a small drawing; its name says them all. Drawn on the server, no script. */
export function InsightChart({ chart }: { chart: Chart }) {
  if (chart.kind === "pairs") return <PairFigure chart={chart} />;
  if (chart.kind === "ranks") return <RankFigure chart={chart} />;
  return <BarFigure chart={chart} />;
}
