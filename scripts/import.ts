// npm run import -- PATH…: turns what evaluation tools wrote into a bundle. Exit 0 made, 1 not yet, 2 could not run.
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { checkBundleText } from "@/benchmark/checks";
import { nodePlatform } from "@/db/node-platform";
import { listSeedFiles } from "@/db/seed";
import { makeBundle } from "@/importers/draft";
import { draftOf, type ImportDraft } from "@/importers/import-draft";
import { type KnownNames, namesIn } from "@/importers/known-names";
import { CONSENT_KINDS, PRIVATE_KINDS, readConsent } from "@/importers/privacy";
import { questionsOf } from "@/importers/questions";
import { chooseRawFiles, rawPaths, scanRawFiles } from "@/importers/raw-files";
import type { Imported } from "@/importers/reading";
import { importFiles } from "@/importers/registry";
import { BUNDLES_FOLDER } from "./bundle-files";
import { Failure } from "./failure";
import { askMissing, terminalDialogue } from "./import-dialogue";
import { type DiskFile, listFiles, type PassedOver } from "./import-files";
import { ImportOutput } from "./import-output";
import { packBundle } from "./import-package";
import { runScript, type ScriptRun } from "./script-run";

const USAGE = `Usage: npm run import -- PATH… [--set KEY=VALUE …] [--consent KINDS] [-o bundle.zip] [--json]

Reads what evaluation tools wrote (files, or folders with all that is in them), joins what belongs to one run, asks
what no file says, and makes a bundle of it: a .zip with the raw files as artefacts, checked as on submission.

  -o, --output FILE  where the bundle goes; without it nothing is kept
  --set KEY=VALUE    answers a question: for all runs that lack it (--set model=Qwen2.5-7B), or for one
                     (--set runs.2.technique=quantization/int4). Also technique, environment.accelerator,
                     environment.count, workload.dataset, title, source, submitter.name; runs.2.take=no leaves one out
  --consent KINDS    raw files may go along although they tell of
${CONSENT_KINDS.map((kind) => `                       ${kind.padEnd(10)} ${PRIVATE_KINDS[kind]}`).join("\n")}
                     (several with commas; "all"). A file with a key or token in it never goes along
  --json             one JSON document on standard output, and no questions
  --help             this text

Exit code: 0 made, 1 something is missing, nothing was found or the checks refuse it, 2 could not run.`;

const INTERRUPTED = 130;
const COULD_NOT_RUN = 2;
/** From this many files on it takes long enough to be watched. */
const FILES_TO_WATCH = 200;

// A reader that left, as in `| head`, shall not break off what is being written.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

interface Options {
  paths: string[];
  answers: Record<string, string>;
  consent: ReturnType<typeof readConsent>["consent"];
  output: string | null;
  json: boolean;
}

const options = readOptions();
if (typeof options === "number") process.exitCode = options;
else await runScript({ interrupted: INTERRUPTED, failed: COULD_NOT_RUN }, (run) => importPaths(options, run));

/** The options of the command line, or the exit code where there is nothing to do. */
function readOptions(): Options | number {
  try {
    const texts = { type: "string", multiple: true, default: [] as string[] } as const;
    const { values, positionals } = parseArgs({
      options: {
        set: texts,
        consent: texts,
        output: { type: "string", short: "o" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const { consent, unknown } = readConsent(values.consent);
    if (unknown.length > 0) throw new Error(`There is no "${unknown[0]}" to agree to.`);
    const answers = Object.fromEntries(values.set.map(readSetting));
    if (positionals.length > 0) {
      const output = values.output === undefined ? null : fromUser(values.output);
      return { paths: positionals.map(fromUser), answers, consent, output, json: values.json };
    }
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return COULD_NOT_RUN;
}

function readSetting(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`--set takes KEY=VALUE; "${text}" has no "=".`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}

/** npm runs scripts in the project's folder; a path is meant from where the user stands. */
function fromUser(path: string): string {
  return resolve(
    (process.env.npm_lifecycle_event === "import" ? process.env.INIT_CWD : undefined) ?? "",
    path,
  );
}

async function importPaths(options: Options, run: ScriptRun): Promise<number> {
  const { answers, consent, json, output } = options;
  const files = new Map<string, DiskFile>();
  const passedOver: PassedOver[] = [];
  const imported = await readAll(options, files, passedOver, run);
  const out = new ImportOutput(json);
  out.files(imported, passedOver);
  const known = await knownNames();
  let draft = draftOf(imported.readings, answers);
  if (draft.problems.length === 0 && draft.readings.length > 0)
    draft = await answered(draft, known, json, run, out);
  out.draft(draft);
  const questions = questionsOf(draft, known);
  if (draft.problems.length > 0 || questions.length > 0) {
    return out.end("incomplete", { problems: draft.problems, questions });
  }
  const sources = rawPaths(draft).flatMap((path) => files.get(path) ?? []);
  const raw = chooseRawFiles(await scanRawFiles(sources, nodePlatform, { signal: run.signal }), consent);
  out.rawFiles(raw);
  const made = makeBundle(draft, raw.sent);
  if (!made) return out.end("nothing", {});
  out.remarks(made.remarks);
  const document = `${JSON.stringify(made.bundle, null, 2)}\n`;
  const checked = await packBundle(document, raw.sent, output, tmpdir(), run.signal);
  out.checked(checked);
  return out.end(checked.bundle ? (output === null ? "valid" : "written") : "refused", { output });
}

/** Reads all files that are named, with a bar where there are many and somebody watches. */
async function readAll(
  { paths, json }: Options,
  files: Map<string, DiskFile>,
  passedOver: PassedOver[],
  { signal }: ScriptRun,
): Promise<Imported> {
  const isWatched = process.stderr.isTTY === true && !json;
  const bar = isWatched
    ? new SingleBar({ format: "{bar} {value} files, {recognised} known {step}", clearOnComplete: true })
    : null;
  let isShown = false;
  try {
    return await importFiles(
      listFiles(paths, (one) => passedOver.push(one), signal),
      {
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
      },
    );
  } finally {
    bar?.stop();
  }
}

/** Asks what is missing where somebody sits at a terminal. */
async function answered(
  draft: ImportDraft,
  known: KnownNames,
  json: boolean,
  { signal, atEnd }: ScriptRun,
  out: ImportOutput,
): Promise<ImportDraft> {
  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true && !json;
  if (!isTerminal || questionsOf(draft, known).length === 0) return draft;
  out.draft(draft);
  const dialogue = terminalDialogue(signal);
  atEnd(async () => dialogue.close());
  try {
    return await askMissing(draft, known, dialogue);
  } finally {
    dialogue.close();
  }
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
