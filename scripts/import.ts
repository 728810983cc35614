// npm run import -- PATH…: turns what evaluation tools wrote into a bundle. Exit 0 made, 1 not yet, 2 could not run.
import { parseArgs } from "node:util";
import type { ImportDraft } from "@/importers/import-draft";
import type { KnownNames } from "@/importers/known-names";
import { askMissing, terminalDialogue } from "./import-dialogue";
import { fromUser, readSettings, SETTING_OPTIONS, SETTINGS_USAGE, type Settings } from "./import-options";
import { ImportOutput } from "./import-output";
import { packBundle } from "./import-package";
import { makeParts, readFiles } from "./import-run";
import { runScript, type ScriptRun } from "./script-run";

const USAGE = `Usage: npm run import -- PATH… [--set KEY=VALUE …] [--consent KINDS] [-o bundle.zip] [--json]

Reads what evaluation tools wrote (files, or folders with all that is in them), joins what belongs to one run, asks
what no file says, and makes a bundle of it: a .zip with the raw files as artefacts, checked as on submission.

  -o, --output FILE  where the bundle goes; without it nothing is kept
${SETTINGS_USAGE}
  --json             one JSON document on standard output, and no questions
  --help             this text

Exit code: 0 made, 1 something is missing, nothing was found or the checks refuse it, 2 could not run.`;

const INTERRUPTED = 130;
const COULD_NOT_RUN = 2;

// A reader that left, as in `| head`, shall not break off what is being written.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

interface Options extends Settings {
  paths: string[];
  output: string | null;
  json: boolean;
}

const options = readOptions();
if (typeof options === "number") process.exitCode = options;
else await runScript({ interrupted: INTERRUPTED, failed: COULD_NOT_RUN }, (run) => importPaths(options, run));

/** The options of the command line, or the exit code where there is nothing to do. */
function readOptions(): Options | number {
  try {
    const { values, positionals } = parseArgs({
      options: {
        ...SETTING_OPTIONS,
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
    const settings = readSettings(values);
    if (positionals.length > 0) {
      const output = values.output === undefined ? null : fromUser(values.output, "import");
      const paths = positionals.map((path) => fromUser(path, "import"));
      return { ...settings, paths, output, json: values.json };
    }
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return COULD_NOT_RUN;
}

async function importPaths(options: Options, run: ScriptRun): Promise<number> {
  const { paths, json, output } = options;
  const { signal } = run;
  const out = new ImportOutput(json);
  const read = await readFiles(paths, { signal, isWatched: !json });
  const complete = (draft: ImportDraft, known: KnownNames) => answered(draft, known, json, run, out);
  const parts = await makeParts(read, { ...options, signal, complete }, out);
  if ("outcome" in parts) return out.end(parts.outcome, null);
  const checked = await packBundle(parts, output, run, async (packed) => packed.checked);
  out.checked(checked);
  return out.end(checked.bundle ? (output === null ? "valid" : "written") : "refused", output);
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
  if (!isTerminal) return draft;
  out.draft(draft);
  const dialogue = terminalDialogue(signal);
  atEnd(async () => dialogue.close());
  try {
    return await askMissing(draft, known, dialogue);
  } finally {
    dialogue.close();
  }
}
