// npm run ingest -- PATH…: checks bundles, or what tools wrote, and stores it. Exit 0 all in, 1 some refused, 2 could not run.
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { migrateDatabase } from "@/db/migrate";
import { seedDatabase } from "@/db/seed";
import { submitPackage } from "@/db/submissions";
import { writeTransaction } from "@/db/write-transaction";
import { openDatabase } from "./database";
import { describeFailure, Failure } from "./failure";
import {
  fromUser,
  readSettings,
  SETTING_OPTIONS,
  SETTINGS_USAGE,
  type TypedSettings,
} from "./import-options";
import type { PackedBundle } from "./import-package";
import { ingestPath, type UsePackage } from "./ingest-path";
import { exitCode, type FileReport, reportJson, reportLines } from "./ingest-report";
import { runScript, type ScriptRun } from "./script-run";

const USAGE = `Usage: npm run ingest -- [--check] [--json] [--set KEY=VALUE …] [--answers FILE] [--consent KINDS] PATH…

Checks results and adds them to the database: DATABASE_URL, or the embedded Postgres. Each path is stored whole or not
at all, and published at once. What is known already adds nothing. An embedded Postgres that is still empty is seeded
first, as by npm start. A path is
  a bundle           .json, .json.gz, .zip or .tar.gz, or the folder that it was unpacked to
  a run directory    or one file of a tool: made into a bundle as by npm run import, with the raw files. Nothing is
                     asked: what no file says is listed, and to be set

  --check            only check; no database is touched
${SETTINGS_USAGE}
  --json             one JSON document on standard output: { "files": [ { file, outcome, bundle, results, findings } ] };
                     of what was imported also "import", as npm run import --json has it, and "why" it was refused
  --help             this text

Exit code: 0 all in, 1 some refused or incomplete, 2 could not run (no such file, no database, wrong usage).`;

/** From this many results on, storing takes long enough to be watched. */
const RESULTS_TO_WATCH = 1_000;
const INTERRUPTED = 130;
const COULD_NOT_RUN = 2;

// A reader that left, as in `| head`, shall not break off what is being stored.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

interface Options extends TypedSettings {
  paths: string[];
  check: boolean;
  json: boolean;
}

const options = readOptions();
if (typeof options === "number") process.exitCode = options;
else await runScript({ interrupted: INTERRUPTED, failed: COULD_NOT_RUN }, (run) => ingest(options, run));

/** The options of the command line, or the exit code where there is nothing to do. */
function readOptions(): Options | number {
  try {
    const flag = { type: "boolean", default: false } as const;
    const { values, positionals } = parseArgs({
      options: { ...SETTING_OPTIONS, check: flag, json: flag, help: { ...flag, short: "h" } },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const settings = readSettings(values, "ingest");
    if (positionals.length > 0)
      return { ...settings, paths: positionals, check: values.check, json: values.json };
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return 2;
}

async function ingest(options: Options, run: ScriptRun): Promise<number> {
  const reports: FileReport[] = [];
  const use = options.check ? onlyCheck : openStore(options, run);
  const { fromFiles, words } = options;
  const called = ["npm", "run", "ingest", "--", ...(options.check ? ["--check"] : []), ...words];
  const command = (path: string) => ({ words: [...called, path], fromFiles });
  let failure: string | null = null;
  try {
    for (const path of options.paths) {
      if (run.signal.aborted) break;
      const report = await ingestPath(fromUser(path, "ingest"), path, { ...options, command, run }, use);
      reports.push(report);
      if (!options.json) console.log(reportLines(report).join("\n"));
    }
  } catch (error) {
    failure = describeFailure(error);
    if (!run.signal.aborted) console.error(failure);
  }
  const isSet = Object.keys(options.answers).length > 0 || options.consent.size > 0;
  if (isSet && reports.length > 0 && reports.every((report) => report.import === undefined))
    console.error(
      "Nothing was imported, so --set and --consent changed nothing: a bundle is taken as it is.",
    );
  if (run.signal.aborted)
    console.error("Interrupted. What was not reported as added can safely be sent again.");
  else if (options.json) console.log(reportJson(reports, failure));
  return failure === null ? exitCode(reports) : 2;
}

/** Stores packages; the database is made ready for the first of them, so that refused ones need none. */
function openStore({ json }: Options, run: ScriptRun): UsePackage {
  let opened: Promise<string> | null = null;
  const interrupted = interruption(run.signal);
  return async ({ checked, source }) => {
    const { bundle, findings } = checked;
    if (bundle === null) return { outcome: "refused", findings };
    const results = bundle.results.length;
    opened ??= readyDatabase(run);
    const url = await opened;
    run.signal.throwIfAborted();
    const watch = results >= RESULTS_TO_WATCH && process.stderr.isTTY && !json;
    const bar = watch
      ? new SingleBar({ format: "{bar} {value} of {total} results", clearOnComplete: true })
      : null;
    bar?.start(results, 0);
    try {
      const onProgress = (done: number) => {
        // Inside the transaction: it is rolled back.
        run.signal.throwIfAborted();
        bar?.update(done);
      };
      const handedIn = { checked, source, fileName: source.name, via: "command line", onProgress } as const;
      const submitted = writeTransaction((tx) => submitPackage(tx, handedIn), url);
      const { outcome, bundleId, newVersions, datasetVersion } = await Promise.race([submitted, interrupted]);
      return { outcome, bundle: bundleId, results, newVersions, datasetVersion, findings };
    } finally {
      bar?.stop();
    }
  };
}

async function onlyCheck({ checked: { bundle, findings } }: PackedBundle) {
  const outcome = bundle === null ? ("refused" as const) : ("valid" as const);
  return { outcome, ...(bundle && { results: bundle.results.length }), findings };
}

/** The address of a database that runs, has the current schema and is not empty. */
async function readyDatabase(run: ScriptRun): Promise<string> {
  const { url, isEmbedded, stop, abandon } = await openDatabase((line) => console.error(line));
  run.atEnd(stop, abandon);
  run.signal.throwIfAborted();
  await migrateDatabase(url);
  run.signal.throwIfAborted();
  if (isEmbedded) await seedIfEmpty(url);
  return url;
}

/** Before the first bundle: a database that holds one is not seeded any more, and `npm start` would lack the rest. */
async function seedIfEmpty(url: string): Promise<void> {
  const { bundles } = await seedDatabase(url);
  if (bundles > 0)
    console.error(`The database was empty: seeded it with the ${bundles} bundles of this project.`);
}

function interruption(signal: AbortSignal): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Failure("Interrupted.")), { once: true });
  });
  // Between two files nobody waits for it.
  interrupted.catch(() => {});
  return interrupted;
}
