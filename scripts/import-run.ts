import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SingleBar } from "cli-progress";
import type { Bundle } from "@/benchmark/bundle";
import { checkBundleText } from "@/benchmark/checks";
import { nodePlatform } from "@/db/node-platform";
import { listSeedFiles } from "@/db/seed";
import { makeBundle } from "@/importers/draft";
import { type ResultRun, resultRuns } from "@/importers/finding-places";
import { draftOf, type ImportDraft } from "@/importers/import-draft";
import { type KnownNames, namesIn } from "@/importers/known-names";
import { questionsOf } from "@/importers/questions";
import { chooseRawFiles, type RawFiles, rawPaths, scanRawFiles } from "@/importers/raw-files";
import type { Imported } from "@/importers/reading";
import { importFiles } from "@/importers/registry";
import { BUNDLES_FOLDER } from "./bundle-files";
import { Failure } from "./failure";
import { completeCommand, type TypedCommand } from "./import-command";
import { type DiskFile, listFiles, type PassedOver } from "./import-files";
import type { Settings } from "./import-options";
import type { ImportOutput } from "./import-output";
import type { PackageParts } from "./import-package";
import { toldProblems } from "./import-problems";

/** What lies in the folders and files that were named. */
export interface ReadFiles {
  imported: Imported;
  /** Those that importers know, by path. */
  files: ReadonlyMap<string, DiskFile>;
  passedOver: readonly PassedOver[];
}

interface ReadOptions {
  signal: AbortSignal;
  /** Whether a bar may show how far it is. */
  isWatched: boolean;
  /** Hears of every file, also of those that no importer knows. */
  onFile?: (file: DiskFile) => void;
}

/** From this many files on it takes long enough to be watched. */
const FILES_TO_WATCH = 200;

/**
 * Reads all files that are named, with a bar where there are many and somebody watches.
 *
 * @throws Failure where something named is not there, or where there are too many files.
 */
export async function readFiles(paths: readonly string[], options: ReadOptions): Promise<ReadFiles> {
  const { signal, isWatched, onFile } = options;
  const files = new Map<string, DiskFile>();
  const passedOver: PassedOver[] = [];
  const format = "{bar} {value} files, {recognised} known {step}";
  const bar = isWatched && process.stderr.isTTY ? new SingleBar({ format, clearOnComplete: true }) : null;
  let isShown = false;
  async function* listed() {
    for await (const file of listFiles(paths, (one) => passedOver.push(one), signal)) {
      onFile?.(file);
      yield file;
    }
  }
  try {
    const imported = await importFiles(listed(), {
      onTaken: (file) => void files.set(file.path, file),
      onProgress: ({ looked, recognised, read }) => {
        signal.throwIfAborted();
        if (!bar || looked < FILES_TO_WATCH) return;
        const step = read > 0 ? `, ${read} read` : "";
        if (!isShown) bar.start(looked, looked, { recognised, step });
        isShown = true;
        bar.setTotal(looked);
        bar.update(looked, { recognised, step });
      },
    });
    return { imported, files, passedOver };
  } finally {
    bar?.stop();
  }
}

interface DraftOptions extends Settings {
  signal: AbortSignal;
  /** Answers what is missing, where somebody is there to be asked. */
  complete?: (draft: ImportDraft, known: KnownNames) => Promise<ImportDraft>;
  /** How it was called, to be called again with what is missing. */
  command?: TypedCommand;
}

/** The parts of a bundle, with what they were made of. */
export interface ImportedParts extends PackageParts {
  bundle: Bundle;
  /** The runs of its results, in their order. */
  runs: ResultRun[];
  draft: ImportDraft;
  raw: RawFiles;
}

/** Why files make no bundle, in words. */
export interface NoBundle {
  outcome: "incomplete" | "nothing";
  why: string;
}

const NOTHING: NoBundle = { outcome: "nothing", why: "no result was found" };

/** The parts of the bundle that files make, with the raw files that may go along. */
export async function makeParts(
  read: ReadFiles,
  options: DraftOptions,
  out: ImportOutput,
): Promise<ImportedParts | NoBundle> {
  out.files(read.imported, read.passedOver);
  return partsOf(draftOf(read.imported.readings, options.answers), read, options, out);
}

/** The parts of the bundle that a draft makes, where somebody went back to it. */
export async function partsOf(
  begun: ImportDraft,
  { files }: Pick<ReadFiles, "files">,
  { answers, consent, complete, command, signal }: DraftOptions,
  out: ImportOutput,
): Promise<ImportedParts | NoBundle> {
  let draft = begun;
  const isOpen = () => draft.problems.length > 0 || questionsOf(draft).length > 0;
  if (isOpen()) {
    const known = await knownNames();
    if (complete && draft.problems.length === 0) draft = await complete(draft, known);
    if (isOpen()) {
      out.draft(draft);
      const questions = questionsOf(draft, known);
      const problems = toldProblems(draft.problems, answers, command?.fromFiles ?? {});
      out.missing(problems, questions, command ? completeCommand(command, draft, questions) : null);
      const open = `${questions.length} ${questions.length === 1 ? "thing is" : "things are"} not in the files`;
      return {
        outcome: "incomplete",
        why: draft.problems.length > 0 ? "not all that was set can be taken" : open,
      };
    }
  }
  out.draft(draft);
  if (draft.runs.length === 0) return NOTHING;
  const sources = rawPaths(draft).flatMap((path) => files.get(path) ?? []);
  const raw = chooseRawFiles(await scanRawFiles(sources, nodePlatform, signal), consent);
  out.rawFiles(raw);
  const made = makeBundle(draft, raw.sent);
  out.remarks(made.remarks);
  const { bundle } = made;
  if (made.isPrivate) return { outcome: "incomplete", why: "it would publish what is private" };
  if (!bundle) return NOTHING;
  const document = `${JSON.stringify(bundle, null, 2)}\n`;
  return { document, files: raw.sent, bundle, runs: resultRuns(draft, made), draft, raw };
}

/** Models and accelerators of the bundles that come with the project, to suggest. */
async function knownNames(): Promise<KnownNames> {
  const bundles = await Promise.all(
    (await listSeedFiles()).map(async (file) => {
      const { bundle } = checkBundleText(await readFile(join(BUNDLES_FOLDER, file), "utf8"));
      if (!bundle) throw new Failure(`bundles/${file} is no bundle.`);
      return bundle;
    }),
  );
  return namesIn(bundles);
}
