import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftOf } from "./import-draft";
import { ANSWERS, speed } from "./made-up-readings";
import { fieldOf, groupId, isAmong, ownId, readId } from "./question-ids";
import { questionsOf } from "./questions";

test("an id says what it is of, for all runs, for some or for one", () => {
  expect(readId("technique")).toEqual({ runs: null, field: "technique" });
  expect(readId("runs.2.environment.count")).toEqual({ runs: [[2, 2]], field: "environment.count" });
  expect(readId("runs.2-5,9.technique")).toEqual({
    runs: [
      [2, 5],
      [9, 9],
    ],
    field: "technique",
  });
  expect(ownId("runs.2-5,9.technique", 4)).toBe("runs.4.technique");
  expect(groupId("technique", [9, 3, 2, 4])).toBe("runs.2-4,9.technique");
});

test.each(["runs.5-2.technique", "runs.1-.technique", "runs.technique", "runs.1,,2.technique", "runs.2"])(
  "what names no runs is of none: %s",
  (id) => {
    expect(readId(id)).toEqual({ runs: null, field: id });
    expect(draftOf([speed("a.json", "M-1B")], { [id]: "fp8" }).problems).toEqual([
      { id, problem: `There is no "${id}" to be set.` },
    ]);
  },
);

test("the id of several runs is of these and of no others", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 200 }), (among, other) => {
      const id = groupId("technique", among);
      expect(fieldOf(id)).toBe("technique");
      const { runs } = readId(id);
      expect(isAmong(runs ?? [], other)).toBe(among.includes(other));
    }),
  );
});

describe("an answer for some runs", () => {
  const readings = ["a", "b", "c", "d"].map((name) => speed(`${name}.json`, `${name.toUpperCase()}-1B`));
  const techniques = (answers: Record<string, string>) =>
    draftOf(readings, { ...ANSWERS, ...answers }).runs.map(({ facts }) => facts.technique?.name);

  test("goes before that for all, and after that for fewer", () => {
    const answers = {
      "runs.3.technique": "int4",
      technique: "bf16",
      "runs.2-4.technique": "fp8",
      "runs.3-4.technique": "int8",
    };
    expect(techniques(answers)).toEqual(["bfloat16", "fp8", "int4", "int8"]);
  });

  test("leaves them out", () => {
    const { runs } = draftOf(readings, { "runs.1-2,4.take": "no", "runs.2.take": "yes" });
    expect(runs.map(({ number }) => number)).toEqual([2, 3]);
  });

  test("of which there is none is a problem", () => {
    expect(draftOf(readings, { "runs.7-9.technique": "fp8" }).problems).toEqual([
      { id: "runs.7-9.technique", problem: "There is no run 7." },
    ]);
  });
});

describe("models whose names tell different precisions", () => {
  const readings = [
    speed("a.json", "M-1B"),
    speed("b.json", "M-1B-FP8"),
    speed("c.json", "N-1B"),
    speed("d.json", "N-1B-FP8"),
    speed("e.json", "N-1B-AWQ"),
  ];
  const { technique: _, ...others } = ANSWERS;

  test("are asked for them apart, each with its own first suggestion", () => {
    const asked = questionsOf(draftOf(readings, others)).filter(({ id }) => fieldOf(id) === "technique");
    expect(asked.map(({ id, suggestions }) => [id, suggestions[0]])).toEqual([
      ["runs.1,3.technique", "bfloat16"],
      ["runs.2,4.technique", "fp8"],
      ["runs.5.technique", "AWQ"],
    ]);
    const answers = { "runs.1,3.technique": "bf16", "runs.2,4.technique": "fp8", "runs.5.technique": "AWQ" };
    const { runs, problems, remarks } = draftOf(readings, { ...others, ...answers });
    expect(runs.map(({ facts }) => facts.technique?.name)).toEqual([
      "bfloat16",
      "fp8",
      "bfloat16",
      "fp8",
      "AWQ",
    ]);
    expect({ problems, remarks }).toEqual({ problems: [], remarks: [] });
  });

  test("are not all of one precision because that was said of all", () => {
    const said = draftOf(readings.slice(0, 2), { ...others, technique: "bf16" });
    const why = "Run 2: bfloat16 was answered, and the model's name M-1B-FP8 tells of fp8.";
    expect(said.remarks).toEqual([`${why} It is not taken for this run.`]);
    expect(said.runs.map(({ facts }) => facts.technique?.name)).toEqual(["bfloat16", undefined]);
    expect(questionsOf(said).map(({ id }) => id)).toEqual(["runs.2.technique"]);
    const insisted = draftOf(readings.slice(0, 2), {
      ...others,
      technique: "bf16",
      "runs.2.technique": "bf16",
    });
    expect(insisted.problems).toEqual([]);
    expect(insisted.remarks).toEqual([`${why} Check in which precision the weights were.`]);
  });
});
