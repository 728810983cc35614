import type { Finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import { packageFinding } from "./refusal";

const LONGEST_PATH = 1_000;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The path of an entry without what tar puts before it (`./`) and after folders (`/`); or what is wrong with it. */
export function readEntryPath(name: string): string | Finding {
  const path = name.replace(/^\.\//, "").replace(/\/$/, "");
  const problem = problemOf(path);
  if (problem === null) return path;
  return packageFinding(
    "archive.path",
    `"${printable(name)}", ${problem}`,
    "a relative path with forward slashes and without .., as raw/memory.json",
    "Pack the files again, from inside their folder.",
  );
}

function problemOf(path: string): string | null {
  if (path.length > LONGEST_PATH) return `longer than ${LONGEST_PATH} characters`;
  if (path.startsWith("/")) return "which is absolute";
  if (/^[A-Za-z]:/.test(path)) return "which names a drive";
  if (path.includes("\\")) return "with a backslash";
  const parts = path.split("/");
  if (parts.includes("..")) return "which leaves the archive";
  if (parts.includes("") || parts.includes(".")) return "with an empty part";
  if (UNSEEN.test(path)) return "with characters that cannot be seen";
  // What the reader of the archive puts where bytes were no text.
  if (path.includes("\ufffd")) return "which is not UTF-8";
  return null;
}

/** Whether this is what `tar -C folder .` calls the folder itself. */
export function isArchiveRoot(name: string): boolean {
  return name === "." || name === "./";
}

/** Equal for paths that are one file on some system: case and the spelling of accents do not count. */
export function pathKey(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** The paths of the folders that a file lies in, outermost first. */
export function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/**
 * Whether macOS put this into the archive by itself. It is no part of the bundle, and people do not see it in their
 * folder: it is passed over without a word, unless it is listed as an artefact.
 */
export function isSystemFile(path: string): boolean {
  const parts = path.split("/");
  const last = parts.at(-1) ?? "";
  return parts.includes("__MACOSX") || last === ".DS_Store" || last.startsWith("._");
}
