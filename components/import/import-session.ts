import { askedSoFar, type Said } from "@/importers/asked";
import { makeBundle } from "@/importers/draft";
import { type FileOutcome, fileOutcomes } from "@/importers/file-outcomes";
import { type KnownNames, NOTHING_KNOWN } from "@/importers/known-names";
import type { LazyFile } from "@/importers/lazy-file";
import type { Platform } from "@/importers/package/package-source";
import { writePackage } from "@/importers/package/write-package";
import type { PrivateKind } from "@/importers/privacy";
import { chooseRawFiles, type RawFiles, rawPaths, type Scan, scanRawFiles } from "@/importers/raw-files";
import type { Reading } from "@/importers/reading";
import { type ImportProgress, importFiles } from "@/importers/registry";
import type { ImportView, RawFilesView } from "./import-view";
import type { MadeRun } from "./run-places";
import { rawFilesView, viewOf } from "./view-of-import";

/** What a person said of an import, and which raw files may go along. */
export interface ImportChoices extends Said {
  consent: readonly PrivateKind[];
  /** Whether raw files go along at all. */
  withRawFiles: boolean;
}

/** An import in a browser: what was read of the chosen files, to be asked about again and again. */
export class ImportSession {
  readonly #platform: Pick<Platform, "sha256">;
  readonly #files = new Map<string, LazyFile>();
  #readings: readonly Reading[] = [];
  #outcomes: FileOutcome[] = [];
  #scan: Scan = { files: [], unreadable: [] };
  #known: KnownNames = NOTHING_KNOWN;

  constructor(platform: Pick<Platform, "sha256">) {
    this.#platform = platform;
  }

  /** Reads files. @returns how many of them hold something that an importer knows. */
  async read(
    files: Iterable<LazyFile>,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<{ recognised: number }> {
    const imported = await importFiles(files, {
      onTaken: (file) => void this.#files.set(file.path, file),
      onProgress,
    });
    this.#readings = imported.readings;
    this.#outcomes = fileOutcomes(imported);
    return { recognised: this.#files.size };
  }

  /** Names to suggest from now on. */
  suggest(known: KnownNames): void {
    this.#known = known;
  }

  /** Looks through all files that values were read from for what they would give away. */
  async scan(): Promise<void> {
    const files = [...new Set(this.#readings.flatMap(({ paths }) => paths))].flatMap(
      (path) => this.#files.get(path) ?? [],
    );
    this.#scan = await scanRawFiles(files, this.#platform);
  }

  view(said: Said): ImportView {
    return viewOf(this.#outcomes, askedSoFar(this.#readings, said, this.#known), this.#known);
  }

  rawFiles(choices: ImportChoices): RawFilesView {
    const { raw, scan } = this.#chosen(choices);
    return rawFilesView(raw, scan.files);
  }

  /**
   * Writes the package. Nothing is written where something is still open, or where nothing is left of it.
   *
   * @returns whether it was written, what a person should know of how it was made, and the runs of its results.
   * @throws where a raw file can't be read any more.
   */
  async make(
    choices: ImportChoices,
    target: WritableStream<Uint8Array>,
  ): Promise<{ isMade: boolean; remarks: string[]; runs: MadeRun[] }> {
    const { draft } = askedSoFar(this.#readings, choices, this.#known);
    if (draft.problems.length > 0) return { isMade: false, remarks: [], runs: [] };
    const { sent } = this.#chosen(choices).raw;
    const { bundle, remarks, runs } = makeBundle(draft, sent);
    const labels = new Map(draft.runs.map(({ number, label }) => [number, label]));
    if (bundle) await writePackage(target, `${JSON.stringify(bundle, null, 2)}\n`, sent);
    return {
      isMade: bundle !== null,
      remarks,
      runs: runs.map((number) => ({ number, label: labels.get(number) ?? "" })),
    };
  }

  #chosen(choices: ImportChoices): { raw: RawFiles; scan: Scan } {
    const { draft } = askedSoFar(this.#readings, choices, this.#known);
    const wanted = new Set(choices.withRawFiles ? rawPaths(draft) : []);
    const scan = {
      files: this.#scan.files.filter(({ path }) => wanted.has(path)),
      unreadable: this.#scan.unreadable.filter((path) => wanted.has(path)),
    };
    return { raw: chooseRawFiles(scan, new Set(choices.consent)), scan };
  }
}
