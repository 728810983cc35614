import { expect, test } from "vitest";
import { answerPlace } from "@/importers/answer-fields";
import { listQuestions } from "./importer-question-list";

test("all that an import may ask is there, once, in its order", () => {
  expect(listQuestions().map(({ key }) => key)).toEqual([
    "join.N",
    "model",
    "model.parameters_b",
    "technique",
    "technique.family",
    "axis",
    "modality",
    "environment.accelerator",
    "environment.count",
    "environment.memory_gb",
    "workload.dataset",
    "submitter.name",
    "submitter.relationship",
    "source",
  ]);
});

test("no text names what was made up for the documentation", () => {
  const texts = Object.fromEntries(listQuestions().map(({ key, text }) => [key, text]));
  expect(texts["model.parameters_b"]).toBe("How many parameters does the model have, in billions?");
  expect(
    Object.values(texts).filter((text) => /\bA model\b|a technique\b|a task\b|a-family/.test(text)),
  ).toEqual([]);
});

test("each key is one that --set takes", () => {
  const keys = listQuestions().map(({ key }) => key.replace("N", "4"));
  expect(keys.filter((key) => answerPlace(key) === null)).toEqual([]);
});

test("what an answer may be is said as it is taken", () => {
  const holds = Object.fromEntries(listQuestions().map((one) => [one.key, one.holds]));
  expect(holds).toMatchObject({
    "join.N": "",
    model: "any text",
    "model.parameters_b": "a number",
    "technique.family": "words in lower case, joined by hyphens",
    axis: "",
    "environment.count": "a whole number",
    "environment.memory_gb": "a number",
  });
});

test("a question of joining shows no run that was made up for the documentation", () => {
  const [join] = listQuestions();
  expect(join?.choices.map(({ value }) => value)).toEqual(["2", "all", "own", "out"]);
  expect(join?.text).toBe("Which run does this file belong to?");
});
