import { slug } from "@/benchmark/slug";
import { compareText } from "@/benchmark/techniques";
import { panelQuestion } from "@/benchmark/trade-offs/panel-question";
import { printTradeOffUrl, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { count } from "@/benchmark/trade-offs/trade-off-reading";
import type { TradeOffPanel } from "@/benchmark/trade-offs/trade-offs";

/** From so many techniques on a chart is a crowd. */
const MANY_TECHNIQUES = 12;

interface Props {
  panel: TradeOffPanel;
  question: TradeOffQuestion;
}

/** A crowd whose worst results stretch the axes is left for the techniques on its frontier, by one link. */
export function FrontierOnly({ panel, question }: Props) {
  const best = new Set(panel.points.flatMap(({ isBest, technique }) => (isBest ? [slug(technique)] : [])));
  if (best.size === 0 || panel.techniques.length < MANY_TECHNIQUES || best.size === panel.techniques.length) {
    return null;
  }
  const narrowed = { ...panelQuestion(question, panel), technique: [...best].sort(compareText) };
  return (
    <p className="no-print">
      <a className="link" href={printTradeOffUrl(narrowed)}>
        Only the {count(best.size, "technique")} on the frontier
      </a>{" "}
      <span className="text-soft">of {panel.techniques.length}: the axes then fit them.</span>
    </p>
  );
}
