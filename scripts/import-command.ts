import { answerPlace } from "@/importers/answer-fields";
import type { ImportDraft } from "@/importers/import-draft";
import type { Question } from "@/importers/questions";
import { type FileAnswers, OPEN } from "./import-options";

/** A command as somebody typed it, without what was set in it. */
export interface TypedCommand {
  /** `npm run import -- runs/ -o bundle.zip`, word by word. */
  words: readonly string[];
  /** Answers of the files that it names, which need not be said again. */
  fromFiles: FileAnswers;
}

/** More joins than these are answered by one answer. */
const JOINS_ALONE = 10;

/** The command with all that was answered so far, and "…" for what is still to be said: to be pasted into a shell. */
export function completeCommand(
  { words, fromFiles }: TypedCommand,
  { answers, problems }: Pick<ImportDraft, "answers" | "problems">,
  questions: readonly Question[],
): string {
  const wrong = new Set(problems.map(({ id }) => id));
  const joins = questions.filter(({ id }) => id.startsWith("join."));
  const open = [
    // What was said of something that there is not is dropped; what could not be taken is to be said again.
    ...[...wrong].filter((id) => !answers.has(id) && answerPlace(id) !== null),
    ...(joins.length > JOINS_ALONE ? ["join"] : joins.map(({ id }) => id)),
    ...questions.filter((question) => !joins.includes(question)).map(({ id }) => id),
  ];
  const said = [...answers].filter(
    ([id, text]) => !wrong.has(id) && (!Object.hasOwn(fromFiles, id) || fromFiles[id]?.text !== text),
  );
  return [
    ...words.map(quoted),
    ...said.flatMap(([id, text]) => ["--set", quoted(`${id}=${text}`)]),
    ...[...new Set(open)].flatMap((id) => ["--set", `${id}="${OPEN}"`]),
  ].join(" ");
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
