import type { Finding } from "@/benchmark/findings";
import { type ArchiveContent, readArchive } from "./archive-content";
import type { CheckedPackage } from "./check-package";
import { openGzip, openZip } from "./open-archive";
import type { Platform } from "./package-source";
import { packageFinding } from "./refusal";
import { describeOther, looksLikeGzip, looksLikeZip } from "./signature";
import type { WatchedSource } from "./watched-source";

export interface PackageContent {
  document: CheckedPackage["document"];
  /** The files beside the document; null where the package is no archive. */
  archive: ArchiveContent | null;
}

/** Reads a package, told by its content and never by its name. */
export class PackageReader {
  /** What it turned out to be, as far as that is known. */
  kind: CheckedPackage["kind"] = null;
  readonly #source: WatchedSource;
  readonly #platform: Platform;
  readonly #report: (finding: Finding) => void;

  constructor(source: WatchedSource, platform: Platform, report: (finding: Finding) => void) {
    this.#source = source;
    this.#platform = platform;
    this.#report = report;
  }

  /** The document and the files beside it. Throws Refusal where the package cannot be read to its end. */
  async read(sha256: string): Promise<PackageContent> {
    const start = await this.#source.read(0, Math.min(this.#source.size, 4));
    if (looksLikeZip(start)) {
      this.kind = "zip";
      return this.#readEntries(openZip(this.#source, this.#platform, this.#report));
    }
    if (looksLikeGzip(start)) {
      const opened = await openGzip(this.#source, this.#platform);
      this.kind = opened.kind;
      if (opened.kind === "tar.gz") return this.#readEntries(opened.entries);
      return {
        document: this.#decode(opened.document, digestOf(opened.document, this.#platform)),
        archive: null,
      };
    }
    const bytes = await this.#source.read(0, this.#source.size);
    const document = this.#decode(bytes, sha256);
    if (document) this.kind = "json";
    return { document, archive: null };
  }

  async #readEntries(entries: Parameters<typeof readArchive>[0]): Promise<PackageContent> {
    const archive = await readArchive(entries, this.#platform, this.#report);
    const { document } = archive;
    return { document: document && this.#decode(document.bytes, document.sha256, document.path), archive };
  }

  #decode(bytes: Uint8Array, sha256: string, path = "bundle.json"): CheckedPackage["document"] {
    const other = describeOther(bytes);
    if (other !== null) {
      const remedy = "Send the document itself, or the files in one .zip or .tar.gz.";
      const expected = "JSON in UTF-8, plain or gzipped, or a .zip or .tar.gz of files";
      this.#report(packageFinding("file.kind", other, expected, remedy));
      return null;
    }
    try {
      return { text: decodeUtf8(bytes), bytes, sha256, path };
    } catch {
      const expected = "JSON in UTF-8, plain or gzipped";
      this.#report(
        packageFinding("file.encoding", "bytes that are no UTF-8", expected, "Save the file as UTF-8."),
      );
      return null;
    }
  }
}

/** With the byte order mark that it begins with: whether one may be there is a matter of the document's checks. */
function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

function digestOf(bytes: Uint8Array, platform: Platform): string {
  const digest = platform.sha256();
  digest.update(bytes);
  return digest.hex();
}
