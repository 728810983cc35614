import { createInterface } from "node:readline/promises";
import { printable } from "@/benchmark/printable";
import { readAnswer } from "@/importers/answer-fields";
import { answer, type ImportDraft } from "@/importers/import-draft";
import type { KnownNames } from "@/importers/known-names";
import { fieldOf, ownId } from "@/importers/question-ids";
import { type Question, questionsOf } from "@/importers/questions";
import { runsText, UNSTATED } from "./import-questions";

export interface Dialogue {
  ask(prompt: string): Promise<string | null>;
  say(line: string): void;
  close(): void;
}

/** Asks on the terminal; null once its input has ended. Ctrl-C ends the script as anywhere else. */
export function terminalDialogue(signal: AbortSignal): Dialogue {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const ended = new Promise<null>((resolve) => terminal.once("close", () => resolve(null)));
  return {
    ask: (prompt) => Promise.race([terminal.question(prompt, { signal }), ended]),
    say: (line) => console.error(line),
    close: () => terminal.close(),
  };
}

/** How far a dialogue is. */
export interface Step {
  draft: ImportDraft;
  /** What is asked of each run alone, before anything else. */
  alone: readonly Question[];
}

/** What came of a question: where to go on, or back to the one before, or that the input has ended. */
type Outcome = Step | "back" | "ended";

/**
 * Asks all that is missing, one after the other: an answer may settle others, and "<" goes back to the last question.
 * Ends early where the input ends.
 *
 * @param history the steps before each answer, to which more are added. Where it holds some, the last answer is taken
 * back: `draft` is that of the last step.
 */
export async function askMissing(
  draft: ImportDraft,
  known: KnownNames,
  dialogue: Dialogue,
  history: Step[] = [],
): Promise<ImportDraft> {
  const resumed = history.pop();
  if (!resumed && questionsOf(draft).length > 0) dialogue.say(HOW);
  let step: Step = resumed ?? { draft, alone: [] };
  for (;;) {
    const open = questionsOf(step.draft, known);
    const alone = step.alone.filter((question) => isOpen(question, open));
    const question = alone[0] ?? open[0];
    if (!question) return step.draft;
    const outcome = await askOne(question, { draft: step.draft, alone: alone.slice(1) }, dialogue);
    if (outcome === "ended") return step.draft;
    if (outcome === "back") {
      const last = history.pop();
      if (!last) dialogue.say("  This is the first question.");
      step = last ?? step;
    } else {
      history.push(step);
      step = outcome;
    }
  }
}

/** Whether what was to be asked of one run is still to be asked: another answer may have settled it. */
function isOpen({ id, runs: [run] }: Question, open: readonly Question[]): boolean {
  return open.some(
    (one) => fieldOf(one.id) === fieldOf(id) && one.runs.some(({ number }) => number === run?.number),
  );
}

const HOW = `\nAnswer in words, or with the number before an answer. "<" goes back to the last question.`;
const MOST_ALONE = 50;
const BACK = "<";

/** Asks until there is an answer. `next`: how it goes on once there is. */
async function askOne(question: Question, next: Step, dialogue: Dialogue): Promise<Outcome> {
  const { id, text, runs, suggestions } = question;
  const [likely, second] = suggestions;
  const standard = likely !== undefined && second === undefined ? likely : null;
  const mayBeEach = standard === null && runs.length > 1 && runs.length <= MOST_ALONE;
  const offers = offersOf(question);
  dialogue.say(`\n${printable(text, 300)}${runsText(question, next.draft.runs.length === 1)}`);
  for (const line of offers.lines) dialogue.say(`  ${line}`);
  if (question.mayBeUnstated) dialogue.say(`  ${UNSTATED}`);
  if (mayBeEach) dialogue.say("  One answer for all of them; Enter asks for each alone");
  for (;;) {
    const typed = await dialogue.ask(standard === null ? "> " : `[${printable(standard)}] > `);
    if (typed === null) return "ended";
    const said = typed.trim() || standard || "";
    if (said === BACK) return "back";
    if (said === "" && mayBeEach) {
      return {
        draft: next.draft,
        alone: runs.map((run) => ({ ...question, id: ownId(id, run.number), runs: [run] })),
      };
    }
    const chosen = offers.numbered.get(said) ?? said;
    if (offers.numbered.size > 0 && /^\d{1,3}$/.test(said) && chosen === said) {
      dialogue.say(`  ${rangeText(question, offers.numbered.size)}`);
      continue;
    }
    const read = readAnswer(id, chosen);
    if ("problem" in read) {
      dialogue.say(`  ${read.problem}`);
      continue;
    }
    const draft = await withoutContradiction(answer(next.draft, { [id]: chosen }), dialogue);
    if (!draft) continue;
    // An answer that changes nothing, as the number of a run that does not fit, would be asked for ever.
    if (!questionsOf(draft).some((open) => open.id === id)) return { draft, alone: next.alone };
    dialogue.say("  That does not answer it. Choose one of those that are listed.");
  }
}

