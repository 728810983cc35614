import { printable } from "@/benchmark/printable";
import type { AnsweredRun, ImportDraft } from "@/importers/import-draft";
import { type JoinedPart, joinedParts } from "@/importers/joined-parts";
import { runValues } from "@/importers/run-values";
import { noteLines } from "./import-notes";
import { runsWords, spansText } from "./import-numbers";
import { cut } from "./import-report";
import { labelsText, scoreLine, valuesText, valuesWithDoubts } from "./import-values";

/** More runs than these are listed by their files. */
const RUNS_LISTED = 30;
const LINES_LISTED = 150;
const JOINS_LISTED = 5;
const REASONS_LISTED = 10;

/**
 * The results that there will be, with what is known of them, why several files are one, and what to doubt. Of many
 * results a line for each file; `isVerbose`: of each run all, and of each score.
 */
export function runLines(draft: ImportDraft, isVerbose = false): string[] {
  const { runs, joined, remarks } = draft;
  const groups = !isVerbose && runs.length > RUNS_LISTED ? byFiles(runs) : runs.map((run) => [run]);
  const all = Number.POSITIVE_INFINITY;
  const joins = isVerbose ? all : runs.length > RUNS_LISTED ? JOINS_LISTED : RUNS_LISTED;
  return [
    headText(runs.length),
    ...cut(
      groups.flatMap((group) => groupLines(group, runs.length === 1, isVerbose)),
      isVerbose ? all : LINES_LISTED,
    ),
    ...cut(doubtLines(runs), isVerbose ? all : REASONS_LISTED),
    ...cut(rankLines(runs), isVerbose ? all : REASONS_LISTED),
    ...cut(
      joined.joins.map(({ text }) => `  joined  ${printable(text, 400)}`),
      joins,
    ),
    ...apartLines(draft, isVerbose),
    ...cut(
      joined.left.map(({ label, why }) => `  left out  ${printable(label, 160)}: ${why}`),
      isVerbose ? all : RUNS_LISTED,
    ),
    ...noteLines(remarks, isVerbose),
  ];
}

/** How many results there are, and what their numbers are for. A single one has none: its number is not the first often. */
function headText(results: number): string {
  if (results === 1) return "1 result";
  return `${results} results${results > 0 ? "; the number before each is the N of --set runs.N…" : ""}`;
}

/** Runs that were read from the same files, in the order of their numbers. */
function byFiles(runs: readonly AnsweredRun[]): AnsweredRun[][] {
  const groups = new Map<string, AnsweredRun[]>();
  for (const run of runs) {
    const key = filesOf(run).join("\n");
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return [...groups.values()];
}

function filesOf({ readings }: AnsweredRun): string[] {
  return [...new Set(readings.flatMap(({ paths }) => paths))];
}

function groupLines(group: readonly AnsweredRun[], isOnly: boolean, isVerbose: boolean): string[] {
  const [run] = group;
  if (!run) return [];
  const rank = rankText(group);
  if (group.length === 1) {
    const number = isOnly ? "" : `${run.number}  `;
    const line = `  ${number}${printable(run.label, 160)}: ${factsText(group)}: ${valuesText(run)}${rank}`;
    return isVerbose ? [line, ...runValues(run).scores.map(scoreLine)] : [line];
  }
  const [first = "", ...others] = filesOf(run);
  const files = others.length > 0 ? `${first} and ${others.length} more` : first;
  const numbers = spansText(group.map(({ number }) => number));
  return [
    `  ${numbers}  ${printable(files, 160)}: ${group.length} runs, ${factsText(group)}: ${labelsText(group)}${rank}`,
  ];
}

/** Which runs of a line no board ranks: "; 2 of them listed without a rank (17, 23)". */
function rankText(group: readonly AnsweredRun[]): string {
  const unranked = group.filter(isUnranked).map(({ number }) => number);
  if (unranked.length === 0) return "";
  if (group.length === 1) return "; listed without a rank";
  if (unranked.length === group.length) return "; all listed without a rank";
  return `; ${unranked.length} of them listed without a rank (${spansText(unranked)})`;
}

/** What is known of all of these runs; of what they differ in, how many there are. */
function factsText(runs: readonly AnsweredRun[]): string {
  const text = (name: string, of: (run: AnsweredRun) => string | undefined) => {
    const [first, ...others] = new Set(runs.map((run) => of(run) ?? `${name} ?`));
    return others.length > 0 ? `${others.length + 1} ${name}s` : printable(first ?? "");
  };
  return [
    text("model", ({ facts }) => facts.model?.name),
    text("technique", ({ facts }) => facts.technique?.name),
    text("accelerator", ({ facts }) => facts.environment?.accelerator),
    text("stage", ({ facts }) => facts.axis),
  ].join(", ");
}

/** Each doubt once, with the values that it is of. */
function doubtLines(runs: readonly AnsweredRun[]): string[] {
  const doubts = new Map<string, { labels: Set<string>; runs: number[] }>();
  for (const run of runs) {
    for (const { label, doubt } of valuesWithDoubts(run)) {
      if (doubt === undefined) continue;
      const known = doubts.get(doubt) ?? { labels: new Set(), runs: [] };
      doubts.set(doubt, known);
      known.labels.add(label);
      known.runs.push(run.number);
    }
  }
  return [...doubts].map(
    ([doubt, { labels, runs: numbers }]) =>
      `  ?  ${[...labels].join(", ")}${runs.length === 1 ? "" : ` of ${runsWords(numbers)}`}: ${printable(doubt, 400)}`,
  );
}

function isUnranked({ readings }: AnsweredRun): boolean {
  return readings.some(({ notComparable }) => notComparable !== undefined);
}

/** Which runs no board ranks, and why. */
function rankLines(runs: readonly AnsweredRun[]): string[] {
  const reasons = new Map<string, number[]>();
  for (const { readings, number } of runs) {
    for (const { notComparable } of readings) {
      if (notComparable !== undefined)
        reasons.set(notComparable, [...(reasons.get(notComparable) ?? []), number]);
    }
  }
  return [...reasons].map(
    ([why, numbers]) =>
      `  limited  ${runs.length === 1 ? "" : `${runsWords(numbers)}: `}listed without a rank: ${printable(why, 400)}`,
  );
}

/** How what was joined is taken apart again. */
function apartLines(draft: ImportDraft, isVerbose: boolean): string[] {
  const numbers = new Map(draft.readings.map((reading, index) => [reading, index + 1]));
  const files = draft.joined.runs.flatMap((run) => joinedParts(run, numbers));
  if (files.length === 0) return [];
  const shown = isVerbose ? files : files.slice(0, REASONS_LISTED);
  const texts = shown.map((part) => `${part.number} (${printable(partLabel(part))})`);
  const more = files.length > shown.length ? `, and ${files.length - shown.length} more (--verbose)` : "";
  const [only, ...others] = draft.runs;
  const result =
    only && others.length === 0 ? `; --set runs.${only.number}.KEY=… corrects the result itself` : "";
  return [
    `  --set join.N=own makes a result of its own of a file that was joined, join.N=out leaves it out: N is ${texts.join(", ")}${more}${result}`,
  ];
}

function partLabel({ paths, label }: JoinedPart): string {
  const [first = "", ...others] = paths;
  const files = others.length > 0 ? `${first} and ${others.length} more` : first;
  return label === "" ? files : `${files}, ${label}`;
}
