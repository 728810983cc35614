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

test("a technique that is best in one setup and beaten in another is named, and counts for neither side", () => {
  const part = winnerPart(
    [
      run("LoRA", { amu: 40, al: 2 }),
      run("freeze", { amu: 30, al: 1 }),
      run("LoRA", { amu: 40, al: 2 }, "B-14B"),
      run("freeze", { amu: 50, al: 3 }, "B-14B"),
      run("DoRA", { amu: 30, al: 4 }, "B-14B"),
    ],
    TEXT,
  );
  expect(part.verdict).toBe("supported");
  expect(part.votes.map(({ says, label }) => [says, label])).toEqual([
    [
      "neither",
      "Parameter-efficient fine-tuning, A-7B (8x NVIDIA H200, OpenO1-SFT): freeze is the best in every metric here, but not on B-14B (8x NVIDIA H200, OpenO1-SFT)",
    ],
    ["for", "Parameter-efficient fine-tuning, B-14B (8x NVIDIA H200, OpenO1-SFT)"],
  ]);
});

test("a technique contradicts where it is best in every setup in which it stands, whatever stands elsewhere", () => {
  const part = winnerPart(
    [
      run("LoRA", { amu: 40, al: 2 }),
      run("freeze", { amu: 30, al: 1 }),
      run("LoRA", { amu: 40, al: 2 }, "B-14B"),
      run("DoRA", { amu: 30, al: 4 }, "B-14B"),
    ],
    TEXT,
  );
  expect(part.votes.map(({ says }) => says)).toEqual(["against", "for"]);
});

test("a technique must certainly beat every other one, not only the next", () => {
  const wide = aMeasurement(21, { uncertainty: { kind: "stdev", value: 15 } });
  const part = winnerPart(
    [run("LoRA", { amu: 10, al: 1 }), run("DoRA", { amu: 20, al: 2 }), run("RSLoRA", { amu: wide, al: 3 })],
    TEXT,
  );
  expect(part.votes.map(({ says }) => says)).toEqual(["neither"]);
  expect(part.rows.map(({ other, measure }) => [other.technique, measure])).toContainEqual(["RSLoRA", "AMU"]);
});

test("an estimate and what its source calls not comparable make no winner and beat none", () => {
  const guess = aMeasurement(1, { origin: "estimated" });
  const best = [run("LoRA", { amu: 40, al: 2 }), run("DoRA", { amu: 30, al: 1 })];
  const part = winnerPart([...best, run("RSLoRA", { amu: guess, al: guess })], TEXT);
  expect(part.votes.map(({ says }) => says)).toEqual(["against"]);
  expect([...new Set(part.rows.flatMap(({ own, other }) => [own.technique, other.technique]))]).toEqual([
    "DoRA",
    "LoRA",
  ]);
  const barred = aStoredResult(
    { amu: 1, al: 0.1 },
    { technique: "full", model: "A-7B", notComparable: "half" },
  );
  expect(winnerPart([...best, barred], TEXT).verdict).toBe("contradicted");
});

test("equal values and a single technique say nothing", () => {
  expect(winnerPart([run("LoRA", { amu: 40 }), run("DoRA", { amu: 40 })], TEXT).verdict).toBe("not testable");
  expect(winnerPart([run("LoRA", { amu: 40, al: 2 })], TEXT).verdict).toBe("not testable");
});
