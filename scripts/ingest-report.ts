import { type Finding, type FindingGroup, groupFindings } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import type { ResultRun } from "@/importers/finding-places";
import { leaveOutLines, placeText, withPlaces } from "./import-findings";

/** What became of one file. */
export interface FileReport {
  file: string;
  /** `refused` by a finding; `unreadable`: there was no file to judge. */
  outcome: "added" | "duplicate" | "refused" | "valid" | "unreadable";
  /** Id of the stored bundle, for `added` and `duplicate`. */
  bundle?: string;
  /** Results in the bundle, where it could be read. */
  results?: number;
  /** Of the added results, how many are new versions of known ones. */
  newVersions?: number;
  datasetVersion?: number;
  /** Why no bundle could be made of it, where no finding says so. */
  why?: string;
  /** What the bundle was made of, where it was not one before: what `npm run import --json` says. */
  import?: Record<string, unknown>;
  /** The runs that its results were made of, by which findings are told then. */
  runs?: readonly ResultRun[];
  findings: readonly Finding[];
}

/** 0 all in, 1 some refused, 2 some could not be read: the exit code is the worst of all files. */
export function exitCode(reports: readonly FileReport[]): number {
  const codes = { added: 0, duplicate: 0, valid: 0, refused: 1, unreadable: 2 } as const;
  return Math.max(0, ...reports.map(({ outcome }) => codes[outcome]));
}

/** The one JSON document of `--json`. Identical findings are one, with all their `pointers`, and `places` in an import. */
export function reportJson(reports: readonly FileReport[], failure: string | null): string {
  const files = reports.map(({ runs = [], ...report }) => ({
    ...report,
    findings: withPlaces(groupFindings(report.findings), runs),
  }));
  return JSON.stringify(failure === null ? { files } : { files, failure }, null, 2);
}

const PLACES_SHOWN = 3;

/** One line for each finding, then one for what became of the file. "" for a file that goes without saying. */
export function reportLines(report: FileReport): string[] {
  const file = printable(report.file, 200);
  const { runs = [] } = report;
  const groups = groupFindings(report.findings);
  const lines = (runs.length > 0 ? firstOfEach(groups) : groups).map(
    ({ severity, code, pointers, count, found, expected, remedy }) => {
      const places = pointers
        .slice(0, PLACES_SHOWN)
        .map((pointer) => placeText(pointer, runs))
        .join(", ");
      const more = count > PLACES_SHOWN ? ` and ${count - PLACES_SHOWN} more` : "";
      return `${severity.padEnd(7)} ${code}  ${[file, `${places}${more}`].filter(Boolean).join(": ")}: found ${found}; expected ${expected}. ${remedy}`;
    },
  );
  return [
    ...lines,
    ...(lines.length < groups.length
      ? [`  and ${groups.length - lines.length} more alike (--json lists them all)`]
      : []),
    ...leaveOutLines(report.findings, runs),
    `${file}: ${outcomeText(report)}`,
  ];
}

const ALIKE_SHOWN = 10;

/** Of what is found in many runs of an import, the first: they say the same with other numbers. */
function firstOfEach(groups: readonly FindingGroup[]): FindingGroup[] {
  const counts = new Map<string, number>();
  return groups.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= ALIKE_SHOWN;
  });
}

function outcomeText(report: FileReport): string {
  const { outcome, bundle, results = 0, newVersions = 0, datasetVersion, why } = report;
  const held = `${results} ${results === 1 ? "result" : "results"}`;
  switch (outcome) {
    case "added": {
      const versions = newVersions > 0 ? `, ${newVersions} of them new versions of known results` : "";
      return `added ${held}${versions}, as bundle ${bundle}; the dataset is now version ${datasetVersion}`;
    }
    case "duplicate":
      return `known already as bundle ${bundle}; nothing was added`;
    case "valid":
      return `valid, ${held}`;
    case "refused":
      return why === undefined ? "refused" : `refused, ${why}; nothing was stored`;
    case "unreadable":
      return "could not be read";
  }
}
