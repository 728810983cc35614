import type { Reading, Skipped, SkipReason } from "../reading";
import { fileName, type SourceFile } from "../source-file";

/** What came of some files: what they tell, and which of them are not taken. */
export interface Outcome {
  readings: Reading[];
  skipped: Skipped[];
}

export const KEY = "efficientllm-toolkit";

/** A file with all of its text, while it is read: no more than one is held at a time. */
export interface ReadFile {
  file: SourceFile;
  text: string;
}

export function skip(file: SourceFile, reason: SkipReason, why: string): Skipped {
  return { path: file.path, reason, why };
}

/** A file's name without what follows its last point. */
export function stemOf(file: SourceFile): string {
  return fileName(file).replace(/\.[^.]*$/, "");
}

/** How many folders two paths begin with together. */
export function sharedFolders(a: string, b: string): number {
  let shared = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at++) if (a[at] === "/") shared++;
  return shared;
}

/** Takes the one of `candidates` that lies nearest to `path` out of them, of those that are `fit`. */
export function takeNearest<T>(
  candidates: T[],
  path: string,
  pathOf: (one: T) => string,
  isFit: (one: T) => boolean,
): T | null {
  let [best, nearest] = [-1, -1];
  candidates.forEach((one, index) => {
    const shared = isFit(one) ? sharedFolders(path, pathOf(one)) : -1;
    if (shared > nearest) [best, nearest] = [index, shared];
  });
  return best < 0 ? null : (candidates.splice(best, 1)[0] ?? null);
}

/** Things by what they have in common, in the order in which they come. */
export function grouped<T>(things: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of things) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** Why a log ends without a run: its last words are an exception. null where they are not. */
export function failureOf(text: string): string | null {
  const at = text.lastIndexOf("Traceback (most recent call last):");
  if (at < 0) return null;
  const before = text.slice(Math.max(0, at - 200), at);
  const after = text.slice(at);
  // A thread of the collector may die, and the training goes on.
  if (/Exception in thread [^\n]*\n[^\n]*$/.test(before) && after.includes("SubProcessError")) return null;
  const goesOn =
    /\[EfficientLLM|Training completed|\*\*\*\*\* \w+ metrics|'train_runtime'|validation loss at|iteration\s+\d+\/\s*\d+ \||Epoch \d+, Step \d+:|\d+\/\d+ \[\d+:\d+</;
  if (goesOn.test(after)) return null;
  return /OutOfMemoryError|out of memory/i.test(after)
    ? "it ends in an exception: out of memory"
    : "it ends in an exception, and no result follows";
}
