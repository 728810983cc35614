import { createInterface } from "node:readline/promises";
import { printable } from "@/benchmark/printable";
import { readAnswer } from "@/importers/answer-fields";
import { answer, type ImportDraft } from "@/importers/import-draft";
import type { KnownNames } from "@/importers/known-names";
import { type Question, questionsOf } from "@/importers/questions";
import { hints, runsText } from "./import-report";

interface Dialogue {
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

/** Asks all that is missing, one after the other: an answer may settle others. Ends early where the input ends. */
export async function askMissing(
  draft: ImportDraft,
  known: KnownNames,
  dialogue: Dialogue,
): Promise<ImportDraft> {
  let current = draft;
  for (;;) {
    const [question] = questionsOf(current, known);
    if (!question) return current;
    const answered = await askOne(question, current, dialogue);
    if (answered === null) return current;
    current = answered;
  }
}

const MOST_ALONE = 50;

async function askEach(
  question: Question,
  draft: ImportDraft,
  dialogue: Dialogue,
): Promise<ImportDraft | null> {
  let current = draft;
  for (const run of question.runs) {
    const id = `runs.${run.number}.${question.id.replace(/^runs\.\d+\./, "")}`;
    const answered = await askOne({ ...question, id, runs: [run] }, current, dialogue);
    if (answered === null) return null;
    current = answered;
  }
  return current;
}

async function askOne(
  question: Question,
  draft: ImportDraft,
  dialogue: Dialogue,
): Promise<ImportDraft | null> {
  dialogue.say(`\n${printable(question.text, 300)}${runsText(question)}`);
  for (const hint of hints(question)) dialogue.say(`  ${hint}`);
  const [likely, second] = question.suggestions;
  const standard = likely !== undefined && second === undefined ? likely : null;
  const mayBeEach = standard === null && question.runs.length > 1 && question.runs.length <= MOST_ALONE;
  if (mayBeEach) dialogue.say("  One answer for all of them; Enter asks for each alone");
  for (;;) {
    const typed = await dialogue.ask(standard === null ? "> " : `[${printable(standard)}] > `);
    if (typed === null) return null;
    const text = typed.trim() || standard || "";
    if (text === "" && mayBeEach) return askEach(question, draft, dialogue);
    const read = readAnswer(question.id, text);
    if ("problem" in read) {
      dialogue.say(`  ${read.problem}`);
      continue;
    }
    const next = answer(draft, { [question.id]: text });
    // An answer that changes nothing, as the number of a run that does not fit, would be asked for ever.
    if (!questionsOf(next).some(({ id }) => id === question.id)) return next;
    dialogue.say("  That does not answer it. Choose one of those that are listed.");
  }
}
