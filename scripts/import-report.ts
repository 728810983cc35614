import { metric } from "@/benchmark/metrics";
import { printable, shortNumber } from "@/benchmark/printable";
import type { FileOutcome } from "@/importers/file-outcomes";
import type { ImportDraft } from "@/importers/import-draft";
import type { Question } from "@/importers/questions";
import { SKIP_REASONS, type Skipped } from "@/importers/reading";
import { importerTitle } from "@/importers/registry";
import { runValues } from "@/importers/run-values";

const LISTED = 30;

/** One line a file; of many that nobody knows, the first. */
export function fileLines(outcomes: readonly FileOutcome[]): string[] {
  const taken = outcomes.filter((one) => one.taken.length > 0);
  const skipped = outcomes.filter((one) => one.taken.length === 0);
  const unknown = skipped.filter((one) => one.skipped.every(({ reason }) => reason === "unknown"));
  const known = skipped.filter((one) => !unknown.includes(one));
  return [
    `${outcomes.length} ${outcomes.length === 1 ? "file" : "files"}: ${taken.length} taken, ${skipped.length} skipped`,
    ...taken.flatMap((one) => [
      `  ${name(one.path)}: ${one.taken.map(({ producer, runs }) => `${importerTitle(producer)}${runs > 1 ? `, ${runs} runs` : ""}`).join("; ")}`,
      ...one.skipped.map(({ why }) => `    without ${printable(why, 200)}`),
    ]),
    ...known.map(({ path, skipped: [first] }) => `  ${name(path)}: skipped, ${first ? skipText(first) : ""}`),
    ...unknown.slice(0, LISTED).map(({ path }) => `  ${name(path)}: skipped, ${SKIP_REASONS.unknown}`),
    ...(unknown.length > LISTED
      ? [`  and ${unknown.length - LISTED} more that no importer knows (--json lists them all)`]
      : []),
  ];
}

function skipText({ reason, why }: Omit<Skipped, "path">): string {
  const general = SKIP_REASONS[reason];
  return general === why ? general : `${general}: ${printable(why, 200)}`;
}

function name(path: string): string {
  return printable(path, 160);
}

/** The results that there will be, with what is known of them, and why several files are one. */
export function runLines({ runs, joined, remarks }: ImportDraft): string[] {
  return [
    `${runs.length} ${runs.length === 1 ? "result" : "results"}`,
    ...runs.slice(0, 5 * LISTED).map((run) => {
      const { model, technique, axis, environment } = run.facts;
      const facts = [
        model?.name ?? "model ?",
        technique?.name ?? "technique ?",
        environment?.accelerator ?? "accelerator ?",
        axis ?? "axis ?",
      ];
      return `  ${run.number}  ${name(run.label)}: ${facts.map((fact) => printable(fact)).join(", ")}: ${valueText(run)}`;
    }),
    ...(runs.length > 5 * LISTED ? [`  and ${runs.length - 5 * LISTED} more`] : []),
    ...joined.joins.slice(0, LISTED).map(({ text }) => `  joined  ${printable(text, 400)}`),
    ...(joined.joins.length > LISTED ? [`  and ${joined.joins.length - LISTED} more that were joined`] : []),
    ...joined.left.map(({ label, why }) => `  left out  ${name(label)}: ${why}`),
    ...noteLines(remarks),
  ];
}

const NOTES_LISTED = 20;

/** What a person should know of; of much the first. */
export function noteLines(remarks: readonly string[]): string[] {
  return [
    ...remarks.slice(0, NOTES_LISTED).map((remark) => `  note  ${printable(remark, 300)}`),
    ...(remarks.length > NOTES_LISTED
      ? [`  and ${remarks.length - NOTES_LISTED} more notes (--json lists them all)`]
      : []),
  ];
}

function valueText(run: ImportDraft["runs"][number]): string {
  const { metrics, scores } = runValues(run);
  const values = metrics.flatMap(({ key, entry }) =>
    "value" in entry ? [`${metric(key).label} ${shortNumber(entry.value)} ${entry.unit}`] : [],
  );
  const quality = scores.length > 0 ? [`${scores.length} ${scores.length === 1 ? "score" : "scores"}`] : [];
  return [...values, ...quality].join(", ") || "no value";
}

/** What must still be answered, each with how to answer it on the command line. */
export function questionLines(questions: readonly Question[]): string[] {
  const joins = questions.filter(({ id }) => id.startsWith("join."));
  const others = questions.filter((question) => !joins.includes(question));
  return [
    `${questions.length} ${questions.length === 1 ? "thing is" : "things are"} not in the files:`,
    ...joins.slice(0, JOINS_LISTED).flatMap((question) => questionText(question)),
    ...(joins.length > JOINS_LISTED ? [`  and ${joins.length - JOINS_LISTED} more of these`] : []),
    ...(joins.length > 1
      ? ["  --set join=own makes each of these a result of its own, --set join=out leaves them out"]
      : []),
    ...others.flatMap((question) => questionText(question)),
  ];
}

const JOINS_LISTED = 10;
const HINTS_LISTED = 10;

function questionText(question: Question): string[] {
  const all = hints(question);
  const shown = all.length > HINTS_LISTED ? [...all.slice(0, HINTS_LISTED - 3), "…", ...all.slice(-2)] : all;
  return [
    `  --set ${question.id}=…  ${printable(question.text, 300)}${runsText(question)}`,
    ...shown.map((hint) => `      ${hint}`),
  ];
}

/** The runs that a question is of, where it is of some. */
export function runsText({ runs }: Question): string {
  if (runs.length === 0) return "";
  const shown = runs.slice(0, 6).map(({ number, label }) => `${number} (${printable(label, 60)})`);
  return ` [run ${shown.join(", ")}${runs.length > 6 ? ` and ${runs.length - 6} more` : ""}]`;
}

const SUGGESTIONS_LISTED = 8;

/** The answers that there are, or likely ones. */
export function hints({ choices, suggestions, mayBeUnstated }: Question): string[] {
  const shown = suggestions
    .slice(0, SUGGESTIONS_LISTED)
    .map((text) => printable(text))
    .join(", ");
  return [
    ...choices.map(({ value, label }) => `${value}: ${printable(label, 160)}`),
    ...(suggestions.length > 0 ? [`such as ${shown}`] : []),
    ...(mayBeUnstated ? ['"not stated" if it is not known'] : []),
  ];
}
