import { AXES } from "@/benchmark/axes";
import { printTradeOffUrl } from "@/benchmark/trade-offs/trade-off-question";
import { columnLabel } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffs } from "@/benchmark/trade-offs/trade-offs";
import { TradeOffLeftOut } from "./trade-off-left-out";
import { TradeOffSection } from "./trade-off-section";

interface Props {
  tradeOffs: TradeOffs;
  /** The same chart without filters. */
  clearHref: string;
}

/** All charts of an answer, then what none of them can show; or what to do if there is none. */
export function TradeOffList({ tradeOffs: { question, panels, leftOut }, clearHref }: Props) {
  return (
    <>
      {panels.length === 0 && (
        <div className="mt-12 border-rule border-y py-10">
          <h2 className="font-semibold text-lg">No result answers this question</h2>
          <p className="prose mt-1 text-soft">
            {leftOut.length > 0
              ? `No result has both ${columnLabel(question.x)} and ${columnLabel(question.y)}${question.as === "change" ? ", and a baseline that has them too" : ""}.`
              : `Nothing has been published for these filters on the axis ${AXES[question.axis].title.toLowerCase()}.`}{" "}
            Choose another metric, or{" "}
            <a className="link" href={clearHref}>
              take all filters away
            </a>
            {question.as === "change" && (
              <>
                , or{" "}
                <a className="link" href={printTradeOffUrl({ ...question, as: "values" })}>
                  see the values without a baseline
                </a>
              </>
            )}
            .
          </p>
        </div>
      )}
      {panels.map((panel, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: charts never move while they are shown
        <TradeOffSection key={index} panel={panel} id={`chart-${index + 1}`} />
      ))}
      <TradeOffLeftOut leftOut={leftOut} />
    </>
  );
}
