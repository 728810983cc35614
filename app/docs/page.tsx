import type { Metadata } from "next";
import { headers } from "next/headers";
import { DetailSection } from "@/components/details/detail-section";
import { FirstResult } from "@/components/docs/first-result";
import { siteOrigin } from "../_requests/site-origin";

export const metadata: Metadata = {
  title: "Documentation",
  description: "How to write a bundle of results, check it, send it and follow it.",
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
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Documentation</h1>
      <p className="prose mt-2 text-soft">
        How to write a bundle of results, check it, send it and follow it.
      </p>
      <DetailSection id="first" title="Your first result in five steps">
        <FirstResult site={siteOrigin(await headers())} />
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
