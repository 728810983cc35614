import { MODALITIES } from "@/benchmark/axes";
import { familyTitle } from "@/benchmark/techniques";
import type { ScaleLines } from "@/benchmark/trade-offs/scale-lines";
import type { TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { count } from "@/benchmark/trade-offs/trade-off-reading";
import { sideTitle } from "@/benchmark/trade-offs/trade-off-terms";
import { ChartFiles } from "./chart-files";
import { originNotes, sizeRemarks } from "./chart-remarks";
import { drawnScaleLines, sizeLegend } from "./drawn-panel";
import { PointTable } from "./point-table";
import { sizeTable } from "./point-table-content";
import { TradeOffChart } from "./trade-off-chart";
import { Legend, LineNotes, Remarks, SIZE_NOTE } from "./trade-off-legend";
import { mostSizes } from "./trade-off-limit";
import { ChartHeading } from "./trade-off-section";

interface Props {
  chart: ScaleLines;
  question: TradeOffQuestion;
  id: string;
  /** Scheme and host of this site. */
  origin: string;
}

/** One metric against the size of models: a line for each technique, its reasons to break, and the same as a table. */
export function ScaleLinesSection({ chart, question, id, origin }: Props) {
  const shown = mostSizes(chart);
  const { points, lines, models } = chart;
  const title = `${familyTitle(chart.family)}, ${MODALITIES[chart.modality].title}`;
  const { marked, baselines } = sizeLegend(chart);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-12">
      <ChartHeading panel={chart} id={id} shown={shown.points.length} total={points.length} />
      <div className="mt-4 grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,47.5rem)_minmax(0,1fr)]">
        <TradeOffChart panel={drawnScaleLines(shown, question)} />
        <aside className="space-y-4 text-sm lg:pt-8">
          <p className="text-base">
            {count(points.length, "result")} on {count(models.length, "model")}, {count(lines.length, "line")}
            .
          </p>
          <Legend marked={marked} baselines={baselines} />
          <LineNotes notes={[SIZE_NOTE, ...originNotes(points)]} />
          <Remarks lists={sizeRemarks(chart)} />
          <ChartFiles origin={origin} panel={chart} question={question} title={title} />
        </aside>
      </div>
      <div className="mt-6">
        <PointTable
          content={sizeTable(
            shown,
            question.as === "change",
            `${title}: ${sideTitle(chart.y)} against the size of models`,
          )}
        />
      </div>
    </section>
  );
}
