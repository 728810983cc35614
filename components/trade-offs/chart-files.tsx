import { panelQuestion } from "@/benchmark/trade-offs/panel-question";
import { printTradeOffExport, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { PngButton } from "./png-button";

interface Props {
  panel: Pick<TradeOffPanel, "modality" | "family" | "dataset">;
  question: TradeOffQuestion;
  /** What the chart is about: "Weight precision, Language". */
  title: string;
}

/** The chart to be taken away: as a file, or as a small page for other pages. */
export function ChartFiles({ panel, question, title }: Props) {
  const own = panelQuestion(question, panel);
  const svg = printTradeOffExport(own, "svg");
  return (
    <p className="no-print flex flex-wrap gap-x-4 gap-y-1">
      <span className="text-soft">This chart:</span>
      <a className="link" href={svg} download aria-label={`SVG of the chart: ${title}`}>
        SVG
      </a>
      <PngButton svg={svg} title={title} />
      <a
        className="link"
        href={printTradeOffExport(own, "csv")}
        download
        aria-label={`CSV of the chart: ${title}`}
      >
        CSV
      </a>
      <a
        className="link"
        href={printTradeOffExport(own, "embed")}
        aria-label={`Page of the chart alone, to be put into other pages: ${title}`}
      >
        Embed
      </a>
    </p>
  );
}
