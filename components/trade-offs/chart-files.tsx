import { panelQuestion } from "@/benchmark/trade-offs/panel-question";
import { printTradeOffExport, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";
import { PngButton } from "./png-button";

interface Props {
  panel: Pick<TradeOffPanel, "modality" | "family" | "dataset">;
  question: TradeOffQuestion;
  /** What the chart is about: "Weight precision, Language". */
  title: string;
  /** Scheme and host of this site. */
  origin: string;
}

/** As wide as the chart itself, and about as high as one with its notes. */
const FRAME = { width: 808, height: 760 } as const;

/** The chart to be taken away: as a file, or as a small page for other pages. */
export function ChartFiles({ panel, question, title, origin }: Props) {
  const own = panelQuestion(question, panel);
  const svg = printTradeOffExport(own, "svg");
  const embed = printTradeOffExport(own, "embed");
  return (
    <div className="no-print">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
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
          href={embed}
          aria-label={`Page of the chart alone, to be put into other pages: ${title}`}
        >
          Embed
        </a>
      </p>
      <details className="mt-1">
        <summary className="py-1 text-accent">Put this chart into a page</summary>
        <label className="frame-code">
          <span>
            Light; write <code>theme=dark</code> for a dark page, or leave <code>theme</code> out to follow
            each reader’s own.
          </span>
          <textarea readOnly rows={5} spellCheck={false} defaultValue={frameCode(origin, embed, title)} />
        </label>
      </details>
    </div>
  );
}

/** What to write into a page so that it shows the chart, always light, whatever the reader’s scheme. */
function frameCode(origin: string, embed: string, title: string): string {
  const { width, height } = FRAME;
  const address = `${origin}${embed}${embed.includes("?") ? "&" : "?"}theme=light`.replaceAll("&", "&amp;");
  const name = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${address}" title="${name}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}
