import { isMetric, type MetricKey } from "@/benchmark/metrics";
import { crc32 } from "./package/crc32";
import type { Imported, Reading, Skipped } from "./reading";
import type { SourceFile } from "./source-file";

/** Characters that are made bytes at a time. */
const CHUNK = 65_536;

/** CRC-32 of a text in UTF-8, whatever its length, without a second copy of all of it. */
export function textCheck(text: string): number {
  const encoder = new TextEncoder();
  let check = 0;
  for (let at = 0; at < text.length; at += CHUNK)
    check = crc32(encoder.encode(text.slice(at, at + CHUNK)), check);
  return check;
}

/** A file whose text was looked at while it was read: `check` is null where none of its size is there besides. */
export interface CheckedFile extends SourceFile {
  readonly check: number | null;
}

/**
 * What one importer read, each run once. A run is a copy where all files that its values stand in are, byte for byte,
 * those of a run that is kept: the first by path. Files without values, an adapter's configuration or the description
 * of a system, may be alike in many runs and make none of them a copy. Files of the same size and checksum are compared
 * whole, two texts at a time. A run in another writing is found by its values.
 */
export async function withoutCopies(imported: Imported, files: readonly CheckedFile[]): Promise<Imported> {
  return withoutRepeats(withoutTwins(imported, await firstOfEach(imported, files)));
}

/** The first of the same text, by the path of each later one. */
type Originals = ReadonlyMap<string, string>;

async function firstOfEach({ readings }: Imported, files: readonly CheckedFile[]): Promise<Originals> {
  const withValues = new Set(readings.flatMap((reading) => [...valuePaths(reading)]));
  const alike = new Map<string, CheckedFile[]>();
  for (const file of files) {
    if (file.check === null || !withValues.has(file.path)) continue;
    const key = `${file.bytes} ${file.check}`;
    addTo(alike, key, file);
  }
  const originals = new Map<string, string>();
  for (const group of alike.values()) {
    const [first, ...others] = group.sort((a, b) => (a.path < b.path ? -1 : 1));
    if (!first || others.length === 0) continue;
    const text = await first.text().catch(() => null);
    if (text === null) continue;
    // A checksum that two texts share by chance leaves the later one a run of its own.
    for (const other of others) {
      if ((await other.text().catch(() => null)) === text) originals.set(other.path, first.path);
    }
  }
  return originals;
}

function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The files that a run's values and scores stand in; of a run that measured nothing, and says so, all of its files. */
function valuePaths({ metrics, scores, paths }: Reading): Set<string> {
  const measured = Object.values(metrics).flatMap((metric) => ("value" in metric ? [metric.path] : []));
  const found = [...measured, ...scores.map(({ path }) => path)];
  return new Set(found.length === 0 && Object.keys(metrics).length > 0 ? paths : found);
}

function withoutTwins(imported: Imported, originals: Originals): Imported {
  const isCopy = (reading: Reading) => {
    const paths = [...valuePaths(reading)];
    return paths.length > 0 && paths.every((path) => originals.has(path));
  };
  const why = (path: string) => `the same as ${originals.get(path)}`;
  const { readings, skipped } = leftOut(imported, isCopy, ({ path, reading, isOfValues }) =>
    isOfValues && originals.has(path)
      ? { path, reason: "copy", why: why(path) }
      : {
          path,
          reason: "beside",
          why: `it belongs to a copy of ${originals.get([...valuePaths(reading)][0] ?? "")}`,
        },
  );
  return { readings: withPlaces(readings, originals), skipped };
}

/** Each reading with the places where its files lie again: they say beside which others it was put. */
function withPlaces(readings: readonly Reading[], originals: Originals): Reading[] {
  const places = new Map<string, string[]>();
  for (const [path, first] of originals) addTo(places, first, path);
  return readings.map((reading) => {
    const copies = reading.paths.flatMap((path) => places.get(path) ?? []);
    return copies.length === 0 ? reading : { ...reading, copies };
  });
}

interface LostFile {
  path: string;
  /** A run that is left out and that the file belongs to. */
  reading: Reading;
  isOfValues: boolean;
}

