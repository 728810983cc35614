"use client";

import { useState, useSyncExternalStore } from "react";
import { boardBibtex } from "@/benchmark/export/citation";

interface Props {
  /** Where the board is to be had in each format. */
  hrefs: Readonly<Record<"csv" | "json" | "md" | "tex", string>>;
  /** The board's own address, absolute. */
  address: string;
  datasetVersion: number;
}

const never = () => () => {};

/** The board as files, to be copied, and how it is cited. The buttons that copy appear with JavaScript alone. */
export function ExportMenu({ hrefs, address, datasetVersion }: Props) {
  const [said, say] = useState("");
  const canCopy = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const bibtex = boardBibtex(address, datasetVersion);
  const entries: readonly (readonly [name: string, about: string, text: string, href?: string])[] = [
    ["CSV", "every value with unit, rank and origin", "", hrefs.csv],
    ["JSON", "all that is known of the board", "", hrefs.json],
    ["Markdown", "a table for each cohort", "", hrefs.md],
    ["LaTeX", "booktabs tables with caption", "", hrefs.tex],
    ["Address", "this board as it stands", address],
    ["BibTeX", "the paper, this board and its dataset version", bibtex],
  ];

  async function copy(name: string, text: string, href?: string) {
    try {
      await navigator.clipboard.writeText(href ? await load(href) : text);
      say(`Copied: ${name}.`);
    } catch {
      say(`${name} could not be copied. Open its link or select its text, and copy it from there.`);
    }
  }

  return (
    <details className="filter no-print text-sm" name="filter">
      <summary className="chip">Export</summary>
      <div className="panel space-y-2">
        <ul className="space-y-1">
          {entries.map(([name, about, text, href]) => (
            <li key={name} className="flex items-baseline gap-3">
              {href ? (
                <a className="link" href={href} download>
                  {name}
                </a>
              ) : (
                name
              )}
              <span className="text-soft">{about}</span>
              {canCopy && (
                <button
                  type="button"
                  className="link ml-auto"
                  onClick={() => copy(name, text, href)}
                  aria-label={`Copy ${name}`}
                >
                  Copy
                </button>
              )}
            </li>
          ))}
        </ul>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="overflow-x-auto" tabIndex={0} aria-label="How to cite">
          <pre className="font-mono text-xs">{bibtex}</pre>
        </section>
        <p role="status">{said}</p>
      </div>
    </details>
  );
}

/** The text behind an address; what is not there is no text. */
async function load(href: string): Promise<string> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href} answered ${response.status}`);
  return response.text();
}