/** Takes files apart that were joined and that an answer speaks against; null where the answer is to be another. */
async function withoutContradiction(draft: ImportDraft, dialogue: Dialogue): Promise<ImportDraft | null> {
  const [problem] = draft.problems;
  if (!problem) return draft;
  dialogue.say(`  ${printable(problem.problem, 400)}`);
  if (!/^join\.\d+$/.test(problem.id) || !(await agrees("  Take it apart?", dialogue, false))) return null;
  return withoutContradiction(answer(draft, { [problem.id]: "own" }), dialogue);
}

interface Offer {
  value: string;
  text: string;
}

const SUGGESTIONS_LISTED = 8;

/** What can be chosen by its number, or typed as it is. None where answers are numbers themselves. */
function offersOf({ choices, suggestions }: Question): { lines: string[]; numbered: Map<string, string> } {
  const likely = suggestions.slice(0, SUGGESTIONS_LISTED);
  const offers: Offer[] = [
    ...choices.map(({ value, label }) => ({ value, text: `${value}: ${printable(label, 160)}` })),
    ...likely.map((value) => ({ value, text: printable(value) })),
  ];
  if (!offers.some(({ value }) => /^[\d.]+$/.test(value))) {
    return {
      lines: offers.map(({ text }, index) => `${index + 1}  ${text}`),
      numbered: new Map(offers.map(({ value }, index) => [String(index + 1), value])),
    };
  }
  const such = likely.length > 0 ? [`such as ${likely.map((text) => printable(text)).join(", ")}`] : [];
  return {
    lines: [...offers.slice(0, choices.length).map(({ text }) => text), ...such],
    numbered: new Map(),
  };
}

/** What may be answered where a number is typed that stands before no answer. */
function rangeText({ choices, mayBeUnstated }: Question, offered: number): string {
  const range = offered === 1 ? "1" : `1 to ${offered}`;
  const words = choices.length > 0 ? alternatives(choices.map(({ value }) => value)) : "the answer in words";
  return `Choose ${range}, or write ${words}${mayBeUnstated ? ', or "not stated"' : ""}.`;
}

function alternatives(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : words.join("");
}

/** Whether somebody agrees; Enter says `standard`, and the end of the input no. */
export async function agrees(question: string, dialogue: Dialogue, standard = true): Promise<boolean> {
  return (await answered(`${question} [${standard ? "Y/n" : "y/N"}] `, dialogue, standard, false)) === "yes";
}

/** Whether somebody agrees to what was answered, or wants to go back; Enter says yes, and the end of the input no. */
export async function decide(
  question: string,
  dialogue: Dialogue,
  mayGoBack: boolean,
): Promise<"yes" | "no" | "back"> {
  const back = mayGoBack ? `, ${BACK} to change an answer` : "";
  return answered(`${question} [Y/n${back}] `, dialogue, true, mayGoBack);
}

async function answered(prompt: string, dialogue: Dialogue, standard: boolean, mayGoBack: boolean) {
  for (;;) {
    const typed = (await dialogue.ask(prompt))?.trim().toLowerCase();
    if (typed === "") return standard ? "yes" : "no";
    if (typed === undefined || /^no?$/.test(typed)) return "no";
    if (/^y(?:es)?$/.test(typed)) return "yes";
    if (typed === BACK && mayGoBack) return "back";
    dialogue.say(mayGoBack ? '  Answer "y", "n" or "<".' : '  Answer "y" or "n".');
  }
}
