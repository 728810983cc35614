import { Bundle, Environment, Model, Technique, Workload } from "@/benchmark/bundle";
import { nearest } from "@/benchmark/bundle-checks/suggestion";
import { printable } from "@/benchmark/printable";
import { answerPlace } from "@/importers/answer-fields";
import type { ImportDraft } from "@/importers/import-draft";
import { fieldOf } from "@/importers/question-ids";
import type { FileAnswers } from "./import-options";

/** An answer that could not be taken, and why. */
export interface ToldProblem {
  id: string;
  problem: string;
  /** The file of `--answers` that it stands in; absent for what was said with `--set`. */
  file?: string;
}

/** Problems with where each answer was said, and with the nearest key where there is none of that name. */
export function toldProblems(
  problems: ImportDraft["problems"],
  answers: Readonly<Record<string, string>>,
  fromFiles: FileAnswers,
): ToldProblem[] {
  return problems.map(({ id, problem }) => {
    const said = Object.hasOwn(fromFiles, id) ? fromFiles[id] : undefined;
    const isOfFile = said !== undefined && said.text === answers[id];
    return { id, problem: `${problem}${offeredKey(id)}`, ...(isOfFile && { file: said.file }) };
  });
}

/** A problem in a line: `--set axis: …`, or `--answers lab.json: axis: …`. */
export function problemLine({ id, problem, file }: ToldProblem): string {
  const place = file === undefined ? "--set " : `--answers ${printable(file, 160)}: `;
  return `${place}${printable(id)}: ${printable(problem, 400)}`;
}

/** All fields that can be answered, without the runs that they are of. */
const FIELDS = [
  ...["axis", "modality", "take", "join", "model", "technique"],
  ...Object.keys(Bundle.shape),
  ...fieldsOf("source", Bundle.shape.source.shape),
  ...fieldsOf("submitter", Bundle.shape.submitter.shape),
  ...fieldsOf("model", Model.shape),
  ...fieldsOf("technique", Technique.shape),
  ...fieldsOf("environment", Environment.shape),
  ...fieldsOf("workload", Workload.shape),
];

function fieldsOf(part: string, shape: object): string[] {
  return Object.keys(shape).map((field) => `${part}.${field}`);
}

/** ` Did you mean "…"?` for a key that there is not; "" where there is one, and where none is near. */
function offeredKey(id: string): string {
  if (answerPlace(id) !== null) return "";
  const field = fieldOf(id);
  const runs = id.slice(0, id.length - field.length);
  const there = FIELDS.filter((known) => answerPlace(`${runs}${known}`) !== null);
  // Many leave the part out: "count" is the environment's.
  const [whole, ...others] = there.filter((known) => known.endsWith(`.${field}`));
  const meant = whole !== undefined && others.length === 0 ? whole : nearest(field, there);
  return meant === null ? "" : ` Did you mean "${runs}${meant}"?`;
}
