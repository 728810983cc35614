import { resolve } from "node:path";
import { CONSENT_KINDS, PRIVATE_KINDS, type PrivateKind, readConsent } from "@/importers/privacy";

/** What a person says beforehand of the files that are imported. */
export interface Settings {
  answers: Record<string, string>;
  /** What raw files may tell and still go along. */
  consent: ReadonlySet<PrivateKind>;
}

/** Options that every command has that imports, as `parseArgs` takes them. */
export const SETTING_OPTIONS = {
  set: { type: "string", multiple: true, default: [] as string[] },
  consent: { type: "string", multiple: true, default: [] as string[] },
} as const;

export const SETTINGS_USAGE = `  --set KEY=VALUE    answers a question: for all runs that lack it (--set model=Qwen2.5-7B), or for one
                     (--set runs.2.technique=quantization/int4). Also technique, environment.accelerator,
                     environment.count, workload.dataset, title, source, submitter.name; runs.2.take=no leaves one out
  --consent KINDS    raw files may go along although they tell of
${CONSENT_KINDS.map((kind) => `                       ${kind.padEnd(10)} ${PRIVATE_KINDS[kind]}`).join("\n")}
                     (several with commas; "all"). A file with a key or token in it never goes along`;

/** @throws Error with words for the user where an option is none. */
export function readSettings(values: { set: string[]; consent: string[] }): Settings {
  const { consent, unknown } = readConsent(values.consent);
  if (unknown.length > 0) throw new Error(`There is no "${unknown[0]}" to agree to.`);
  return { answers: Object.fromEntries(values.set.map(readSetting)), consent };
}

function readSetting(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`--set takes KEY=VALUE; "${text}" has no "=".`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}

/** npm runs scripts in the project's folder; a path is meant from where the user stands. */
export function fromUser(path: string, command: "import" | "ingest"): string {
  return resolve(
    (process.env.npm_lifecycle_event === command ? process.env.INIT_CWD : undefined) ?? "",
    path,
  );
}
