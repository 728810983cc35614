import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { runsAddress } from "@/benchmark/detail-address";
import { checkResult } from "@/benchmark/details/result-checks";
import { DetailBaseline } from "@/components/details/detail-baseline";
import { DetailChecks } from "@/components/details/detail-checks";
import { DetailCitation } from "@/components/details/detail-citation";
import { DetailLinks } from "@/components/details/detail-links";
import { DetailMeasurements } from "@/components/details/detail-measurements";
import { ResultNotice } from "@/components/details/detail-notice";
import { DetailPipeline } from "@/components/details/detail-pipeline";
import { DetailProvenance } from "@/components/details/detail-provenance";
import { DetailScores } from "@/components/details/detail-scores";
import { DetailSection } from "@/components/details/detail-section";
import { DetailSetup } from "@/components/details/detail-setup";
import { DetailVersions } from "@/components/details/detail-versions";
import { ResultLead } from "@/components/details/result-lead";
import { loadResultPage } from "@/db/result-page";
import { siteOrigin } from "../../_requests/site-origin";

/** Title and page ask for the same. */
const loadPage = cache(loadResultPage);

export async function generateMetadata(props: PageProps<"/results/[id]">): Promise<Metadata> {
  const page = await loadPage((await props.params).id);
  if (!page) return {};
  const { technique, model } = page.result;
  const title = `${technique} on ${model.name}`;
  return { title, description: `Everything known of one result: ${title}, with the source of every number.` };
}

export default async function ResultPage(props: PageProps<"/results/[id]">) {
  const page = await loadPage((await props.params).id);
  if (!page) notFound();
  const { result, bundle, files, versions, baseline, comparedWith } = page;
  const links = { bundle: bundle.id, files };
  const board = runsAddress({ ...result, model: result.model.slug });
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="break-words font-semibold text-2xl">
        {result.technique} on {result.model.name}
      </h1>
      <ResultLead result={result} board={board} />
      <ResultNotice bundle={bundle} versions={versions} own={result.id} />
      <DetailSection id="measurements" title="Measurements">
        <DetailMeasurements result={result} files={links} />
      </DetailSection>
      <DetailSection id="quality" title="Quality">
        <DetailScores result={result} files={links} />
      </DetailSection>
      {result.notComparable && (
        <DetailSection id="not-comparable" title="Not comparable">
          <p className="prose whitespace-pre-line break-words text-sm">{result.notComparable}</p>
        </DetailSection>
      )}
      {result.notes && (
        <DetailSection id="notes" title="Notes of the submitter">
          <p className="prose whitespace-pre-line break-words text-sm">{result.notes}</p>
        </DetailSection>
      )}
      <DetailSection id="baseline" title="Against its baseline">
        <DetailBaseline result={result} found={baseline} />
      </DetailSection>
      <DetailSection
        id="checks"
        title="Checks"
        lead="Made anew from the values above: what the hardware and the values among themselves demand."
      >
        <DetailChecks checks={checkResult(result, "baseline" in baseline ? baseline.baseline : null)} />
      </DetailSection>
      <DetailSection id="setup" title="What ran, where and on what">
        <DetailSetup result={result} />
      </DetailSection>
      <DetailSection id="provenance" title="Where it comes from">
        <DetailProvenance trust={result.trust} bundle={bundle} files={files} />
      </DetailSection>
      <DetailSection id="reproduce" title="To reproduce it">
        <DetailPipeline pipeline={bundle.pipeline} />
      </DetailSection>
      <DetailSection id="versions" title="Versions">
        <DetailVersions versions={versions} own={result.id} />
      </DetailSection>
      {comparedWith.length > 0 && (
        <DetailSection id="compared" title="Compared with this result">
          <DetailLinks results={comparedWith} />
        </DetailSection>
      )}
      <DetailSection id="cite" title="To cite it">
        <DetailCitation result={result} bundle={bundle} site={siteOrigin(await headers())} />
      </DetailSection>
    </main>
  );
}
