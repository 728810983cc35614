import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AXES } from "@/benchmark/axes";
import { isPrinted } from "@/benchmark/query-reader";
import {
  parseTradeOffQuestion,
  printTradeOffUrl,
  withoutFilters,
} from "@/benchmark/trade-offs/trade-off-question";
import { tradeOffInWords } from "@/benchmark/trade-offs/trade-off-title";
import { activeFilters, filterContents } from "@/components/filter-content";
import { Notices } from "@/components/notices";
import { TradeOffControls } from "@/components/trade-offs/trade-off-controls";
import { TradeOffList } from "@/components/trade-offs/trade-off-list";
import { loadTradeOffs } from "@/db/trade-offs";
import { siteOrigin } from "../_requests/site-origin";

export const metadata: Metadata = {
  title: "Trade-offs",
  description: "What efficiency techniques save and what they cost, each against its own baseline.",
};

export default async function TradeOffsPage(props: PageProps<"/trade-offs">) {
  const params = await props.searchParams;
  const { question, notices } = parseTradeOffQuestion(params);
  // A form sends its fields in its own order, and empty ones too; the address that stays is the one to be shared.
  const address = printTradeOffUrl(question);
  if (notices.length === 0 && !isPrinted(params, address.replace("/trade-offs", ""))) redirect(address);
  const tradeOffs = await loadTradeOffs(question);
  const filters = filterContents(question, tradeOffs.facets);
  const clearHref = printTradeOffUrl(withoutFilters(question));
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Trade-offs</h1>
      <p className="prose mt-2 mb-6 text-soft">
        What a technique saves and what it costs: each result against its own baseline, on the same model,
        hardware and workload. What can’t be compared is never joined; the reason stands beside the chart.
      </p>
      <p className="mb-4 hidden print:block">
        {AXES[question.axis].title}: {tradeOffInWords(question)}. Dataset version {tradeOffs.datasetVersion}
      </p>
      <Notices notices={[...notices, ...tradeOffs.notices]} />
      <TradeOffControls
        question={question}
        filters={filters}
        active={activeFilters(question, filters, printTradeOffUrl)}
        clearHref={clearHref}
      />
      <TradeOffList tradeOffs={tradeOffs} clearHref={clearHref} origin={siteOrigin(await headers())} />
      <p className="mt-12 text-sm text-soft">Dataset version {tradeOffs.datasetVersion}</p>
    </main>
  );
}
