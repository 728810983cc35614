import type { Metadata } from "next";
import { headers } from "next/headers";
import { DetailSection } from "@/components/details/detail-section";
import { FilesOfTools } from "@/components/docs/files-of-tools";
import { FirstResult } from "@/components/docs/first-result";
import { siteOrigin } from "../_requests/site-origin";

export const metadata: Metadata = {
  title: "Documentation",
  description:
    "How results are sent: from the files of your tools, or in a bundle that you write; how to check, send and follow it.",
};

const PAGES = [
  {
    href: "/docs/importing",
    title: "Importing results",
    about:
      "Which tools’ files become a bundle by themselves, field by field; what is asked, skipped and never published.",
  },
  {
    href: "/docs/bundle-format",
    title: "The format of bundles",
    about:
      "Fields, metrics, units, limits, what may be in the file, every finding of the checks, an example.",
  },
  {
    href: "/docs/api",
    title: "The API",
    about: "How a program checks a bundle, sends it, follows and withdraws it.",
  },
  {
    href: "/schemas/bundle-v1.json",
    title: "The JSON Schema of bundles",
    about: "For tools that check JSON, in any language.",
  },
  {
    href: "/api/v1/openapi.json",
    title: "The API as an OpenAPI document",
    about: "For tools that make clients of it.",
  },
] as const;

export default async function DocsPage() {
  const site = siteOrigin(await headers());
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Documentation</h1>
      <p className="prose mt-2 text-soft">
        Results come here as a bundle: one file that holds your values, each with its unit, and says of which
        model, technique and hardware they are. The files of the run can be packed with it, so that others can
        check the values. There are two ways to a bundle:{" "}
        <a className="link" href="#files">
          from the files of your tools
        </a>
        , or{" "}
        <a className="link" href="#writing">
          by writing it yourself
        </a>
        .
      </p>
      <DetailSection id="files" title="From the files of your tools">
        <FilesOfTools site={site} />
      </DetailSection>
      <DetailSection id="writing" title="By writing the bundle yourself">
        <FirstResult site={site} />
      </DetailSection>
      <DetailSection id="reference" title="To look things up">
        <ul className="prose space-y-4">
          {PAGES.map(({ href, title, about }) => (
            <li key={href}>
              <a className="link font-semibold" href={href}>
                {title}
              </a>
              <br />
              {about}
            </li>
          ))}
        </ul>
      </DetailSection>
    </main>
  );
}
