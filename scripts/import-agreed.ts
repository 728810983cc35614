import type { ImportDraft } from "@/importers/import-draft";
import type { KnownNames } from "@/importers/known-names";
import { completeCommand, type TypedCommand } from "./import-command";
import { askMissing, type Dialogue, decide, type Step } from "./import-dialogue";
import type { Settings } from "./import-options";
import type { ImportOutcome, ImportOutput } from "./import-output";
import { type PackedBundle, packBundle } from "./import-package";
import { type ImportedParts, makeParts, partsOf, type ReadFiles } from "./import-run";
import { summaryLines } from "./import-summary";
import type { PackageTarget } from "./package-target";
import type { ScriptRun } from "./script-run";

interface AgreedOptions extends Settings {
  /** How it was called, to be called again with what was answered. */
  command: TypedCommand;
  /** Where the bundle goes; null where it is only checked. */
  output: PackageTarget | null;
  /** Somebody to ask; null where nobody is there. */
  terminal: () => Dialogue | null;
  /** Whether the bundle is written without asking whether it is right. */
  isAgreed: boolean;
}

const OUTCOMES = { yes: "written", no: "declined", back: "back" } as const;

/**
 * Makes a bundle of what was read, and writes it once the checks and whoever sits there agree. Somebody who does not may
 * go back to the answers, as often as it takes.
 *
 * @returns the exit code.
 */
export async function importAgreed(
  read: ReadFiles,
  { output, terminal, isAgreed, ...settings }: AgreedOptions,
  out: ImportOutput,
  run: Pick<ScriptRun, "signal" | "atEnd">,
): Promise<number> {
  const history: Step[] = [];
  const complete = async (draft: ImportDraft, known: KnownNames) => {
    const dialogue = terminal();
    if (!dialogue) return draft;
    if (history.length === 0) out.draft(draft);
    return askMissing(draft, known, dialogue, history);
  };
  const use = async (parts: ImportedParts, { checked }: PackedBundle): Promise<ImportOutcome | "back"> => {
    out.checked(checked, parts.runs);
    if (!checked.bundle) return "refused";
    if (output === null) return "valid";
    const dialogue = isAgreed ? null : terminal();
    if (!dialogue) return "written";
    for (const line of summaryLines(parts)) dialogue.say(line);
    return OUTCOMES[await decide(`Write it to ${output.path}?`, dialogue, history.length > 0)];
  };
  const options = { ...settings, signal: run.signal, complete };
  let parts = await makeParts(read, options, out);
  for (;;) {
    if ("outcome" in parts) return out.end(parts.outcome, null);
    const made = parts;
    const outcome = await packBundle(
      made,
      output,
      run,
      (packed) => use(made, packed),
      (used) => used === "written",
    );
    if (outcome !== "back") {
      if (outcome === "declined") out.declined(completeCommand(settings.command, made.draft, []));
      return out.end(outcome, outcome === "declined" ? null : (output?.path ?? null));
    }
    parts = await partsOf(history.at(-1)?.draft ?? made.draft, read, options, out);
  }
}
