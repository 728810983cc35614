import { expect, test } from "vitest";
import { aMeasurement, aStoredResult } from "../result-builder";
import { winnerPart } from "./winners";

// Every value here is made up.
const TEXT = { name: "A", statement: "B", supports: "C", contradicts: "D", wanted: "E" };
const run = (technique: string, values: Parameters<typeof aStoredResult>[0], model = "A-7B") =>
  aStoredResult(values, { technique, model });

test("where the leader of one metric is beaten on another, nobody is best at everything", () => {
  const part = winnerPart([run("LoRA", { amu: 40, al: 2 }), run("DoRA", { amu: 30, al: 3 })], TEXT);
  expect(part.verdict).toBe("supported");
  expect(
    part.rows.map(({ own, other, measure, says }) => [own.technique, other.technique, measure, says]),
  ).toEqual([["DoRA", "LoRA", "AL", "for"]]);
});

test("a technique that is certainly best in every metric of its family contradicts", () => {
  const part = winnerPart([run("LoRA", { amu: 40, al: 2 }), run("DoRA", { amu: 30, al: 1 })], TEXT);
  expect(part.verdict).toBe("contradicted");
});

test("a technique that is beaten nowhere is no winner while a metric of its family is missing there", () => {
  const part = winnerPart(
    [
      run("LoRA", { amu: 40 }),
      run("DoRA", { amu: 30 }),
      run("LoRA", { amu: 40, al: 2 }, "B-7B"),
      run("DoRA", { amu: 30, al: 3 }, "B-7B"),
    ],
    TEXT,
  );
  expect(part.votes.map(({ says }) => says)).toEqual(["neither", "for"]);
  expect(part.missing).toEqual([
    "AL of DoRA on A-7B (8x NVIDIA H200, OpenO1-SFT) and of another technique there: it is beaten in nothing that was measured",
  ]);
});

test("a lead within the uncertainty of both is none: either leader must be beaten", () => {
  const near = (value: number) => aMeasurement(value, { uncertainty: { kind: "stdev", value: 5 } });
  const part = winnerPart(
    [run("LoRA", { amu: near(40), al: 2 }), run("DoRA", { amu: near(39), al: 3 })],
    TEXT,
  );
  // Both may lead on memory; DoRA is beaten on latency, LoRA is beaten on nothing.
  expect(part.votes.map(({ says }) => says)).toEqual(["neither"]);
});

test("equal values and a single technique say nothing", () => {
  expect(winnerPart([run("LoRA", { amu: 40 }), run("DoRA", { amu: 40 })], TEXT).verdict).toBe("not testable");
  expect(winnerPart([run("LoRA", { amu: 40, al: 2 })], TEXT).verdict).toBe("not testable");
});
