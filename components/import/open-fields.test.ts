import { expect, test } from "vitest";
import type { Question } from "@/importers/questions";
import { joinsAtOnce, openFields } from "./open-fields";

const question = (id: string): Question => ({
  id,
  text: "",
  runs: [],
  paths: [],
  choices: [],
  suggestions: [],
  mayBeUnstated: false,
});
const joins = (count: number) => Array.from({ length: count }, (_, index) => question(`join.${index + 1}`));

test("six logs are asked for one by one, and seven at once", () => {
  expect(joinsAtOnce([...joins(6), question("source")])).toEqual([]);
  expect(joinsAtOnce([...joins(7), question("source")])).toEqual(joins(7));
});

test.each([
  [6, 6 + 2],
  [7, 1 + 2],
  [68, 1 + 2],
  [0, 2],
])("with %i logs that fit several runs %i fields are open", (count, expected) => {
  const questions = [...joins(count), question("source"), question("model"), question("technique")];
  const open = [...joins(count).map(({ id }) => id), "source", "model"];
  expect(openFields(questions, open)).toBe(expected);
});

test("seven logs that are all placed leave no field open", () => {
  expect(openFields(joins(7), [])).toBe(0);
});
