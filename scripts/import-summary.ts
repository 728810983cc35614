import type { Bundle } from "@/benchmark/bundle";
import { printable } from "@/benchmark/printable";
import { runsWords } from "./import-numbers";

/** What would be published, and of which runs and raw files. */
interface Summary {
  bundle: Bundle;
  runs: readonly { number: number }[];
  raw: { sent: readonly { path: string }[]; withheld: readonly { path: string }[] };
}

/** What would be published, in a few lines, for a person to agree to. */
export function summaryLines({ bundle, runs, raw }: Summary): string[] {
  const { name, affiliation, relationship } = bundle.submitter;
  const results =
    runs.length === 1
      ? "1 result"
      : `${runs.length} results, of ${runsWords(runs.map(({ number }) => number))}`;
  const by = affiliation === undefined ? name : `${name}, ${affiliation}`;
  return [
    "",
    ...row("results", results),
    ...row("title", bundle.title),
    ...row("source", sourceText(bundle.source)),
    ...row("sent by", `${by} (${relationship})`),
    ...row("raw files", rawText(raw)),
  ];
}

function row(name: string, text: string): string[] {
  return [`  ${name.padEnd(9)}  ${printable(text, 200)}`];
}

function sourceText({ citation, url, doi, license }: Bundle["source"]): string {
  const parts = [citation, url, doi, license].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(", ") : "own run";
}

function rawText({ sent, withheld }: Summary["raw"]): string {
  const [first] = sent;
  const name = first && sent.length === 1 ? ` (${first.path})` : "";
  const behind =
    withheld.length > 0 ? `, ${withheld.length} ${withheld.length === 1 ? "stays" : "stay"} behind` : "";
  if (sent.length === 0) return `none go along${behind}`;
  return `${sent.length} ${sent.length === 1 ? "goes" : "go"} along${name}${behind}`;
}
