// npm run submit -- FILE… --to URL: checks bundles here, then hands them in. Exit 0 received, 1 refused, 2 could not run.
import { randomBytes } from "node:crypto";
import { basename, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { FindingAnswer } from "@/benchmark/api/answers";
import { readReceipt } from "@/benchmark/api/given-receipt";
import { readMailAddress } from "@/benchmark/api/mail-address";
import { FINDING_CODES, type Finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import { type BundleFile, openBundle } from "./bundle-file";
import { describeFailure, Failure } from "./failure";
import { runScript, type ScriptRun } from "./script-run";
import { type Sent, sendPackage } from "./send-package";
import { readSecret, secretPath, submissionKey } from "./submission-key";
import { type SubmitReport, submitExitCode, submitReportJson, submitReportLines } from "./submit-report";
import { readTarget, readTokenFile, type Target } from "./submit-target";
import { otherFile } from "./submit-tool";

const USAGE = `Usage: npm run submit -- FILE… --to URL [--token-file FILE] [--email ADDRESS] [--corrects RECEIPT] [--json]
       npm run submit -- --check FILE…

Checks result bundles (.json, .json.gz, .zip, .tar.gz), then sends them to the leaderboard at URL, where a reviewer
publishes them. What the checks refuse is not sent. Prints for each the address at which to follow, correct and
withdraw it: keep that to yourself.

  --to URL            as https://example.org
  --token-file FILE   sends as an account, whose token is all that the file holds; - reads it from standard input.
                      The environment variable EFFICIENTLLM_TOKEN does the same
  --token TOKEN       the same, for where nobody else sees: npm prints the command, and lists of processes show it
  --email ADDRESS     where to tell of the decision; never published
  --corrects RECEIPT  of the submission that this file corrects
  --check             only check; nothing is sent
  --json              one JSON document on standard output: { "files": [ { file, outcome, receipt, status, findings } ] }
  --insecure          lets a token cross a network unencrypted
  --help              this text

A command that was broken off is run again as it was: the same file gets the same receipt and is stored once.

Exit code: 0 all received, 1 some refused, 2 could not run (no such file, no connection, wrong usage), 130 interrupted.`;

const INTERRUPTED = 130;
const COULD_NOT_RUN = 2;

// A reader that left, as in `| head`, shall not break off what is being sent.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

interface Options {
  files: string[];
  /** null where nothing is to be sent. */
  target: Target | null;
  email: string | null;
  corrects: string | null;
  json: boolean;
}

const options = readOptions();
if (typeof options === "number") process.exitCode = options;
else await runScript({ interrupted: INTERRUPTED, failed: COULD_NOT_RUN }, (run) => submit(options, run));

/** The options of the command line, or the exit code where there is nothing to do. */
function readOptions(): Options | number {
  try {
    const [flag, text] = [{ type: "boolean", default: false } as const, { type: "string" } as const];
    const { values, positionals: files } = parseArgs({
      options: {
        ...{ to: text, token: text, "token-file": text, email: text, corrects: text },
        ...{ check: flag, json: flag, insecure: flag, help: { ...flag, short: "h" } },
      },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    if (files.length === 0) throw new Failure(USAGE);
    if (values.to === undefined && !values.check) {
      throw new Failure(`--to is missing: the address of the leaderboard to send to.\n\n${USAGE}`);
    }
    const email = values.email === undefined ? null : readMailAddress(values.email);
    if (email === null && values.email !== undefined) throw new Failure("--email must be one mail address.");
    const corrects = readCorrected(values.corrects, files);
    const token = readToken(values.token, values["token-file"]);
    const { insecure, json } = values;
    const target = values.check ? null : readTarget({ to: values.to ?? "", token, insecure });
    return { files, target, email, corrects, json };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  return COULD_NOT_RUN;
}

/** The token to send with; undefined for none. */
function readToken(given: string | undefined, file: string | undefined): string | undefined {
  if (given !== undefined && file !== undefined) throw new Failure("Give --token or --token-file, not both.");
  if (file !== undefined) return readTokenFile(file, userFolder());
  if (given !== undefined) {
    console.error("npm prints the command with its token, and lists of processes show it: use --token-file.");
  }
  return given ?? (process.env.EFFICIENTLLM_TOKEN || undefined);
}

/** A receipt, or the address of its page, as people have it. */
function readCorrected(given: string | undefined, files: readonly string[]): string | null {
  if (given === undefined) return null;
  const receipt = readReceipt(given);
  if (receipt === null) throw new Failure("--corrects must be a receipt, or the address of its page.");
  if (files.length > 1) throw new Failure("One file corrects one submission: name one file.");
  return receipt;
}

async function submit(options: Options, run: ScriptRun): Promise<number> {
  const reports: SubmitReport[] = [];
  let failure: string | null = null;
  let current = "";
  try {
    const secret = options.target && (readSecret() ?? withoutSecret());
    for (const file of options.files) {
      run.signal.throwIfAborted();
      current = `${printable(file, 200)}: `;
      const report = await submitFile(file, secret, options, run.signal);
      reports.push(report);
      if (!options.json) console.log(submitReportLines(report).join("\n"));
    }
  } catch (error) {
    failure = run.signal.aborted ? "Interrupted." : current + describeFailure(error);
    if (!run.signal.aborted) console.error(failure);
  }
  if (run.signal.aborted) console.error("Interrupted. The same command can safely be run again.");
  if (options.json) console.log(submitReportJson(reports, failure));
  return failure === null ? submitExitCode(reports) : COULD_NOT_RUN;
}

function withoutSecret(): Uint8Array {
  console.error(
    `${secretPath()} can't be kept: should the connection break for good, a second run gets no receipt for what the first has sent.`,
  );
  return randomBytes(32);
}

async function submitFile(
  name: string,
  secret: Uint8Array | null,
  options: Options,
  signal: AbortSignal,
): Promise<SubmitReport> {
  const path = resolve(userFolder(), name);
  const opened = await openBundle(path, signal);
  if ("finding" in opened) {
    const outcome = opened.isMissing ? ("unreadable" as const) : ("refused" as const);
    const other = opened.isMissing ? null : await otherFile(path);
    return { file: name, outcome, findings: opened.findings, ...other };
  }
  const { findings, bundle, sha256 } = opened.checked;
  if (bundle === null)
    return { file: name, outcome: "refused", sha256, findings, ...(await otherFile(path)) };
  const about = { file: name, sha256, results: bundle.results.length };
  if (options.target === null || secret === null) return { ...about, outcome: "valid", findings };
  const sent = await send(name, opened, options.target, secret, options, signal);
  return { ...about, findings, ...outcomeOf(sent, options.target) };
}

/** npm runs scripts in the project's folder; a path is meant from where the user stands. */
function userFolder(): string {
  return (process.env.npm_lifecycle_event === "submit" ? process.env.INIT_CWD : undefined) ?? "";
}

async function send(
  name: string,
  { bytes, checked: { sha256 } }: BundleFile,
  target: Target,
  secret: Uint8Array,
  { email, corrects, json }: Options,
  signal: AbortSignal,
): Promise<Sent> {
  const bar =
    process.stderr.isTTY && !json
      ? new SingleBar({ format: "{bar} {value} of {total} kB", clearOnComplete: true })
      : null;
  bar?.start(Math.ceil(bytes.byteLength / 1000), 0);
  try {
    const key = submissionKey(secret, target.site, sha256);
    const sent = { bytes, sha256, fileName: basename(name), key, email, corrects };
    return await sendPackage(target, sent, {
      signal,
      onProgress: (done) => bar?.update(Math.ceil(done / 1000)),
      wait: async (seconds, reason) => {
        console.error(`${reason} Trying again in ${seconds} s.`);
        await pause(seconds * 1_000, undefined, { signal });
      },
    });
  } finally {
    bar?.stop();
  }
}

function outcomeOf(sent: Sent, { site }: Target): Pick<SubmitReport, "outcome"> & Partial<SubmitReport> {
  if (sent.outcome === "duplicate") {
    const { error, bundle } = sent.answer;
    const message = bundle.path ? `${error.message} ${site}${bundle.path}` : error.message;
    return { outcome: "duplicate", message };
  }
  if (sent.outcome === "refused") {
    const { error, findings } = sent.answer;
    return { outcome: "refused", message: error.message, findings: findings.map(knownFinding) };
  }
  const { receipt, status, state } = sent.answer;
  return { outcome: sent.outcome, receipt, state, status: `${site}${status}` };
}

/** A finding of a server that may be newer than this command. */
function knownFinding(found: FindingAnswer): Finding {
  const code = FINDING_CODES.find((known) => known === found.code);
  if (code === undefined)
    throw new Failure(
      `The server knows a finding that this version does not, ${found.code}: ${found.remedy} Update this project.`,
    );
  return { ...found, code };
}
