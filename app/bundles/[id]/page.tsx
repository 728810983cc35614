import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { bundlePages, parseBundlePage } from "@/benchmark/details/bundle-question";
import { BundleAbout } from "@/components/details/bundle-about";
import { BundleFiles } from "@/components/details/bundle-files";
import { BundleFindings } from "@/components/details/bundle-findings";
import { BundleHistory } from "@/components/details/bundle-history";
import { BundleResults } from "@/components/details/bundle-results";
import { SupersededNotice, WithdrawnNotice } from "@/components/details/detail-notice";
import { DetailPipeline } from "@/components/details/detail-pipeline";
import { DetailSection } from "@/components/details/detail-section";
import { LinkedText } from "@/components/details/linked-text";
import { Notices } from "@/components/notices";
import { loadBundlePage } from "@/db/bundle-page";

/** Title and page ask for the same. */
const loadPage = cache(loadBundlePage);

export async function generateMetadata(props: PageProps<"/bundles/[id]">): Promise<Metadata> {
  const { page } = parseBundlePage(await props.searchParams);
  const bundle = await loadPage((await props.params).id, page);
  if (!bundle) return {};
  return { title: bundle.title, description: `A bundle of ${bundle.total} results as it was handed in.` };
}

export default async function BundlePage(props: PageProps<"/bundles/[id]">) {
  const { page, notices } = parseBundlePage(await props.searchParams);
  const bundle = await loadPage((await props.params).id, page);
  if (!bundle) notFound();
  const pages = bundlePages(bundle.total);
  if (bundle.page !== page) {
    notices.push({ parameter: "page", message: `There is no page ${page} of ${pages}; showing the first.` });
  }
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="break-words font-semibold text-2xl">{bundle.title}</h1>
      <p className="prose mt-3 text-soft">
        A bundle: {bundle.total === 1 ? "one result" : `${bundle.total} results`} handed in together, kept
        byte for byte as sent.
      </p>
      {bundle.description && (
        <p className="prose mt-3 whitespace-pre-line break-words">
          <LinkedText text={bundle.description} />
        </p>
      )}
      {bundle.state === "withdrawn" && <WithdrawnNotice bundle={bundle} what="bundle" />}
      {bundle.state === "superseded" && <SupersededNotice bundle={bundle} what="bundle" />}
      <Notices notices={notices} />
      <DetailSection id="results" title="Results">
        <BundleResults bundle={bundle} page={bundle.page} pages={pages} />
      </DetailSection>
      <DetailSection id="files" title="Files">
        <BundleFiles bundle={bundle.id} files={bundle.files} />
      </DetailSection>
      <DetailSection id="about" title="Where it comes from">
        <BundleAbout bundle={bundle} />
      </DetailSection>
      <DetailSection id="reproduce" title="To reproduce it">
        <DetailPipeline pipeline={bundle.pipeline} />
      </DetailSection>
      <DetailSection id="findings" title="Findings of the checks">
        <BundleFindings findings={bundle.findings} />
      </DetailSection>
      <DetailSection id="history" title="History">
        <BundleHistory events={bundle.events} />
      </DetailSection>
    </main>
  );
}
