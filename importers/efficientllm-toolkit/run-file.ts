import type { Reading, Skipped, SkipReason } from "../reading";
import { fileName, type SourceFile } from "../source-file";

/** What came of some files: what they tell, and which of them are not taken. */
export interface Outcome {
  readings: Reading[];
  skipped: Skipped[];
}

export const KEY = "efficientllm-toolkit";

/** A file with all of its text. */
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
  const [left, right] = [a.split("/"), b.split("/")];
  let shared = 0;
  while (shared < left.length - 1 && left[shared] === right[shared]) shared++;
  return shared;
}

/** Takes the one of `candidates` that lies nearest to `path` out of them. */
export function takeNearest<T>(candidates: T[], path: string, pathOf: (one: T) => string): T | null {
  let best: T | null = null;
  for (const one of candidates) {
    if (!best || sharedFolders(path, pathOf(one)) > sharedFolders(path, pathOf(best))) best = one;
  }
  if (best) candidates.splice(candidates.indexOf(best), 1);
  return best;
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
