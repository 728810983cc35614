import { stateText } from "@/benchmark/bundle-states";
import type { Finding } from "@/benchmark/findings";
import { groupFindings } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import { reportLines } from "./ingest-report";

/** What became of one file. */
export interface SubmitReport {
  file: string;
  /** `refused` by findings or by the server; `unreadable`: there was no file to judge. */
  outcome: "received" | "known" | "duplicate" | "refused" | "valid" | "unreadable";
  /** Digest and results of what was sent or checked. */
  sha256?: string;
  results?: number;
  /** Of what the server has: the secret receipt, and the address of its page. */
  receipt?: string;
  status?: string;
  state?: string;
  /** What the server said where it took nothing, or what the file is where it is no bundle. */
  message?: string;
  /** Whether it is a tool's file: what a bundle should have says nothing of it. */
  isOfTool?: boolean;
  findings: readonly Finding[];
}

/** 0 all received, 1 some refused, 2 some could not be read. */
export function submitExitCode(reports: readonly SubmitReport[]): number {
  const codes = { received: 0, known: 0, valid: 0, duplicate: 1, refused: 1, unreadable: 2 } as const;
  return Math.max(0, ...reports.map(({ outcome }) => codes[outcome]));
}

/** The one JSON document of `--json`. Identical findings are one, with all their `pointers`. */
export function submitReportJson(reports: readonly SubmitReport[], failure: string | null): string {
  const files = reports.map((report) => ({ ...report, findings: groupFindings(report.findings) }));
  return JSON.stringify(failure === null ? { files } : { files, failure }, null, 2);
}

/** One line for each finding, as `npm run ingest` prints them, then what became of the file. */
export function submitReportLines(report: SubmitReport): string[] {
  const { file, findings } = report;
  const lines = report.isOfTool ? [] : reportLines({ file, outcome: "valid", findings }).slice(0, -1);
  return [...lines, `${printable(file, 200)}: ${outcomeText(report)}`];
}

function outcomeText({ outcome, results = 0, sha256, status, state, message }: SubmitReport): string {
  const held = `${results} ${results === 1 ? "result" : "results"}, SHA-256 ${sha256}`;
  switch (outcome) {
    case "received":
      return `received, ${held}\n  Follow, correct or withdraw it here, and keep the address to yourself:\n  ${status}`;
    case "known":
      return `received before, now “${stateText(state ?? "")}”; ${held}\n  ${status}`;
    case "valid":
      return `valid, ${held}`;
    case "unreadable":
      return "could not be read";
    default:
      return message ? `${outcome}: ${printable(message, 1_000)}` : outcome;
  }
}
