import { answerable } from "@/importers/question-files";
import { readId } from "@/importers/question-ids";
import { FIELD_NAMES, type ImportView, MORE_FIELDS } from "./import-view";

/** Something that was said and can't be so. */
export interface WrongThing {
  /** What it was said of: `runs.2.environment.count`. */
  id: string;
  /** In words, by where it stands: "Run 2: number of accelerators can’t be so." */
  text: string;
  /** The run in whose row it stands; null where it is told elsewhere. */
  run: number | null;
  /** What is wrong with it, where that is told at no field; null otherwise. */
  problem: string | null;
}

type Seen = Pick<ImportView, "open" | "problems" | "runs" | "questions">;

/** What can't be so beside the questions that are open: that in the rows of runs first, in their order, as on the page. */
export function wrongThings({ open, problems, runs, questions }: Seen): WrongThing[] {
  const rows = new Map(runs.listed.map(({ number }, index) => [number, index]));
  const rowOf = new Map(
    runs.listed.flatMap(({ number, parts }) => [
      [`join.${number}`, number] as const,
      ...parts.map(({ id }) => [id, number] as const),
    ]),
  );
  const asked = new Set(questions.flatMap(answerable));
  const things = new Map<string, WrongThing>();
  for (const { id, problem } of problems) {
    if (open.includes(id) || things.has(id)) continue;
    const run = rowOf.get(id) ?? ownRun(id);
    const isRow = run !== null && rows.has(run);
    const isTold = isRow || asked.has(id) || Object.hasOwn(MORE_FIELDS, id);
    things.set(id, {
      id,
      text: textOf(id, run, runs.all === 1),
      run: isRow ? run : null,
      problem: isTold ? null : problem,
    });
  }
  const place = ({ run }: WrongThing) => (run === null ? rows.size : (rows.get(run) ?? rows.size));
  return [...things.values()].toSorted((a, b) => place(a) - place(b));
}

/** The one run that something is said of; null where it is said of several, or of none. */
function ownRun(id: string): number | null {
  const [[first, last] = [0, 0], ...others] = readId(id).runs ?? [];
  return first > 0 && first === last && others.length === 0 ? first : null;
}

/** In words, with its run's number; the only run that there is goes without. */
function textOf(id: string, run: number | null, isAlone: boolean): string {
  const { runs, field } = readId(id);
  const spans = (runs ?? []).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  const what = id.startsWith("join.")
    ? "its files can’t be one run."
    : `${FIELD_NAMES[field] ?? field} can’t be so.`;
  if (run !== null && !isAlone) return `Run ${run}: ${what}`;
  if (run === null && spans.length > 0) return `Runs ${spans.join(", ")}: ${what}`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}
