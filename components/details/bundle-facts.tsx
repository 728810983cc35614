import { doiUrl } from "@/benchmark/details/linked-text";
import type { BundleSummary } from "@/benchmark/details/result-detail";
import type { Fact } from "./fact-list";
import { LinkedText } from "./linked-text";

const KINDS = {
  run: "a run of the evaluation pipeline",
  publication: "figures of a publication",
  import: "results of another project, imported",
} as const satisfies Record<BundleSummary["source"]["kind"], string>;

/** What a bundle was taken from, as facts; what is not stated is left out. */
export function sourceFacts({ kind, url, citation, doi, license }: BundleSummary["source"]): Fact[] {
  return [
    { name: "source", value: KINDS[kind] },
    ...(url ? [{ name: "address", value: <LinkedText text={url} /> }] : []),
    ...(citation ? [{ name: "citation", value: <LinkedText text={citation} /> }] : []),
    ...(doi
      ? [
          {
            name: "DOI",
            value: (
              <a className="link" href={doiUrl(doi)} rel="nofollow ugc">
                {doi}
              </a>
            ),
          },
        ]
      : []),
    { name: "license", value: license ?? "not stated" },
  ];
}

/** Who handed a bundle in, and what they have to do with what was measured. */
export function submitterText({ name, affiliation, relationship }: BundleSummary["submitter"]): string {
  const role =
    relationship === "first-party"
      ? "first party: made the technique or the model"
      : "third party: made neither the technique nor the model";
  return `${name}${affiliation ? `, ${affiliation}` : ""} (${role})`;
}
