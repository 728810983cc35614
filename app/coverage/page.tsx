import type { Metadata } from "next";
import { redirect } from "next/navigation";
import {
  defaultCoverage,
  parseCoverageQuestion,
  printCoverageUrl,
} from "@/benchmark/coverage/coverage-question";
import { isPrinted } from "@/benchmark/query-reader";
import { CoverageControls } from "@/components/coverage/coverage-controls";
import { CoverageLegend } from "@/components/coverage/coverage-legend";
import { CoverageTotals } from "@/components/coverage/coverage-totals";
import { MatrixSections } from "@/components/coverage/matrix-sections";
import { NeededRunSection } from "@/components/coverage/needed-run-section";
import { TellingRunList } from "@/components/coverage/telling-run-list";
import { Notices } from "@/components/notices";
import { loadCoverage } from "@/db/coverage";

export const metadata: Metadata = {
  title: "Coverage",
  description: "What of the benchmark is measured, reported, digitised or contested, and what is missing.",
};

export default async function CoveragePage(props: PageProps<"/coverage">) {
  const params = await props.searchParams;
  const { question, notices } = parseCoverageQuestion(params);
  // A form sends its fields in its own order, and empty ones too; the address that stays is the one to be shared.
  const address = printCoverageUrl(question);
  if (notices.length === 0 && !isPrinted(params, address.replace("/coverage", ""))) redirect(address);
  const coverage = await loadCoverage(question);
  const { matrices, run } = coverage;
  const clearHref = printCoverageUrl({ ...defaultCoverage(question.axis), by: question.by });
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Coverage</h1>
      <p className="prose mt-2 text-soft">
        What is measured, and what is not: every technique on every model that any technique of its family was
        measured on, each data set and machine on its own. A missing cell says what to run.
      </p>
      <Notices notices={[...notices, ...coverage.notices]} />
      <CoverageTotals totals={coverage.totals} />
      <CoverageControls question={question} facets={coverage.facets} clearHref={clearHref} />
      {run && <NeededRunSection question={question} needed={run} />}
      {matrices.length > 0 && <CoverageLegend matrices={matrices} />}
      {matrices.length > 0 && <TellingRunList question={question} runs={coverage.telling} />}
      <MatrixSections question={question} matrices={matrices} clearHref={clearHref} />
      <p className="mt-12 text-sm text-soft">Dataset version {coverage.datasetVersion}</p>
    </main>
  );
}
