import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { errorCode } from "@/db/postgres-error";
import { CONSENT_KINDS, PRIVATE_KINDS, type PrivateKind, readConsent } from "@/importers/privacy";

/** What a person says beforehand of the files that are imported. */
export interface Settings {
  answers: Record<string, string>;
  /** What raw files may tell and still go along. */
  consent: ReadonlySet<PrivateKind>;
  /** Whether everything is listed, however much it is. */
  verbose?: boolean;
}

/** Answers that stand in files, with the name of the file that was typed. */
export type FileAnswers = Readonly<Record<string, { text: string; file: string }>>;

/** Settings, with how they were typed: in a command that is printed to be pasted they stand again. */
export interface TypedSettings extends Settings {
  /** Those of the answers that stand in files. */
  fromFiles: FileAnswers;
  /** The options but `--set`, word by word. */
  words: string[];
}

/** Options that every command has that imports, as `parseArgs` takes them. */
export const SETTING_OPTIONS = {
  set: { type: "string", multiple: true, default: [] as string[] },
  answers: { type: "string", multiple: true, default: [] as string[] },
  consent: { type: "string", multiple: true, default: [] as string[] },
  verbose: { type: "boolean", short: "v", default: false },
} as const;

export const SETTINGS_USAGE = `  --set KEY=VALUE    answers a question: for all runs that lack it (--set model=Qwen2.5-7B), or for one
                     (--set runs.2.technique=quantization/int4). Also technique, environment.accelerator,
                     environment.count, workload.dataset, title, source, submitter.name; runs.2.take=no leaves one out
  --answers FILE     answers that always hold, as JSON: { "submitter.name": "A. Researcher", … }; --set goes before them
  --consent KINDS    raw files may go along although they tell of
${CONSENT_KINDS.map((kind) => `                       ${kind.padEnd(10)} ${PRIVATE_KINDS[kind]}`).join("\n")}
                     (several with commas; "all"). A file with a key or token in it never goes along
  -v, --verbose      lists each run and each score, all joins, notes and questions`;

/** Stands for an answer that is not given yet. */
export const OPEN = "…";

interface SettingValues {
  set: string[];
  answers: string[];
  consent: string[];
  verbose: boolean;
}

type Command = "import" | "ingest";

/** @throws Error with words for the user where an option is none, or a file of answers can't be used. */
export function readSettings(values: SettingValues, command: Command): TypedSettings {
  const { consent, unknown } = readConsent(values.consent);
  if (unknown.length > 0) throw new Error(`There is no "${unknown[0]}" to agree to.`);
  const held = values.answers.flatMap((file) =>
    readAnswersFile(file, command).map(([key, text]) => [key, { text, file }] as const),
  );
  const fromFiles: FileAnswers = Object.fromEntries(held);
  const texts = Object.entries(fromFiles).map(([key, { text }]) => [key, text]);
  return {
    answers: Object.fromEntries([...texts, ...values.set.map(readSetting)]),
    fromFiles,
    consent,
    verbose: values.verbose,
    words: [
      ...values.answers.flatMap((name) => ["--answers", name]),
      ...values.consent.flatMap((kinds) => ["--consent", kinds]),
      ...(values.verbose ? ["--verbose"] : []),
    ],
  };
}

function readAnswersFile(name: string, command: Command): [key: string, answer: string][] {
  const text = readText(name, command);
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Error(`--answers ${name}: the text is not JSON.`);
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new Error(`--answers ${name}: it takes one object, as { "submitter.name": "A. Researcher" }.`);
  }
  return Object.entries(content).map(([key, value]) => {
    if (typeof value !== "string" && typeof value !== "number") {
      throw new Error(`--answers ${name}: the answer to "${key}" is no text.`);
    }
    refuseOpen(`--answers ${name}: ${key}`, String(value));
    return [key, String(value)];
  });
}

/** A command that is printed to be pasted has "…" for what is still to be said. */
function refuseOpen(where: string, answer: string): void {
  if (answer.trim() === OPEN) throw new Error(`${where}: write the answer where "${OPEN}" stands.`);
}

function readText(name: string, command: Command): string {
  try {
    return readFileSync(fromUser(name, command), "utf8");
  } catch (error) {
    const isAbsent = ["ENOENT", "ENOTDIR"].includes(errorCode(error));
    throw new Error(isAbsent ? `--answers: there is no ${name}.` : `--answers: ${name} can't be read.`);
  }
}

function readSetting(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`--set takes KEY=VALUE; "${text}" has no "=".`);
  const [key, answer] = [text.slice(0, at).trim(), text.slice(at + 1)];
  refuseOpen(`--set ${key}`, answer);
  return [key, answer];
}

/** npm runs scripts in the project's folder; a path is meant from where the user stands. */
export function fromUser(path: string, command: Command): string {
  return resolve(
    (process.env.npm_lifecycle_event === command ? process.env.INIT_CWD : undefined) ?? "",
    path,
  );
}
