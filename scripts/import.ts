// npm run import -- PATH…: turns what evaluation tools wrote into a bundle. Exit 0 made, 1 not yet, 2 could not run.
import { parseArgs } from "node:util";
import { importAgreed } from "./import-agreed";
import { type Dialogue, terminalDialogue } from "./import-dialogue";
import {
  fromUser,
  readSettings,
  SETTING_OPTIONS,
  SETTINGS_USAGE,
  type TypedSettings,
} from "./import-options";
import { ImportOutput } from "./import-output";
import { readFiles } from "./import-run";
import { checkTarget, type PackageTarget } from "./package-target";
import { runScript, type ScriptRun } from "./script-run";

const USAGE = `Usage: npm run import -- PATH… [--set KEY=VALUE …] [--answers FILE] [--consent KINDS] [-o bundle.zip] [--force] [--yes] [--json]

Reads what evaluation tools wrote (files, or folders with all that is in them), joins what belongs to one run, asks
what no file says, and makes a bundle of it: a .zip with the raw files as artefacts, checked as on submission.

  -o, --output FILE  where the bundle goes; without it nothing is kept
  --force            replaces a .zip that has that name already
${SETTINGS_USAGE}
  -y, --yes          writes the bundle without asking whether it is right, where a person sits at a terminal
  --json             one JSON document on standard output, and no questions
  --help             this text

Exit code: 0 made, 1 something is missing, nothing was found, the checks or a person refuse it, 2 could not run.`;

const INTERRUPTED = 130;
const COULD_NOT_RUN = 2;

// A reader that left, as in `| head`, shall not break off what is being written.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

interface Options extends TypedSettings {
  paths: string[];
  output: PackageTarget | null;
  yes: boolean;
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
        force: { type: "boolean", default: false },
        yes: { type: "boolean", default: false, short: "y" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const settings = readSettings(values, "import");
    if (positionals.length > 0) {
      const target = values.output === undefined ? null : fromUser(values.output, "import");
      const output = target === null ? null : { path: target, mayReplace: values.force };
      const paths = positionals.map((path) => fromUser(path, "import"));
      const force = values.force ? ["--force"] : [];
      const words = [...positionals, ...settings.words, "-o", values.output ?? "bundle.zip", ...force];
      return { ...settings, words, paths, output, yes: values.yes, json: values.json };
    }
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return COULD_NOT_RUN;
}

async function importPaths(options: Options, run: ScriptRun): Promise<number> {
  const { paths, json, output, answers, fromFiles, consent, words, yes, verbose } = options;
  if (output) await checkTarget(output);
  const out = new ImportOutput(json, verbose);
  const terminal = openTerminal(json, run);
  const read = await readFiles(paths, { signal: run.signal, isWatched: !json });
  const command = { words: ["npm", "run", "import", "--", ...words], fromFiles };
  return importAgreed(read, { answers, consent, command, output, terminal, isAgreed: yes }, out, run);
}

/** The terminal where somebody sits at one; opened once it is needed, so that Ctrl-C ends what comes before at once. */
function openTerminal(json: boolean, { signal, atEnd }: ScriptRun): () => Dialogue | null {
  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true && !json;
  let opened: Dialogue | null = null;
  atEnd(async () => opened?.close());
  return () => {
    if (isTerminal) opened ??= terminalDialogue(signal);
    return opened;
  };
}
