import { finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import { type BundleFile, openBundle, type Unopened } from "./bundle-file";
import { Failure } from "./failure";
import type { TypedCommand } from "./import-command";
import type { PassedOver } from "./import-files";
import type { Settings } from "./import-options";
import { ImportOutput } from "./import-output";
import { type PackageParts, type PackedBundle, packBundle } from "./import-package";
import { makeParts, type ReadFiles, readFiles } from "./import-run";
import { isFolder, mayHoldBundle, refusedFolder, unpackedBundle } from "./ingest-folder";
import type { FileReport } from "./ingest-report";
import type { ScriptRun } from "./script-run";
import { otherFile } from "./submit-tool";

interface IngestOptions extends Settings {
  json: boolean;
  /** How a path is called for again, with what is missing. */
  command?: (name: string) => TypedCommand;
  run: Pick<ScriptRun, "signal" | "atEnd">;
}

/** What became of a package that was checked. */
type Outcome = Omit<FileReport, "file" | "import">;
export type UsePackage = (packed: PackedBundle) => Promise<Outcome>;

/**
 * Takes what lies at a path: a bundle as it is, or unpacked in a folder; or the files of tools, of which a bundle is
 * made where nothing is missing. `use` stores what was checked.
 *
 * @param name what the user calls the path.
 */
export async function ingestPath(
  path: string,
  name: string,
  options: IngestOptions,
  use: UsePackage,
): Promise<FileReport> {
  const { run, json } = options;
  const found = await findAt(path, options);
  if ("finding" in found) return { file: name, ...unopened(found), ...(await strangerAt(path, found)) };
  if ("checked" in found) return { file: name, ...(await use(found)), ...(await strangerAt(path, found)) };
  if ("document" in found) return { file: name, ...(await packBundle(found, null, run, use)) };
  const [unread] = found.passedOver.filter(({ isUnread }) => isUnread);
  if (unread) return { file: name, outcome: "refused", why: partlyRead(unread), findings: [] };
  const out = new ImportOutput(json, options.verbose);
  const command = options.command?.(name);
  const { answers, consent } = options;
  const settings = { answers, consent, ...(command && { command }) };
  const parts = await makeParts(found, { ...settings, signal: run.signal }, out);
  const outcome: Outcome =
    "why" in parts
      ? { outcome: "refused", why: parts.why, findings: [] }
      : { ...(await packBundle(parts, null, run, use)), runs: parts.runs };
  return { file: name, ...outcome, import: out.document };
}

function unopened({ isMissing, findings }: Unopened): Outcome {
  return { outcome: isMissing ? "unreadable" : "refused", findings };
}

/** Why a file is refused that is nothing which is known here. */
async function strangerAt(path: string, found: Unopened | BundleFile): Promise<Pick<Outcome, "why">> {
  const isJudged = "checked" in found ? found.checked.bundle !== null : found.isMissing;
  const other = isJudged ? null : await otherFile(path);
  return other?.isOfTool === false ? { why: "no bundle, and of no tool that is known here" } : {};
}

/** A run without the half of its files would be published as a whole one. */
function partlyRead({ path, why }: PassedOver): string {
  return `${printable(path, 160)}: ${why}. Nothing of the folder is stored`;
}

type Found = Unopened | BundleFile | PackageParts | ReadFiles;

async function findAt(path: string, { json, run: { signal } }: IngestOptions): Promise<Found> {
  const folder = await isFolder(path);
  if (folder === "closed") {
    return unreadable("a folder without access", "a folder that can be read", "Check its permissions.");
  }
  const opened = folder ? await unpackedBundle(path, signal) : await openBundle(path, signal);
  if (opened && (folder || !mayBeRaw(opened))) return opened;
  let holdsBundles = false;
  const onFile = (file: Parameters<typeof mayHoldBundle>[0]) => {
    holdsBundles ||= mayHoldBundle(file);
  };
  try {
    const read = await readFiles([path], { signal, isWatched: !json, onFile });
    if (isKnown(read) && !(opened && holdsBundles)) return read;
    return opened ?? refusedFolder(holdsBundles);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return unreadable("a folder that can't be listed", "the files of a run", error.message);
  }
}

/** Whether a file that is no sound bundle may be something else. */
function mayBeRaw(opened: Unopened | BundleFile | PackageParts): boolean {
  if ("finding" in opened) return !opened.isMissing;
  return "checked" in opened && opened.checked.bundle === null;
}

/** Whether an importer has something to say of these files, be it why they are skipped. */
function isKnown({ imported: { readings, skipped } }: ReadFiles): boolean {
  return readings.length > 0 || skipped.some(({ reason }) => reason !== "unknown" && reason !== "empty");
}

function unreadable(found: string, expected: string, remedy: string): Unopened {
  const first = finding("file.unreadable", "", { found, expected, remedy });
  return { finding: first, findings: [first], isMissing: true };
}
