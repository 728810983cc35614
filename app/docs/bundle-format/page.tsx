import type { Metadata } from "next";
import { headers } from "next/headers";
import { bundleJsonSchema } from "@/benchmark/bundle";
import { BUNDLE_FORMAT } from "@/benchmark/bundle-format";
import { exampleBundleText } from "@/benchmark/docs/example-bundle";
import { listSchemaObjects } from "@/benchmark/docs/schema-fields";
import { DetailSection } from "@/components/details/detail-section";
import { BeforeSending } from "@/components/docs/before-sending";
import { CodeBlock } from "@/components/docs/code-block";
import { FieldTables } from "@/components/docs/field-tables";
import { FindingDocs } from "@/components/docs/finding-docs";
import { MetricDocs, UnitDocs } from "@/components/docs/metric-docs";
import { LimitDocs, PackageDocs } from "@/components/docs/package-docs";
import { StateDocs } from "@/components/docs/state-docs";
import { siteOrigin } from "../../_requests/site-origin";

export const metadata: Metadata = {
  title: "The format of bundles",
  description: "Fields, metrics, units, limits and findings of a bundle of results, and an example.",
};

const SECTIONS = [
  ["before", "Before sending"],
  ["example", "An example"],
  ["findings", "Findings"],
  ["package", "The file that is sent"],
  ["fields", "Fields"],
  ["metrics", "Metrics"],
  ["units", "Units"],
  ["limits", "Limits"],
  ["states", "What happens after sending"],
] as const;

export default async function BundleFormatPage() {
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">The format of bundles</h1>
      <p className="prose mt-2 text-soft">
        A bundle is what one run, or one publication, hands in together: a JSON document of the format{" "}
        <code>{BUNDLE_FORMAT}</code>, alone or with its raw files. This page is made from the tables that the
        checks themselves use.
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
      <DetailSection id="before" title="Before sending">
        <BeforeSending site={siteOrigin(await headers())} />
      </DetailSection>
      <DetailSection
        id="example"
        title="An example"
        lead="It passes all checks. Its numbers are made up, and it says so."
      >
        <a className="link" href="/docs/example-bundle.json" download>
          Download it
        </a>
        <details className="mt-2">
          <summary className="link w-fit">Read it here</summary>
          <CodeBlock label="A bundle" text={exampleBundleText()} />
        </details>
      </DetailSection>
      <DetailSection
        id="findings"
        title="Findings"
        lead="The checks say everything that is wrong at once. An error refuses the bundle; a warning is published with a mark. Codes are added, never renamed."
      >
        <FindingDocs />
      </DetailSection>
      <DetailSection id="package" title="The file that is sent">
        <PackageDocs />
      </DetailSection>
      <DetailSection
        id="fields"
        title="Fields"
        lead="A field that is not here is refused: it would be lost unseen. What is not known is left out."
      >
        <FieldTables objects={listSchemaObjects(bundleJsonSchema())} whole="The document" />
      </DetailSection>
      <DetailSection
        id="metrics"
        title="Metrics"
        lead="Each axis has its own. A value is kept as sent and as converted; where there is none, missing says why."
      >
        <MetricDocs />
      </DetailSection>
      <DetailSection
        id="units"
        title="Units"
        lead="A unit is never guessed from the size of a number. Memory may also be a fraction of the environment’s memory_gb."
      >
        <UnitDocs />
      </DetailSection>
      <DetailSection id="limits" title="Limits">
        <LimitDocs />
      </DetailSection>
      <DetailSection
        id="states"
        title="What happens after sending"
        lead="The receipt leads to a page that says where a submission stands. Keep it: who has it can follow, correct and withdraw."
      >
        <StateDocs />
      </DetailSection>
    </main>
  );
}
