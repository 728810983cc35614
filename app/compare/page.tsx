import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { parseCompareQuestion, printCompareUrl } from "@/benchmark/compare/compare-question";
import { isPrinted } from "@/benchmark/query-reader";
import { CompareChoice } from "@/components/compare/compare-choice";
import { CompareControls } from "@/components/compare/compare-controls";
import { ComparePairs } from "@/components/compare/compare-pairs";
import { CompareTable } from "@/components/compare/compare-table";
import { Notices } from "@/components/notices";
import { loadComparison } from "@/db/compare";

export const metadata: Metadata = {
  title: "Compare results",
  description: "Up to six results side by side: what differs, and which of their values may be compared.",
};

export default async function ComparePage(props: PageProps<"/compare">) {
  const params = await props.searchParams;
  const { question, notices } = parseCompareQuestion(params);
  // A form sends its fields in its own order, and empty ones too; the address that stays is the one to be shared.
  const address = printCompareUrl(question);
  if (notices.length === 0 && !isPrinted(params, address.replace("/compare", ""))) redirect(address);
  const comparison = await loadComparison(question);
  const { columns, pairs, datasetVersion } = comparison;
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Compare results</h1>
      <p className="prose mt-2 mb-6 text-soft">
        Results side by side, as they were published. Values are set against each other only where the results
        may be compared: same model, hardware and workload, and values of one unit and scope.
      </p>
      <Notices notices={[...notices, ...comparison.notices]} />
      {columns.length === 0 ? (
        <CompareChoice />
      ) : (
        <>
          <CompareControls comparison={comparison} />
          <CompareTable comparison={comparison} />
          {pairs.length > 0 && <ComparePairs pairs={pairs} columns={columns} />}
        </>
      )}
      <p className="mt-12 text-sm text-soft">Dataset version {datasetVersion}</p>
    </main>
  );
}
