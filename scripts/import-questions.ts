import { printable } from "@/benchmark/printable";
import type { Question } from "@/importers/questions";
import { spansText } from "./import-numbers";

/** More questions of which run a file belongs to are told in a line each. */
const JOINS_IN_FULL = 3;
const JOINS_LISTED = 10;
const CHOICES_LISTED = 10;

/** What must still be answered, each with how to answer it on the command line. `isVerbose`: of many, all. */
export function questionLines(questions: readonly Question[], isVerbose = false): string[] {
  const joins = questions.filter(({ id }) => id.startsWith("join."));
  const others = questions.filter((question) => !joins.includes(question));
  const areShort = joins.length > JOINS_IN_FULL && !isVerbose;
  const shown = areShort ? joins.slice(0, JOINS_LISTED) : joins;
  return [
    openText(questions.length),
    ...shown.flatMap((question) => (areShort ? shortJoin(question) : inFull(question))),
    ...(joins.length > shown.length
      ? [`  and ${joins.length - shown.length} more of these (--verbose lists them all)`]
      : []),
    ...(joins.length > 1
      ? ["  --set join=own makes each of these a result of its own, --set join=out leaves them out"]
      : []),
    ...others.flatMap(inFull),
  ];
}

/** "2 things are not in the files:" */
export function openText(open: number): string {
  return `${open} ${open === 1 ? "thing is" : "things are"} not in the files:`;
}

function shortJoin({ id, text, choices }: Question): string {
  const numbers = choices.flatMap(({ value }) => (/^\d+$/.test(value) ? [Number(value)] : []));
  const words = choices.flatMap(({ value }) => (/^\d+$/.test(value) ? [] : [value]));
  return `  --set ${id}=…  ${printable(text, 300)} ${[spansText(numbers), ...words].join(", ")}`;
}

function inFull(question: Question): string[] {
  const all = choiceLines(question);
  const shown =
    all.length > CHOICES_LISTED ? [...all.slice(0, CHOICES_LISTED - 3), "…", ...all.slice(-2)] : all;
  const likely = likelyText(question);
  return [
    `  --set ${question.id}=…  ${printable(question.text, 300)}${runsText(question)}`,
    ...shown.map((line) => `      ${line}`),
    ...(likely === "" ? [] : [`      ${likely}`]),
  ];
}

/** The runs that a question is of, where it is of some. `isOnly`: there is one run only, whose number says nothing. */
export function runsText({ runs: [first, ...others] }: Question, isOnly = false): string {
  if (!first) return "";
  if (isOnly) return ` [${printable(first.label, 60)}]`;
  if (others.length > 0) return ` [runs ${spansText([first, ...others].map(({ number }) => number))}]`;
  return ` [run ${first.number} (${printable(first.label, 60)})]`;
}

/** The answers that there are, where there are no others. */
export function choiceLines({ choices }: Question): string[] {
  return choices.map(({ value, label }) => `${value}: ${printable(label, 160)}`);
}

const SUGGESTIONS_LISTED = 8;

/** Likely answers, and whether one may say that nobody knows; "" where there is nothing to say. */
function likelyText({ suggestions, mayBeUnstated }: Question): string {
  const shown = suggestions.slice(0, SUGGESTIONS_LISTED).map((text) => printable(text));
  return [
    ...(shown.length > 0 ? [`such as ${shown.join(", ")}`] : []),
    ...(mayBeUnstated ? [UNSTATED] : []),
  ].join("; ");
}

export const UNSTATED = '"not stated" if it is not known';
