import { LIMITS } from "@/benchmark/bundle";
import { type Finding, type FindingCode, finding } from "@/benchmark/findings";

/** A package, or a part of it, that cannot be read: what is wrong is the sender's to mend, and a finding. */
export class Refusal extends Error {
  override name = "Refusal";

  constructor(readonly finding: Finding) {
    super(`${finding.code}: ${finding.found}`);
  }
}

/** A refusal of one entry: the rest of its archive can still be read. */
export class EntryRefusal extends Refusal {
  override name = "EntryRefusal";
}

/** A finding about the package itself: it has no place in the document. */
export function packageFinding(
  code: FindingCode,
  found: string,
  expected: string,
  remedy: string,
  pointer = "",
): Finding {
  return finding(code, pointer, { found, expected, remedy });
}

const MEBIBYTE = 1024 * 1024;

/** Bytes as a finding gives them: whole mebibytes, rounded up, or bytes where it is less than one. */
export function sizeText(bytes: number): string {
  return bytes < MEBIBYTE ? `${bytes} bytes` : `${Math.ceil(bytes / MEBIBYTE)} MiB`;
}

export function tooManyEntries(found: string): Refusal {
  const expected = `at most ${LIMITS.archiveEntries} files and folders`;
  const remedy = "Split it into several bundles, or join small artefacts.";
  return new Refusal(packageFinding("archive.entries", found, expected, remedy));
}
