import type { Metadata } from "next";

export const metadata: Metadata = {
  title: "Documentation",
  description: "How to write a bundle of results, check it, send it and follow it.",
};

const PAGES = [
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
] as const;

export default function DocsPage() {
  return (
    <main id="content" className="page pt-10 pb-20">
      <h1 className="font-semibold text-2xl">Documentation</h1>
      <p className="prose mt-2 text-soft">
        How to write a bundle of results, check it, send it and follow it.
      </p>
      <ul className="prose mt-6 space-y-4">
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
    </main>
  );
}
