// npm run ingest -- FILE…: checks bundles and stores them. Exit 0 all in, 1 some refused, 2 could not run.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { migrateDatabase } from "@/db/migrate";
import { seedDatabase } from "@/db/seed";
import { submitPackage } from "@/db/submissions";
import { writeTransaction } from "@/db/write-transaction";
import { type BundleFile, openBundle } from "./bundle-file";
import { openDatabase } from "./database";
import { describeFailure, Failure } from "./failure";
import { exitCode, type FileReport, reportJson, reportLines } from "./ingest-report";
import { runScript, type ScriptRun } from "./script-run";

const USAGE = `Usage: npm run ingest -- [--check] [--json] FILE…

Checks result bundles (.json, .json.gz, .zip or .tar.gz) and adds them to the database: DATABASE_URL, or the
embedded Postgres. Each is stored whole or not at all. A bundle that is known already adds nothing. An embedded
Postgres that is still empty is seeded first, as by npm start.

  --check   only check; no database is touched
  --json    one JSON document on standard output: { "files": [ { file, outcome, bundle, results, findings } ] }
  --help    this text

Exit code: 0 all in, 1 some refused, 2 could not run (no such file, no database, wrong usage).`;

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

interface Options {
  files: string[];
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
      options: { check: flag, json: flag, help: { ...flag, short: "h" } },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    if (positionals.length > 0) return { files: positionals, check: values.check, json: values.json };
    console.error(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
  return 2;
}

async function ingest(options: Options, run: ScriptRun): Promise<number> {
  const reports: FileReport[] = [];
  const store = options.check ? null : openStore(run);
  let failure: string | null = null;
  try {
    for (const file of options.files) {
      if (run.signal.aborted) break;
      const report = await ingestFile(file, store, options, run.signal);
      reports.push(report);
      if (!options.json) console.log(reportLines(report).join("\n"));
    }
  } catch (error) {
    failure = describeFailure(error);
    if (!run.signal.aborted) console.error(failure);
  }
  if (run.signal.aborted)
    console.error("Interrupted. What was not reported as added can safely be sent again.");
  else if (options.json) console.log(reportJson(reports, failure));
  return failure === null ? exitCode(reports) : 2;
}

type Store = (file: BundleFile, results: number, isQuiet: boolean) => ReturnType<typeof submitPackage>;

async function ingestFile(
  name: string,
  store: Store | null,
  { json }: Options,
  signal: AbortSignal,
): Promise<FileReport> {
  // npm runs scripts in the project's folder; a path is meant from where the user stands.
  const from = process.env.npm_lifecycle_event === "ingest" ? process.env.INIT_CWD : undefined;
  const file = await openBundle(resolve(from ?? "", name), signal);
  if ("finding" in file) {
    return { file: name, outcome: file.isMissing ? "unreadable" : "refused", findings: file.findings };
  }
  const { bundle, findings } = file.checked;
  if (bundle === null) return { file: name, outcome: "refused", findings };
  const results = bundle.results.length;
  if (!store) return { file: name, outcome: "valid", results, findings };
  const { outcome, bundleId, newVersions, datasetVersion } = await store(file, results, json);
  return { file: name, outcome, bundle: bundleId, results, newVersions, datasetVersion, findings };
}

/** Stores packages; the database is made ready for the first of them, so that refused ones need none. */
function openStore(run: ScriptRun): Store {
  let opened: Promise<string> | null = null;
  const interrupted = interruption(run.signal);
  return async ({ checked, source }, results, isQuiet) => {
    opened ??= readyDatabase(run);
    const url = await opened;
    run.signal.throwIfAborted();
    const watch = results >= RESULTS_TO_WATCH && process.stderr.isTTY && !isQuiet;
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
      return await Promise.race([submitted, interrupted]);
    } finally {
      bar?.stop();
    }
  };
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
