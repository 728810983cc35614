import { groupId, ownId } from "./question-ids";
import type { Question } from "./questions";

/** The runs of one file of which something is asked. */
export interface AskedFile {
  /** The id under which the question is answered for all of them: `runs.2-5.technique`. */
  id: string;
  path: string;
  runs: Question["runs"];
}

/** The files whose runs a question is asked of, in the order of their first runs. */
export function filesOf({ id, runs }: Pick<Question, "id" | "runs">): AskedFile[] {
  const byPath = new Map<string, Question["runs"]>();
  for (const run of runs) {
    const others = byPath.get(run.path);
    if (others) others.push(run);
    else byPath.set(run.path, [run]);
  }
  return [...byPath].map(([path, group]) => ({
    id: groupId(
      id,
      group.map(({ number }) => number),
    ),
    path,
    runs: group,
  }));
}

/** The ids under which a question can be answered: as a whole, for each of its runs, and for those of each file. */
export function answerable(question: Pick<Question, "id" | "runs">): string[] {
  const { id, runs } = question;
  if (runs.length < 2) return [id];
  const own = runs.map(({ number }) => ownId(id, number));
  return [...new Set([id, ...own, ...filesOf(question).map((file) => file.id)])];
}
