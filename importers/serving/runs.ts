import { endedAt } from "../clock";
import type { Imported, Reading, Skipped, SkipReason } from "../reading";
import type { SourceFile } from "../source-file";
import { type FileRecord, recordsIn } from "./records";
import { RepeatedRuns, repeatedSkips } from "./repeated-runs";

/** What one record of a file is: a run, with a label for when there are several, or nothing that can be used. */
export type RunOutcome = { run: Omit<Reading, "producer" | "paths"> } | { reason: SkipReason; why: string };

export interface RunContext {
  path: string;
}

interface Options {
  producer: string;
  readRun(record: FileRecord, context: RunContext): RunOutcome;
  /** What tells a run from all others, so that a table of runs beside the runs is not read twice; null: nothing does. */
  identity?(record: FileRecord): string | null;
}

/** Reads files that hold one run or many, each by itself: a run that can't be used does not take the others with it. */
export async function readRuns(files: readonly SourceFile[], options: Options): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  const elsewhere = new RepeatedRuns();
  for (const file of singlesFirst(files)) {
    const outcome = await readFile(file, options, elsewhere);
    imported.readings.push(...outcome.readings);
    imported.skipped.push(...outcome.skipped);
  }
  return imported;
}

async function readFile(file: SourceFile, options: Options, elsewhere: RepeatedRuns): Promise<Imported> {
  const { path } = file;
  const content = await recordsIn(file);
  if (!content) return refused(path, "unreadable", "it begins like JSON, but can't be read to its end");
  const { records, isCutOff } = content;
  if (records.length === 0) return refused(path, "empty", "there is no run in it");
  const readings: Reading[] = [];
  const skipped: Skipped[] = [];
  const places: string[] = [];
  const inFile = new RepeatedRuns();
  records.forEach((record, index) => {
    const identity = options.identity?.(record) ?? null;
    const other = identity === null ? null : elsewhere.before(identity, path);
    const isTwice = inFile.before(JSON.stringify(record), path) !== null;
    // In one file only what agrees in everything is one run.
    const place = isTwice ? path : other === path ? null : other;
    if (place !== null) {
      places.push(place);
      return;
    }
    const outcome = options.readRun(record, { path });
    const prefix = records.length > 1 ? `run ${index + 1} of ${records.length}: ` : "";
    const { date, duration } = record;
    // Written when a benchmark of so many seconds ended.
    const during =
      typeof date === "string" ? endedAt(date, typeof duration === "number" ? duration : null) : null;
    if ("run" in outcome)
      readings.push({ producer: options.producer, paths: [path], ...(during && { during }), ...outcome.run });
    else skipped.push({ path, reason: outcome.reason, why: prefix + outcome.why });
  });
  return {
    readings: withDistinctLabels(readings),
    skipped: [
      ...mergedSkips(skipped, records.length),
      ...repeatedSkips(path, places, records.length),
      ...(isCutOff ? [cutOff(path)] : []),
    ],
  };
}

/** What is said of a file whose last line breaks off: its other lines are read. */
export function cutOff(path: string): Skipped {
  return { path, reason: "unreadable", why: "its last line is cut off; the lines before it are read" };
}

function refused(path: string, reason: SkipReason, why: string): Imported {
  return { readings: [], skipped: [{ path, reason, why }] };
}

/** One line for a file of which every run is skipped for the same reason. */
function mergedSkips(skipped: Skipped[], runs: number): Skipped[] {
  const [first] = skipped;
  if (!first || runs < 2 || skipped.length < runs) return skipped;
  if (skipped.some(({ reason }) => reason !== first.reason)) return skipped;
  return [{ ...first, why: `all ${runs} runs: ${first.why.replace(/^run \d+ of \d+: /, "")}` }];
}

/** A run alone in its file needs no label; of several, those that say the same are counted. */
export function withDistinctLabels(readings: readonly Reading[]): Reading[] {
  if (readings.length < 2) return readings.map((reading) => ({ ...reading, label: "" }));
  const uses = new Map<string, number>();
  const total = new Map<string, number>();
  for (const { label } of readings) total.set(label, (total.get(label) ?? 0) + 1);
  return readings.map((reading) => {
    const use = (uses.get(reading.label) ?? 0) + 1;
    uses.set(reading.label, use);
    if ((total.get(reading.label) ?? 0) < 2) return reading;
    return { ...reading, label: [reading.label, `no. ${use}`].filter((part) => part !== "").join(", ") };
  });
}

/** Single runs before tables of them, so that the run's own file is the one that is read. */
function singlesFirst(files: readonly SourceFile[]): SourceFile[] {
  const isTable = ({ head }: SourceFile) => (/^\ufeff?\s*\[/.test(head) ? 1 : 0);
  return [...files].sort(
    (a, b) => isTable(a) - isTable(b) || (a.path < b.path ? -1 : Number(a.path > b.path)),
  );
}
