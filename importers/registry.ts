import { aiEnergyScore } from "./ai-energy-score";
import { aiperf } from "./aiperf/importer";
import { argonne } from "./argonne";
import { codecarbon } from "./codecarbon";
import { efficientllmToolkit } from "./efficientllm-toolkit/importer";
import { hfTrainer } from "./hf-trainer/hf-trainer";
import type { Importer } from "./importer";
import { inferencex } from "./inferencex";
import { llamaBench } from "./llama-bench/importer";
import { lmEval } from "./lm-eval/lm-eval";
import { mlEnergy } from "./ml-energy";
import { mlperf } from "./mlperf";
import { nvidiaSmi } from "./nvidia-smi";
import { optimumBenchmark } from "./optimum-benchmark";
import { peftComparison } from "./peft-comparison/peft-comparison";
import { publicReading } from "./public-reading";
import { type Imported, SKIP_REASONS, type Skipped } from "./reading";
import { type CheckedFile, textCheck, withoutCopies } from "./registry-copies";
import { sglang } from "./sglang";
import type { SourceFile } from "./source-file";
import { trtllmBench } from "./trtllm-bench";
import { vllmLatency } from "./vllm-latency";
import { vllmServe } from "./vllm-serve";
import { vllmThroughput } from "./vllm-throughput";
import { zeus } from "./zeus";

/**
 * All importers, in order of precedence: a file goes to the first that recognises it. The benchmark's own pipeline
 * builds on lm-evaluation-harness and the Trainer, whose files it writes with more in them; the tables of the energy
 * projects come before the logs whose columns they borrow.
 */
export const IMPORTERS: readonly Importer[] = [
  efficientllmToolkit,
  lmEval,
  peftComparison,
  hfTrainer,
  sglang,
  inferencex,
  vllmServe,
  vllmThroughput,
  vllmLatency,
  trtllmBench,
  aiperf,
  llamaBench,
  argonne,
  mlEnergy,
  mlperf,
  optimumBenchmark,
  aiEnergyScore,
  codecarbon,
  zeus,
  nvidiaSmi,
];

/** What the producer is called that an artefact's kind names; the key itself where no importer has it. */
export function importerTitle(key: string): string {
  return IMPORTERS.find((one) => one.key === key)?.title ?? key;
}

/** Bytes of a file that is still read whole: no tool writes longer results. */
export const LONGEST_TEXT = 256 * 1024 * 1024;

export interface ImportProgress {
  /** Files that were looked at, and those of them that an importer knows. */
  looked: number;
  recognised: number;
  /** Files that were read; it grows once all were looked at. */
  read: number;
}

interface ImportOptions<File extends SourceFile> {
  /** Hears of each file that an importer takes, so that its bytes can be found again. */
  onTaken?: (file: File) => void;
  onProgress?: (progress: ImportProgress) => void;
  importers?: readonly Importer[];
}

/**
 * Reads what importers know of these files. Each file is part of a reading or is skipped with a reason. Copies
 * of a run are read once. What nobody recognises is let go at once, so that a tree of any size needs no more memory than what is found in it. An importer
 * that fails costs its own files only. Never throws for what files hold.
 */
export async function importFiles<File extends SourceFile>(
  files: AsyncIterable<File> | Iterable<File>,
  { onTaken, onProgress, importers = IMPORTERS }: ImportOptions<File> = {},
): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  const progress: ImportProgress = { looked: 0, recognised: 0, read: 0 };
  const taken = new Map<Importer, WatchedFile[]>();
  const failed = new Set<string>();
  for await (const source of files) {
    const file = new WatchedFile(source, failed);
    const importer = importers.find((one) => knows(one, file));
    const refused = refusal(file, importer);
    if (refused) imported.skipped.push(refused);
    else if (importer) {
      const others = taken.get(importer);
      if (others) others.push(file);
      else taken.set(importer, [file]);
      progress.recognised++;
      onTaken?.(source);
    }
    progress.looked++;
    onProgress?.({ ...progress });
  }
  const all = [...taken.values()].flat();
  for (const importer of importers) {
    const own = taken.get(importer) ?? [];
    if (own.length === 0) continue;
    watchTwins(own);
    const outcome = await withoutCopies(await readWith(importer, own, all, failed), own);
    imported.readings.push(...outcome.readings.map(publicReading));
    imported.skipped.push(...outcome.skipped, ...forgotten(own, outcome));
    progress.read += own.length;
    onProgress?.({ ...progress });
  }
  return imported;
}

