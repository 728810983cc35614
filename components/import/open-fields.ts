import type { Question } from "@/importers/questions";

/** Of more readings that fit several runs, nobody says one by one where each belongs. */
const FEW_JOINS = 6;

/** The readings whose place is asked for by one question for all of them; none where each is asked by itself. */
export function joinsAtOnce(questions: readonly Question[]): Question[] {
  const joins = questions.filter(({ id }) => isJoin(id));
  return joins.length > FEW_JOINS ? joins : [];
}

/** How many fields are still to be answered: what is asked at once is one. */
export function openFields(questions: readonly Question[], open: readonly string[]): number {
  const atOnce = new Set(joinsAtOnce(questions).map(({ id }) => id));
  const single = open.filter((id) => !atOnce.has(id));
  return single.length + (single.length < open.length ? 1 : 0);
}

function isJoin(id: string): boolean {
  return id.startsWith("join.");
}
