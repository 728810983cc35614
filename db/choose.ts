import { buildChoice, type Choice } from "@/benchmark/chooser/choice";
import { type ChooseQuestion, hasLimits, printChooseUrl } from "@/benchmark/chooser/choose-question";
import type { Notice } from "@/benchmark/query-reader";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";

export interface LoadedChoice extends Choice {
  datasetVersion: number;
  /** What of the question the data does not know. */
  notices: Notice[];
}

/** The answer to what a reader has to meet, computed once for each dataset version. */
export async function loadChoice(question: ChooseQuestion, db: Database = database()): Promise<LoadedChoice> {
  return remembered(
    db,
    `choice ${printChooseUrl(question)}`,
    () => computeChoice(question, db),
    ({ groups }) =>
      groups
        .flatMap(({ techniques }) => techniques)
        .reduce((sum, { evidence, elsewhere }) => sum + evidence.length + elsewhere.length + 1, 1),
  );
}

async function computeChoice(question: ChooseQuestion, db: Database): Promise<LoadedChoice> {
  const { results, datasetVersion } = await loadAxisResults(question.axis, db);
  const choice = buildChoice(question, results);
  return { ...choice, datasetVersion, notices: unknownAccelerator(choice) };
}

function unknownAccelerator({ question, accelerators }: Choice): Notice[] {
  const { accelerator } = question;
  if (accelerator === null || accelerators.some(({ key }) => key === accelerator)) return [];
  const message = hasLimits(question)
    ? `No result here ran on “${accelerator}”: nothing below is measured on it.`
    : `No result here ran on “${accelerator}”.`;
  return [{ parameter: "accelerator", message }];
}
