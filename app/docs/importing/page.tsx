import type { Metadata } from "next";
import { headers } from "next/headers";
import { DetailSection } from "@/components/details/detail-section";
import { ImporterJoining } from "@/components/docs/importer-joining";
import { ImporterMatrix } from "@/components/docs/importer-matrix";
import { ImporterQuestions } from "@/components/docs/importer-questions";
import { ImporterPrivacy, ImporterRefusals } from "@/components/docs/importer-refusals";
import { ImporterSection } from "@/components/docs/importer-section";
import { ImporterStart } from "@/components/docs/importer-start";
import { ImporterWords } from "@/components/docs/importer-words";
import { IMPORTERS } from "@/importers/registry";
import { siteOrigin } from "../../_requests/site-origin";

export const metadata: Metadata = {
  title: "Importing results",
  description: "How files of evaluation tools become a bundle: what is read, joined, asked and left out.",
};

const SECTIONS = [
  ["start", "From files to a bundle"],
  ["words", "Words of this page"],
  ["tools", "Which tools, which values"],
  ["joining", "Several files, one result"],
  ["questions", "What is asked"],
  ["skipped", "What is not taken"],
  ["privacy", "What is not published"],
  ["each", "Tool by tool"],
] as const;

export default async function ImportingPage() {
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Importing results</h1>
      <p className="prose mt-2 text-soft">
        Results are sent as a bundle, one file with all values and what they are of; but you need not write
        it. The files of {IMPORTERS.length} tools are read as the tools wrote them. What belongs to one run is
        joined, what no file says is asked, and the bundle passes the same checks as any other. This page is
        made from the tables that the import itself uses.
      </p>
      <nav aria-label="On this page" className="mt-5 text-sm">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {SECTIONS.map(([id, title]) => (
            <li key={id}>
              <a className="link" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DetailSection id="start" title="From files to a bundle">
        <ImporterStart site={siteOrigin(await headers())} />
      </DetailSection>
      <DetailSection id="words" title="Words of this page">
        <ImporterWords />
      </DetailSection>
      <DetailSection
        id="tools"
        title="Which tools, which values"
        lead="A mark: the tool’s files can hold it. A tool’s name leads to all that is read of its files, a metric’s to its definition. What stands in brackets is its short name on the boards."
      >
        <ImporterMatrix />
      </DetailSection>
      <DetailSection id="joining" title="Several files, one result">
        <ImporterJoining />
      </DetailSection>
      <DetailSection
        id="questions"
        title="What is asked"
        lead="Only what the files leave open. The first column answers beforehand, on the command line."
      >
        <ImporterQuestions />
      </DetailSection>
      <DetailSection
        id="skipped"
        title="What is not taken"
        lead="Each file is taken, or skipped with a reason. Files are known by their content, whatever their name."
      >
        <ImporterRefusals />
      </DetailSection>
      <DetailSection id="privacy" title="What is not published">
        <ImporterPrivacy />
      </DetailSection>
      <DetailSection
        id="each"
        title="Tool by tool"
        lead="Open a tool to see field by field what is read of its files. A field becomes a metric, a score (quality), or a part of a result or its environment, as the format of bundles calls it. The board, the kind of model and the family of a technique follow from these and are not listed."
      >
        {IMPORTERS.map((importer) => (
          <ImporterSection key={importer.key} importer={importer} />
        ))}
      </DetailSection>
    </main>
  );
}
