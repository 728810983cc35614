import { groupFindings } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import { fileOutcomes } from "@/importers/file-outcomes";
import type { ResultRun } from "@/importers/finding-places";
import type { ImportDraft } from "@/importers/import-draft";
import type { CheckedPackage } from "@/importers/package/check-package";
import { PRIVATE_KINDS, type PrivateFinding } from "@/importers/privacy";
import type { Question } from "@/importers/questions";
import type { RawFiles, WithheldFile } from "@/importers/raw-files";
import type { Imported } from "@/importers/reading";
import { runValues } from "@/importers/run-values";
import type { PassedOver } from "./import-files";
import { withPlaces } from "./import-findings";
import { noteLines } from "./import-notes";
import { problemLine, type ToldProblem } from "./import-problems";
import { questionLines } from "./import-questions";
import { fileLines } from "./import-report";
import { runLines } from "./import-runs";
import { reportLines } from "./ingest-report";

/** `incomplete`: something must be answered first; `nothing`: no file holds a result; `declined`: "no", said a person. */
export type ImportOutcome = "written" | "valid" | "incomplete" | "nothing" | "refused" | "declined";

const EXIT_CODES: Readonly<Record<ImportOutcome, number>> = {
  written: 0,
  valid: 0,
  incomplete: 1,
  nothing: 1,
  refused: 1,
  declined: 1,
};

/** Tells how an import goes: line by line for people, or as one document for machines. */
export class ImportOutput {
  readonly #isJson: boolean;
  readonly #isVerbose: boolean;
  #document: Record<string, unknown> = { artifacts: [], withheld: [], problems: [], questions: [] };
  #results = 0;

  constructor(isJson: boolean, isVerbose = false) {
    this.#isJson = isJson;
    this.#isVerbose = isVerbose;
  }

  files(imported: Imported, passedOver: readonly PassedOver[]): void {
    const outcomes = fileOutcomes(imported);
    this.#add({ files: outcomes, passedOver });
    this.#say(fileLines(outcomes, this.#isVerbose));
    this.#say(passedOver.slice(0, 10).map(({ path, why }) => `  ${printable(path, 160)}: ${why}`));
    if (passedOver.length > 10) this.#say([`  and ${passedOver.length - 10} more that were passed over`]);
  }

  draft(draft: ImportDraft): void {
    const { runs, joined, remarks } = draft;
    this.#results = runs.length;
    this.#add({
      runs: runs.map((run) => {
        const { metrics, scores } = runValues(run);
        const values = Object.fromEntries(metrics.map(({ key, entry }) => [key, entry]));
        return { number: run.number, label: run.label, facts: run.facts, metrics: values, quality: scores };
      }),
      joins: joined.joins,
      left: joined.left,
      remarks,
    });
    this.#say(["", ...runLines(draft, this.#isVerbose)]);
  }

  rawFiles({ sent, withheld }: RawFiles): void {
    this.#add({
      artifacts: sent.map(({ path, artifact, bytes, sha256 }) => ({ path, artifact, bytes, sha256 })),
      withheld,
    });
    this.#say(["", `${sent.length} raw ${sent.length === 1 ? "file goes" : "files go"} along`]);
    this.#say(withheld.slice(0, WITHHELD_LISTED).flatMap(withheldLines));
    if (withheld.length > WITHHELD_LISTED) {
      this.#say([`  and ${withheld.length - WITHHELD_LISTED} more stay behind (--json lists them all)`]);
    }
    const needed = new Set(
      withheld
        .filter(({ why }) => why === "private")
        .flatMap(({ findings }) => findings.map(({ kind }) => kind)),
    );
    if (needed.size > 0) this.#say([`  --consent ${[...needed].join(",")} sends them as they are`]);
    if (withheld.length > 0)
      this.#say(["  Without the raw file nobody can check its values; a reviewer may ask for it."]);
  }

  remarks(remarks: readonly string[]): void {
    const { remarks: earlier } = this.#document;
    this.#add({ remarks: [...(Array.isArray(earlier) ? earlier : []), ...remarks] });
    this.#say(noteLines(remarks, this.#isVerbose));
  }

  /** @param runs of which the results were made. */
  checked({ bundle, findings, sha256, bytes }: CheckedPackage, runs: readonly ResultRun[]): void {
    if (bundle) this.#results = bundle.results.length;
    this.#add({ findings: withPlaces(groupFindings(findings), runs), package: { sha256, bytes } });
    const lines = reportLines({ file: "", outcome: "valid", findings, runs });
    // The last line is what `ingest` says of the file.
    this.#say(lines.slice(0, -1));
  }

  /** What must still be said, what was said that can't be taken, and the command that says it all. */
  missing(problems: readonly ToldProblem[], questions: readonly Question[], command: string | null): void {
    this.#add({ problems, questions, ...(command !== null && { command }) });
    this.#say(problems.map(problemLine));
    if (questions.length > 0) this.#say(["", ...questionLines(questions, this.#isVerbose)]);
    this.#sayAgain(command);
  }

  /** A person looked at it and does not want it: what was answered is not to be typed again. */
  declined(command: string): void {
    this.#sayAgain(command);
  }

  /** All that was told. */
  get document(): Record<string, unknown> {
    return this.#document;
  }

  /** The last word, and the exit code that goes with it. */
  end(outcome: ImportOutcome, output: string | null): number {
    this.#add({ outcome, output });
    if (this.#isJson) console.log(JSON.stringify(this.#document, null, 2));
    this.#say([endText(outcome, this.#results, output)]);
    return EXIT_CODES[outcome];
  }

  #add(part: Record<string, unknown>): void {
    this.#document = { ...this.#document, ...part };
  }

  #sayAgain(command: string | null): void {
    if (command !== null) this.#say(["", "The whole command, with what was said so far:", command, ""]);
  }

  #say(lines: readonly string[]): void {
    if (!this.#isJson && lines.length > 0) console.log(lines.join("\n"));
  }
}

function endText(outcome: ImportOutcome, results: number, output: string | null): string {
  const held = `${results} ${results === 1 ? "result" : "results"}`;
  switch (outcome) {
    case "written":
      return `wrote ${output}, ${held}. Send it with npm run submit, or on the page /submit.`;
    case "valid":
      return `valid, ${held}; -o bundle.zip writes it`;
    case "incomplete":
      return "no bundle yet";
    case "nothing":
      return "no result was found";
    case "refused":
      return "refused: no bundle was written";
    case "declined":
      return "no bundle was written";
  }
}

const WITHHELD_LISTED = 50;

const REASONS: Readonly<Record<WithheldFile["why"], string>> = {
  private: "stays behind, since it tells of",
  secret: "stays behind, since it holds",
  "too much": "stays behind: a bundle holds no more",
  unreadable: "stays behind: it can't be read any more",
};

function withheldLines({ path, why, findings }: WithheldFile): string[] {
  const shown = why === "secret" ? findings.filter(({ kind }) => kind === "secrets") : findings;
  return [`  ${printable(path, 160)}: ${REASONS[why]} ${shown.map(findingText).join("; ")}`.trimEnd()];
}

function findingText({ kind, count, example }: PrivateFinding): string {
  return `${PRIVATE_KINDS[kind]} (${count}: ${printable(example)})`;
}
