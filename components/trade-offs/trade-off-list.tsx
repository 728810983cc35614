import { AXES } from "@/benchmark/axes";
import { MOST_COMPARED } from "@/benchmark/compare/compare-question";
import { printTradeOffUrl, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { columnLabel } from "@/benchmark/trade-offs/trade-off-terms";
import type { TradeOffs } from "@/benchmark/trade-offs/trade-offs";
import { CompareForm } from "./compare-form";
import { ScaleLinesSection } from "./scale-lines-section";
import { TradeOffLeftOut } from "./trade-off-left-out";
import { TradeOffSection } from "./trade-off-section";

interface Props {
  tradeOffs: TradeOffs;
  /** The same chart without filters. */
  clearHref: string;
  /** Scheme and host of this site, for addresses that are put into other pages. */
  origin: string;
}

/** All charts of an answer, then what none of them can show; or what to do if there is none. */
export function TradeOffList({ tradeOffs: { question, panels, lines, leftOut }, clearHref, origin }: Props) {
  const isEmpty = panels.length === 0 && lines.length === 0;
  return (
    <>
      {isEmpty && (
        <div className="mt-12 border-rule border-y py-10">
          <h2 className="font-semibold text-lg">No result answers this question</h2>
          <p className="prose mt-1 text-soft">
            {leftOut.length > 0
              ? `No result has ${wanted(question)}${question.as === "change" ? ", and a baseline that has the same" : ""}.`
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
        <TradeOffSection
          key={chartId(index)}
          panel={panel}
          question={question}
          id={chartId(index)}
          origin={origin}
        />
      ))}
      {lines.map((chart, index) => (
        <ScaleLinesSection
          key={chartId(index)}
          chart={chart}
          question={question}
          id={chartId(index)}
          origin={origin}
        />
      ))}
      {!isEmpty && <CompareForm most={MOST_COMPARED} />}
      <TradeOffLeftOut leftOut={leftOut} />
    </>
  );
}

/** Charts never move while they are shown. */
function chartId(index: number): string {
  return `chart-${index + 1}`;
}

function wanted({ view, x, y }: TradeOffQuestion): string {
  return view === "lines" ? columnLabel(y) : `both ${columnLabel(x)} and ${columnLabel(y)}`;
}
