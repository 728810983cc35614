import { draftOf, type ImportDraft } from "./import-draft";
import type { KnownNames } from "./known-names";
import { answerable } from "./question-files";
import { fieldOf } from "./question-ids";
import { compareQuestions, type Question, questionsOf } from "./questions";
import type { Reading } from "./reading";

/** What a person said of an import so far, each answer by the id of what it is given to. */
export interface Said {
  /** What holds without having been asked for: corrections of what files say, a title, runs that are left out. */
  settings: Readonly<Record<string, string>>;
  /** Answers to questions: to one as a whole, for each of its runs (`runs.2.technique`), or for a file's (`runs.2-5.technique`). */
  answers: Readonly<Record<string, string>>;
}

export interface Asked {
  draft: ImportDraft;
  /** All that was or is to be asked, in the order in which it is best asked; what is answered stays in its place. */
  questions: Question[];
  /** Ids of the questions that are not answered yet, or not for all of their runs. */
  open: Set<string>;
}

/** An answer may settle others and open new ones, but no chain of them is longer. */
const MOST_ROUNDS = 12;

/**
 * Goes through the questions of an import anew: each round asks what the answers of the last one left or brought up.
 * An answer to what is no longer asked is not used: the size of a model says nothing of another that was named since.
 */
export function askedSoFar(
  readings: readonly Reading[],
  { settings, answers }: Said,
  known: KnownNames,
): Asked {
  const used = Object.fromEntries(Object.entries(settings).filter(([, text]) => text.trim() !== ""));
  const questions: Question[] = [];
  for (let round = 1; ; round++) {
    const draft = draftOf(readings, used);
    const missing = questionsOf(draft, known);
    // What was answered and is asked of some runs again was not taken for these: that is a question of its own.
    const asks = (earlier: Question, later: Question) =>
      earlier.id === later.id || (!Object.hasOwn(used, earlier.id) && covers(earlier, later));
    for (const one of missing) ask(questions, one, asks);
    const news = questions
      .flatMap(answerable)
      .filter((id) => !Object.hasOwn(used, id) && Object.hasOwn(answers, id) && answers[id]?.trim() !== "");
    if (news.length === 0 || round === MOST_ROUNDS) {
      const inOrder = questions.toSorted(compareQuestions);
      const open = inOrder.filter((one) => missing.some((still) => asks(one, still)));
      return { draft, questions: inOrder, open: new Set(open.map(({ id }) => id)) };
    }
    for (const id of news) used[id] = answers[id] ?? "";
  }
}

/** Adds what was not asked yet. What was may be asked of more runs now. */
function ask(
  questions: Question[],
  question: Question,
  asks: (earlier: Question, later: Question) => boolean,
): void {
  const index = questions.findIndex((earlier) => asks(earlier, question));
  const earlier = questions[index];
  if (!earlier) {
    questions.push(question);
    return;
  }
  const added = question.runs.filter(({ number }) => !earlier.runs.some((run) => run.number === number));
  // By now more may be known that makes an answer likely: a memory, by the accelerator that was named since.
  questions[index] = { ...question, id: earlier.id, runs: [...earlier.runs, ...added] };
}

/** Whether an earlier question asks the same, of these runs and perhaps of others. */
function covers(earlier: Question, later: Question): boolean {
  if (fieldOf(earlier.id) !== fieldOf(later.id)) return false;
  return later.runs.every(({ number }) => earlier.runs.some((run) => run.number === number));
}
