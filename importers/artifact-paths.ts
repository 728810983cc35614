import { redacted } from "./privacy";

/** All raw files lie here, beside bundle.json. */
const FOLDER = "raw";
const LONGEST = 200;
/** What some system takes for something else, and what cannot be seen. */
const NOT_EVERYWHERE = /[<>:"|?*\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Folders that people's own folders lie in: /home/jane, C:\Users\jane, /u/jane, /scratch/jane. */
const HOMES =
  /^(?:(?:homes?|users?|u|people|(?:[a-z]{1,3}|net|local)?[_-]?scratch|nobackup)\d{0,3}|documents and settings)$/i;
/** A file's extension, and that of what it is packed in. */
const EXTENSIONS =
  /(?:\.(?:jsonl?|csv|tsv|log|txt|md|out|err|ya?ml|toml|xml|html|py|sh|db|pkl|npz|parquet|tar|tgz|gz|zip|zst|bz2|xz))+$/i;
/** One that nobody here knows. */
const LAST_PART = /\.[\p{L}\p{N}]{1,12}$/u;
/** An account on a machine. "pass@1" and "recall@k" are metrics, "icon@2x" and "tool@v1.2" sizes and versions. */
const ACCOUNT =
  /(?<![^\s/])(?!(?:pass|maj|cons|avg|best|recall|precision|ndcg|map|mrr|acc|hits?|top)@[kn\d])[^\s@]{1,255}@(?!v?\d[\d.]{0,20}(?:x|(?:rc|dev|post|a|b)\d{0,4})?(?![A-Za-z\d]))[^\s@]{1,100}/gi;
/** Before a number with dots: no pattern looks behind it, as it is a part of a word. */
const BEFORE_NUMBER = /_(?=\d{1,3}(?:\.\d{1,3}){3}(?!\d))/g;
/** In a name two such numbers are a place on the map; in a file they may be measured. */
const COORDINATES = /(?<![\d.])-?[1-9]\d?\.\d{3,}\s?[,;_]\s?-?[1-9]\d{0,2}\.\d{3,}(?![\d.])/g;

/**
 * Where files lie in a bundle: by their own paths as far as every system can have them, cut from the front where they
 * are too long. A path is published with the bundle, so all up to a person's own folder is left out, and "_" stands
 * for a name of theirs, of a machine or of an account. No two are the same, also where case does not count.
 */
export function artifactPaths(paths: readonly string[]): Map<string, string> {
  const files = new Set<string>();
  const folders = new Set<string>();
  const placed = new Map<string, string>();
  for (const path of paths) {
    if (placed.has(path)) continue;
    const parts = path.split(/[\\/]/).filter((part) => part !== "" && part !== "." && part !== "..");
    const wanted = shortened(publicParts(parts).map(safePart));
    let place = wanted;
    for (let copy = 2; isTaken(place, files, folders); copy++) place = numbered(wanted, copy);
    files.add(keyOf(place));
    for (const folder of foldersOf(place)) folders.add(keyOf(folder));
    placed.set(path, place);
  }
  return placed;
}

function publicParts(parts: readonly string[]): string[] {
  const home = parts.findLastIndex((part, index) => HOMES.test(part) && index < parts.length - 2);
  const users = parts.filter((_, index) => HOMES.test(parts[index - 1] ?? "") && index < parts.length - 1);
  const isUser = (word: string) => users.some((user) => user.toLowerCase() === word.toLowerCase());
  return parts
    .slice(home < 0 ? 0 : home + 2)
    .map((part) => part.replace(/[\p{L}\p{N}]+/gu, (word) => (isUser(word) ? "_" : word)))
    .map(publicPart);
}

/** A name without its extension, behind which a machine's name would not be seen; where it has none, as a whole. */
function publicPart(part: string): string {
  const known = EXTENSIONS.exec(part)?.[0] ?? "";
  const whole = withoutNames(part);
  const isWhole = known === "" && whole !== part;
  const extension = known !== "" ? known : (LAST_PART.exec(part)?.[0] ?? "");
  const stem = part.slice(0, part.length - extension.length);
  const named = withoutNames(stem);
  return isWhole || named === stem ? whole : `${named}${extension}`;
}

function withoutNames(name: string): string {
  return redacted(name.replace(BEFORE_NUMBER, "\t"))
    .replace(ACCOUNT, "_")
    .replace(COORDINATES, "_")
    .replaceAll("\t", "_");
}

function safePart(part: string): string {
  const seen = part
    .normalize("NFC")
    .replace(NOT_EVERYWHERE, "_")
    .replace(/^ +/, "_")
    .replace(/[ .]+$/, "_");
  return DEVICE.test(seen) ? `_${seen}` : seen;
}

function shortened(parts: readonly string[]): string {
  const kept = [...parts];
  // Room for a number.
  while (kept.length > 1 && `${FOLDER}/${kept.join("/")}`.length > LONGEST - 8) kept.shift();
  const last = [...(kept.at(-1) ?? "file")];
  const name = last.length > 150 ? safePart(last.slice(-150).join("")) : last.join("");
  return [FOLDER, ...kept.slice(0, -1), name].join("/");
}

function isTaken(place: string, files: ReadonlySet<string>, folders: ReadonlySet<string>): boolean {
  return (
    files.has(keyOf(place)) ||
    folders.has(keyOf(place)) ||
    foldersOf(place).some((folder) => files.has(keyOf(folder)))
  );
}

/** The number goes into the first folder, so that the name stays what it is. */
function numbered(place: string, copy: number): string {
  return place.replace(FOLDER, `${FOLDER}-${copy}`);
}

function foldersOf(place: string): string[] {
  const parts = place.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function keyOf(place: string): string {
  return place.normalize("NFC").toLowerCase();
}
