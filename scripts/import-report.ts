import { printable } from "@/benchmark/printable";
import type { FileOutcome } from "@/importers/file-outcomes";
import { SKIP_REASONS, type Skipped } from "@/importers/reading";
import { importerTitle } from "@/importers/registry";

const LISTED = 150;
const UNKNOWN_LISTED = 30;

/** One line a file; of many, the first. `isVerbose`: all. */
export function fileLines(outcomes: readonly FileOutcome[], isVerbose = false): string[] {
  const taken = outcomes.filter((one) => one.taken.length > 0);
  const skipped = outcomes.filter((one) => one.taken.length === 0);
  const unknown = skipped.filter((one) => one.skipped.every(({ reason }) => reason === "unknown"));
  const known = skipped.filter((one) => !unknown.includes(one));
  const all = Number.POSITIVE_INFINITY;
  return [
    `${outcomes.length} ${outcomes.length === 1 ? "file" : "files"}: ${taken.length} taken, ${skipped.length} skipped`,
    ...cut(
      taken.flatMap((one) => [
        `  ${name(one.path)}: ${one.taken.map(({ producer, runs }) => `${importerTitle(producer)}${runs > 1 ? `, ${runs} runs` : ""}`).join("; ")}`,
        ...one.skipped.map(({ why }) => `    without ${printable(why, 200)}`),
      ]),
      isVerbose ? all : LISTED,
    ),
    ...cut(
      known.map(({ path, skipped: [first] }) => `  ${name(path)}: skipped, ${first ? skipText(first) : ""}`),
      isVerbose ? all : LISTED,
    ),
    ...cut(
      unknown.map(({ path }) => `  ${name(path)}: skipped, ${SKIP_REASONS.unknown}`),
      isVerbose ? all : UNKNOWN_LISTED,
      "more that no importer knows",
    ),
  ];
}

/** The first of many lines, and how many more there are. */
export function cut(lines: readonly string[], most: number, what = "more"): string[] {
  const more = lines.length - most;
  return [...lines.slice(0, most), ...(more > 0 ? [`  and ${more} ${what} (--verbose lists them all)`] : [])];
}

function skipText({ reason, why }: Omit<Skipped, "path">): string {
  const general = SKIP_REASONS[reason];
  return general === why ? general : `${general}: ${printable(why, 200)}`;
}

function name(path: string): string {
  return printable(path, 160);
}
