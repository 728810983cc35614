import { redacted } from "./privacy";

/** All raw files lie here, beside bundle.json. */
const FOLDER = "raw";
const LONGEST = 200;
/** What some system takes for something else, and what cannot be seen. */
const NOT_EVERYWHERE = /[<>:"|?*\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Folders that people's own folders lie in: /home/jane, C:\Users\jane, /u/jane. */
const HOMES = /^(?:(?:homes?|users?|u|people)\d{0,3}|documents and settings)$/i;
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
    .map((part) => redacted(part).replace(COORDINATES, "_"));
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
