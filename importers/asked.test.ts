import { expect, test } from "vitest";
import { askedSoFar } from "./asked";
import { NOTHING_KNOWN } from "./known-names";
import { ANSWERS, aReading, aValue, power, speed } from "./made-up-readings";
import { ownId } from "./question-ids";

const asked = (
  readings: Parameters<typeof askedSoFar>[0],
  answers: Record<string, string>,
  settings: Record<string, string> = {},
) => {
  const { questions, open, draft } = askedSoFar(readings, { answers, settings }, NOTHING_KNOWN);
  return { ids: questions.map(({ id }) => id), open: [...open], runs: draft.runs, draft };
};

const unknown = (file: string) => aReading({ metrics: { al: aValue(1, "s", file) }, paths: [file] });

test("what is answered stays where it was asked, and what it brings up comes after it", () => {
  const { ids, open } = asked([unknown("run.json")], { model: "M-1B", technique: "int4" });
  expect(ids).toEqual([
    "model",
    "model.parameters_b",
    "technique",
    "modality",
    "environment.accelerator",
    "environment.count",
    "workload.dataset",
    "submitter.name",
    "submitter.relationship",
    "source",
  ]);
  expect(open).toEqual(ids.filter((id) => id !== "model" && id !== "technique"));
});

test("nothing is open once all is answered, however many rounds of questions it takes", () => {
  const { open, ids } = asked([speed("a.json", null)], { ...ANSWERS, model: "M-1B" });
  expect({ open, hasModel: ids.includes("model") }).toEqual({ open: [], hasModel: true });
});

test("an answer for each run counts as the answer for all of them", () => {
  const runs = [unknown("a.json"), unknown("b.json"), unknown("c.json")];
  const first = { [ownId("model", 1)]: "A-1B", [ownId("model", 2)]: "B-8B" };
  const half = asked(runs, first);
  expect(half.ids.slice(0, 2)).toEqual(["model", "runs.1.model.parameters_b"]);
  expect(half.open[0]).toBe("model");
  const whole = asked(runs, { ...first, [ownId("model", 3)]: "B-8B" });
  expect(whole.open).not.toContain("model");
  expect(whole.runs.map(({ facts }) => facts.model?.name)).toEqual(["A-1B", "B-8B", "B-8B"]);
});

test("an answer for the runs of each file counts as the answer for all of them, and that for one run goes before it", () => {
  const runs = [unknown("a.csv"), unknown("a.csv"), unknown("b.csv"), unknown("b.csv")];
  const first = { "runs.1-2.model": "A-1B", "runs.2.model": "C-1B" };
  const half = asked(runs, first);
  expect([half.ids[0], half.open[0]]).toEqual(["model", "model"]);
  const whole = asked(runs, { ...first, "runs.3-4.model": "B-8B" });
  expect(whole.open).not.toContain("model");
  expect(whole.runs.map(({ facts }) => facts.model?.name)).toEqual(["A-1B", "C-1B", "B-8B", "B-8B"]);
});

test("an answer for runs of which nothing is asked together is not used", () => {
  const runs = [unknown("a.csv"), unknown("a.csv"), unknown("b.csv")];
  expect(asked(runs, { "runs.1,3.model": "A-1B" }).runs.map(({ facts }) => facts.model?.name)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("the size given for one model is not used for another that was named instead", () => {
  const runs = [unknown("a.json"), unknown("b.json")];
  const size = { "model.parameters_b": "7" };
  const one = asked(runs, { model: "A-7B", ...size });
  expect(one.runs.map(({ facts }) => facts.model?.parameters_b)).toEqual([7, 7]);
  const two = asked(runs, { "runs.1.model": "A-7B", "runs.2.model": "B-70B", ...size });
  expect(two.runs.map(({ facts }) => facts.model?.parameters_b)).toEqual([undefined, undefined]);
  expect(two.open).toEqual(
    expect.arrayContaining(["runs.1.model.parameters_b", "runs.2.model.parameters_b"]),
  );
});

test("settings hold without having been asked for", () => {
  const said = { "runs.1.take": "no", "runs.2.model": "Corrected-1B", title: "Made up" };
  const { runs, draft, ids } = asked([speed("a.json", "M-1B"), speed("b.json", "M-1B")], {}, said);
  expect(runs.map(({ number, facts }) => [number, facts.model?.name])).toEqual([[2, "Corrected-1B"]]);
  expect(draft.answers.get("title")).toBe("Made up");
  expect(ids).not.toContain("title");
});

test("answers to what nobody asks are not used", () => {
  const { draft } = asked([speed("a.json", "M-1B")], { model: "Another", "runs.7.model": "Another" });
  expect(draft.runs[0]?.facts.model?.name).toBe("M-1B");
  expect(draft.problems).toEqual([]);
});

test("a log that may belong to several runs is asked for first, and what it settles is not asked", () => {
  const readings = [speed("a.json", "M-1B"), speed("b.json", "M-1B"), power("gpu.csv")];
  expect(asked(readings, {}).ids[0]).toBe("join.3");
  const { open, ids } = asked(readings, { ...ANSWERS, "join.3": "1" });
  expect([ids[0], open]).toEqual(["join.3", []]);
});

test("an answer that can't be taken leaves its question open", () => {
  const { open, draft } = asked([unknown("a.json")], { "environment.count": "many" });
  expect(open).toContain("environment.count");
  expect(draft.problems).toEqual([{ id: "environment.count", problem: "Write a whole number, such as 8." }]);
});

test("an answer for all that is not taken for some is asked for these again, by itself", () => {
  const size = { "runs.1.model.parameters_b": "1.2", "runs.2.model.parameters_b": "1.2" };
  const answers = { ...ANSWERS, ...size, technique: "bf16" };
  const named = asked([unknown("a.json"), unknown("b.json")], {
    ...answers,
    "runs.1.model": "M-1B",
    "runs.2.model": "M-1B-FP8",
    modality: "language",
  });
  expect(named.open).toEqual(["runs.2.technique"]);
});
