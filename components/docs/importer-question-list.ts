import { readAnswer } from "@/importers/answer-fields";
import { draftOf } from "@/importers/import-draft";
import { fieldOf } from "@/importers/question-ids";
import { type Question, questionsOf } from "@/importers/questions";
import type { Reading } from "@/importers/reading";

/** A question with its key as `--set` takes it for all runs. */
export type DocumentedQuestion = Pick<Question, "text" | "choices" | "mayBeUnstated"> & {
  key: string;
  /** What an answer is where there are no choices: "any text", "a number"; "" where there are. */
  holds: string;
};

/**
 * All that an import may ask, in its order: what it asks of runs that say nothing, that name a model and a technique
 * which nobody knows, and of scores that fit several of them.
 */
export function listQuestions(): DocumentedQuestion[] {
  const draft = draftOf([
    reading("first", {}),
    reading("second", { model: { name: "the model" }, technique: { name: "a technique" } }),
    reading("third", { technique: { family: "a-family", name: "a technique" } }),
    {
      ...reading("scores", {}),
      metrics: {},
      scores: [{ task: "a task", metric: "accuracy", value: 0.5, better: "higher", path: "scores" }],
    },
  ]);
  return questionsOf(draft).map(({ id, text, choices, mayBeUnstated }) => {
    const isJoin = id.startsWith("join.");
    return {
      key: isJoin ? "join.N" : fieldOf(id),
      text: isJoin ? "Which run does this file belong to?" : text,
      // The numbers are those of the runs that were made up here.
      choices: isJoin
        ? [
            { value: "2", label: "the run with this number" },
            ...choices.filter(({ value }) => !/^\d+$/.test(value)),
          ]
        : choices,
      holds: choices.length > 0 ? "" : answerWords(id),
      mayBeUnstated,
    };
  });
}

/** Found by trying, so that it can't differ from what is taken. */
function answerWords(id: string): string {
  const takes = (text: string) => "value" in readAnswer(id, text);
  if (takes("Any text")) return "any text";
  if (takes("1.5")) return "a number";
  return takes("2") && !takes("word") ? "a whole number" : "words in lower case, joined by hyphens";
}

function reading(path: string, facts: Reading["facts"]): Reading {
  return {
    producer: "",
    label: "",
    paths: [path],
    facts,
    metrics: {
      al: { value: 1, unit: "s", path },
      amu: { value: 0.5, unit: "fraction", path },
    },
    scores: [],
    notes: [],
  };
}
