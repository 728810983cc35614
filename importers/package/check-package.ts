import { type Bundle, LIMITS } from "@/benchmark/bundle";
import { checkBundleText } from "@/benchmark/checks";
import { type Finding, FindingList } from "@/benchmark/findings";
import { readSteps } from "./byte-stream";
import { compareArtifacts, readListed } from "./listed-artifacts";
import type { ByteSource, Platform } from "./package-source";
import { type PackageContent, PackageReader } from "./read-package";
import { packageFinding, Refusal, sizeText } from "./refusal";
import { WatchedSource } from "./watched-source";

export type { ByteSource, Platform } from "./package-source";
export { bytesSource } from "./package-source";

/** An artefact that the document lists and the package holds, verified. */
export interface CheckedArtifact {
  path: string;
  sha256: string;
  bytes: number;
  kind: string;
}

export interface CheckedPackage {
  /** What the package is by its content; null where it is none of these, or cannot be told. */
  kind: "json" | "json.gz" | "zip" | "tar.gz" | null;
  /** Digest and size of the package as sent. The digest of one that is too large to be read is empty. */
  sha256: string;
  bytes: number;
  document: { text: string; bytes: Uint8Array; sha256: string; path: string } | null;
  artifacts: CheckedArtifact[];
  /** null if and only if a finding is an error. */
  bundle: Bundle | null;
  findings: readonly Finding[];
}

export interface CheckPackageOptions {
  signal?: AbortSignal;
  /** How far it is, of how much in all: bytes of the package, which is read twice. Never falls. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Checks a package, whatever it may be: container, document and artefacts, with every finding in one pass as far as
 * it can be read. What cannot be read to its end gets one finding, of the container alone. The same in Node and in
 * browsers; in memory, it holds the document and single chunks. Throws where the source fails or `signal` aborts.
 */
export async function checkPackage(
  source: ByteSource,
  platform: Platform,
  { signal, onProgress }: CheckPackageOptions = {},
): Promise<CheckedPackage> {
  const { size } = source;
  if (size > LIMITS.packageBytes) return tooLarge(size);
  const total = 2 * size;
  let done = 0;
  const watched = new WatchedSource(source, signal, (bytes) => {
    done = Math.min(done + bytes, total);
    onProgress?.(done, total);
  });
  const sent = { sha256: await digestSource(watched, platform), bytes: size };
  const list = new FindingList();
  const report = (one: Finding) => list.add(one.code, one.pointer, one);
  const reader = new PackageReader(watched, platform, report);
  try {
    const content = await reader.read(sent.sha256);
    signal?.throwIfAborted();
    const checked = checkContent(content, list, report);
    onProgress?.(total, total);
    return { kind: reader.kind, ...sent, ...checked, findings: list.findings };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const nothing = { document: null, artifacts: [], bundle: null };
    // How far a damaged gzip stream unpacks, and so what it is, depends on who unpacks it.
    const kind = error.finding.code === "file.gzip" ? null : reader.kind;
    return { kind, ...sent, ...nothing, findings: [error.finding] };
  }
}

function tooLarge(size: number): CheckedPackage {
  const most = `at most ${sizeText(LIMITS.packageBytes)}`;
  const remedy = "Split it into several bundles, or leave large artefacts out.";
  const findings = [packageFinding("file.too_large", sizeText(size), most, remedy)];
  return { kind: null, sha256: "", bytes: size, document: null, artifacts: [], bundle: null, findings };
}

async function digestSource(source: ByteSource, platform: Platform): Promise<string> {
  const digest = platform.sha256();
  for await (const chunk of readSteps(source, 0, source.size)) digest.update(chunk);
  return digest.hex();
}

function checkContent(
  { document, archive }: PackageContent,
  list: FindingList,
  report: (finding: Finding) => void,
): Pick<CheckedPackage, "document" | "artifacts" | "bundle"> {
  if (!document) return { document: null, artifacts: [], bundle: null };
  const { bundle, findings } = checkBundleText(document.text, { artifactsSent: archive !== null });
  findings.forEach(report);
  const listed = archive && readListed(bundle, document.text);
  const artifacts = listed ? compareArtifacts(listed, archive, report) : [];
  return { document, artifacts, bundle: list.passed ? bundle : null };
}