/** Without some readings; of each of their files that no other reading has, it is told why it is left out, and no more. */
function leftOut(
  { readings, skipped }: Imported,
  isLeftOut: (reading: Reading) => boolean,
  tell: (file: LostFile) => Skipped,
): Imported {
  const kept = readings.filter((reading) => !isLeftOut(reading));
  if (kept.length === readings.length) return { readings, skipped };
  const used = new Set(kept.flatMap(({ paths }) => paths));
  const lost = new Map<string, Skipped>();
  for (const reading of readings.filter(isLeftOut)) {
    const values = valuePaths(reading);
    for (const path of reading.paths) {
      if (used.has(path) || lost.has(path)) continue;
      lost.set(path, tell({ path, reading, isOfValues: values.has(path) }));
    }
  }
  return { readings: kept, skipped: [...skipped.filter(({ path }) => !lost.has(path)), ...lost.values()] };
}

/** Times and speeds, of which no two runs have the same in all digits. Sizes are those of a model, not of a run. */
const TIMED: ReadonlySet<MetricKey> = new Set([
  "al",
  "it",
  "tt",
  "st",
  "throughput",
  "ttft",
  "tpot",
  "train_time",
] satisfies MetricKey[]);
/** So many values of so many digits agree by chance in one of 10^12 pairs of runs. */
const ENOUGH_VALUES = 2;
const ENOUGH_DIGITS = 6;

/** What tells a run by its values, in whatever file they stand; null where they may be another's by chance. */
function fingerprint(reading: Reading): string | null {
  const values = Object.entries(reading.metrics).flatMap(([key, metric]) =>
    "value" in metric ? [{ key, value: metric.value, unit: metric.unit }] : [],
  );
  const telling = values.filter(
    ({ key, value }) => isMetric(key) && TIMED.has(key) && digitsOf(value) >= ENOUGH_DIGITS,
  );
  if (telling.length < ENOUGH_VALUES) return null;
  const scores = reading.scores.map(({ task, metric, value }) => [task, metric, value]);
  return JSON.stringify([values.map(({ key, value, unit }) => [key, value, unit]), scores]);
}

function digitsOf(value: number): number {
  return value.toExponential().replace(/e.*$/, "").replaceAll(/\D/g, "").length;
}

/** A run that another file has in another writing: the same facts, and the same values in every digit. */
function withoutRepeats(imported: Imported): Imported {
  const firsts = new Map<string, Reading[]>();
  const repeats = new Map<Reading, string>();
  const again = new Map<string, Reading[]>();
  for (const reading of imported.readings.toSorted(byPath)) {
    const key = fingerprint(reading);
    if (key === null) continue;
    const first = firsts.get(key)?.find((one) => isSameRun(one, reading));
    if (!first) addTo(firsts, key, reading);
    else {
      repeats.set(reading, first.paths[0] ?? "");
      for (const path of reading.paths) addTo(again, path, reading);
    }
  }
  if (repeats.size === 0) return imported;
  const { readings, skipped } = leftOut(
    imported,
    (reading) => repeats.has(reading),
    ({ path, reading }) => ({
      path,
      reason: "copy",
      why: `each value in it is that of ${repeats.get(reading)}, digit for digit`,
    }),
  );
  const kept = new Map<string, Reading[]>();
  for (const reading of readings) for (const path of reading.paths) addTo(kept, path, reading);
  const partly = [...again].flatMap(([path, ofPath]): Skipped[] => {
    const [first] = ofPath;
    const others = kept.get(path)?.length ?? 0;
    if (!first || others === 0) return [];
    const stand = ofPath.length === 1 ? "stands" : "stand";
    const why = `${ofPath.length} of ${ofPath.length + others} runs in it ${stand} in another file, too: ${repeats.get(first)}`;
    return [{ path, reason: "copy", why }];
  });
  return { readings, skipped: [...skipped, ...partly] };
}

function byPath(a: Reading, b: Reading): number {
  const [one = "", other = ""] = [a.paths[0], b.paths[0]];
  return one < other ? -1 : Number(one > other);
}

/** Runs of one file are told apart by their places in it: only what another file has can be the same run. */
function isSameRun(a: Reading, b: Reading): boolean {
  return (
    !a.paths.some((path) => b.paths.includes(path)) &&
    JSON.stringify([a.facts, a.during]) === JSON.stringify([b.facts, b.during])
  );
}