/** A file whose failures to be read are remembered, whatever an importer makes of them, and its checksum if wanted. */
class WatchedFile implements CheckedFile {
  readonly path: string;
  readonly bytes: number;
  readonly #source: SourceFile;
  readonly #failed: Set<string>;
  /** Whether another file may be its copy, so that it is worth the time to know its checksum. */
  hasTwin = false;
  check: number | null = null;

  constructor(source: SourceFile, failed: Set<string>) {
    this.path = source.path;
    this.bytes = source.bytes;
    this.#source = source;
    this.#failed = failed;
  }

  get head(): string {
    return this.#source.head;
  }

  async text(): Promise<string> {
    try {
      const text = await this.#source.text();
      if (this.hasTwin) this.check ??= textCheck(text);
      return text;
    } catch (error) {
      this.#failed.add(this.path);
      throw error;
    }
  }
}

/** Only files of the same size can be copies. */
function watchTwins(files: readonly WatchedFile[]): void {
  const sizes = new Map<number, WatchedFile>();
  for (const file of files) {
    const twin = sizes.get(file.bytes);
    if (twin) {
      twin.hasTwin = true;
      file.hasTwin = true;
    } else sizes.set(file.bytes, file);
  }
}

function knows(importer: Importer, file: SourceFile): boolean {
  try {
    return importer.recognises(file);
  } catch {
    return false;
  }
}

function refusal({ path, bytes }: SourceFile, importer: Importer | undefined): Skipped | null {
  if (!importer) {
    if (bytes === 0) return { path, reason: "empty", why: "the file is empty" };
    const isPacked = /\.(?:zip|gz|tgz|tar|xz|zst|bz2|7z)$/i.test(path);
    const why = isPacked ? "it is packed; unpack it first" : SKIP_REASONS.unknown;
    return { path, reason: "unknown", why };
  }
  if (bytes <= LONGEST_TEXT) return null;
  return { path, reason: "unreadable", why: `it is longer than ${LONGEST_TEXT / 1024 ** 2} MiB` };
}

/** What an importer makes of its files; without those that can't be read any more, should they stop it. */
async function readWith(
  importer: Importer,
  own: readonly SourceFile[],
  all: readonly SourceFile[],
  failed: ReadonlySet<string>,
): Promise<Imported> {
  try {
    return await importer.read(own, all);
  } catch {
    const sound = own.filter(({ path }) => !failed.has(path));
    const lost = own.filter(({ path }) => failed.has(path)).map(unreadable);
    if (lost.length === 0) {
      return {
        readings: [],
        skipped: own.map(({ path }) => ({
          path,
          reason: "unreadable",
          why: `the importer of ${importer.title} could not cope with this file or one beside it`,
        })),
      };
    }
    const rest =
      sound.length > 0 ? await readWith(importer, sound, all, failed) : { readings: [], skipped: [] };
    return { readings: rest.readings, skipped: [...lost, ...rest.skipped] };
  }
}

function unreadable({ path }: SourceFile): Skipped {
  return { path, reason: "unreadable", why: "the file can't be read any more" };
}

/** Files that an importer took and then said nothing of. */
function forgotten(own: readonly SourceFile[], { readings, skipped }: Imported): Skipped[] {
  const told = new Set([...readings.flatMap(({ paths }) => paths), ...skipped.map(({ path }) => path)]);
  return own
    .filter(({ path }) => !told.has(path))
    .map(({ path }) => ({ path, reason: "empty", why: "nothing of it could be used" }));
}
