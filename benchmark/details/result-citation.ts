import { resultAddress } from "../detail-address";
import type { BundleSummary, ResultDetail } from "./result-detail";

/** What a citation of a result names: enough to find it again, and to prove that it is the same. */
export type CitedResult = Pick<ResultDetail, "id" | "technique" | "version"> & { model: { name: string } };
export type CitedBundle = Pick<BundleSummary, "id" | "sha256" | "publishedAt" | "withdrawn"> & {
  submitter: { name: string };
};

/**
 * One line of text. The same result always gives the same one, until it is withdrawn: its day is that of its publication.
 *
 * @param site scheme and host.
 */
export function citationLine(result: CitedResult, bundle: CitedBundle, site: string): string {
  const gone = bundle.withdrawn ? ` Withdrawn ${bundle.withdrawn.at.slice(0, 10)}.` : "";
  const day = bundle.publishedAt ? ` Published ${bundle.publishedAt.slice(0, 10)}.` : "";
  return (
    `${bundle.submitter.name}. ${result.technique} on ${result.model.name}, version ${result.version}. ` +
    `EfficientLLM leaderboard, ${site}${resultAddress(result.id)}.${day}${gone} Bundle SHA-256 ${bundle.sha256}.`
  );
}

/** The same as a BibTeX entry. */
export function citationBibtex(result: CitedResult, bundle: CitedBundle, site: string): string {
  const gone = bundle.withdrawn ? `, withdrawn ${bundle.withdrawn.at.slice(0, 10)}` : "";
  const year = bundle.publishedAt ? [`  year         = {${bundle.publishedAt.slice(0, 4)}},`] : [];
  return [
    `@misc{efficientllm-result-${result.id},`,
    `  title        = {${escaped(`${result.technique} on ${result.model.name}`)}},`,
    `  author       = {{${escaped(bundle.submitter.name)}}},`,
    ...year,
    `  howpublished = {EfficientLLM leaderboard, \\texttt{${escaped(site)}${resultAddress(result.id)}}},`,
    `  note         = {Version ${result.version}${gone}, bundle ${bundle.id}, SHA-256 \\texttt{${bundle.sha256}}},`,
    "}",
  ].join("\n");
}

const SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

/** Text as TeX prints it, whatever is in it. */
function escaped(text: string): string {
  return text.replace(/[\\^~{}$&#%_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}
