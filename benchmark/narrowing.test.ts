import { expect, test } from "vitest";
import { narrow } from "./narrowing";
import { defaultQuestion, type LeaderboardQuestion } from "./question";
import { aMeasurement, aStoredResult } from "./result-builder";

const lora7 = aStoredResult({ amu: 30, al: 1 }, { model: "Qwen2.5-7B", parametersB: 7 });
const dora7 = aStoredResult({ amu: 34 }, { model: "Qwen2.5-7B", parametersB: 7, technique: "DoRA" });
const lora14 = aStoredResult({ amu: 60, al: 2 }, { model: "Phi-4", parametersB: 14 });
const full14 = aStoredResult(
  { amu: aMeasurement(90, { origin: "reported" }), al: 4 },
  { model: "Phi-4", parametersB: 14, technique: "full" },
);
const results = [lora7, dora7, lora14, full14];

function ask(changes: Partial<LeaderboardQuestion>) {
  return narrow({ ...defaultQuestion("fine-tuning"), ...changes }, results);
}

function shown(changes: Partial<LeaderboardQuestion>): string[] {
  return ask(changes).shown.map(({ id }) => id);
}

test("without filters everything is shown and nothing is counted as hidden", () => {
  expect(ask({})).toMatchObject({ shown: results, hidden: 0, filters: [] });
});

test("a filter says how many results it hides, and how many each alone brings back when it is cleared", () => {
  const { hidden, filters } = ask({ technique: ["lora"], scale: ["10b-40b"] });
  // Left: LoRA on Phi-4. DoRA on Qwen2.5-7B fails both and comes back with neither.
  expect(hidden).toBe(3);
  expect(filters).toEqual([
    { filter: "scale", alone: 1 },
    { filter: "technique", alone: 1 },
  ]);
});

test("an option counts what it would leave while all other filters stay", () => {
  const { facets } = ask({ technique: ["lora"] });
  expect(facets.technique.map(({ key, results: left }) => [key, left])).toEqual([
    ["lora", 2],
    ["dora", 1],
    ["full", 1],
  ]);
  expect(facets.scale.map(({ key, results: left }) => [key, left])).toEqual([
    ["4b-10b", 1],
    ["10b-40b", 1],
  ]);
  expect(ask({ technique: ["dora"] }).facets.model.map(({ label, results: left }) => [label, left])).toEqual([
    ["Phi-4", 0],
    ["Qwen2.5-7B", 1],
  ]);
});

test("several values of one filter are alternatives", () => {
  expect(shown({ technique: ["dora", "full"] })).toEqual([dora7.id, full14.id]);
});

test("filters that contradict each other leave nothing, and each is named", () => {
  const { shown: left, filters } = ask({ technique: ["dora"], model: ["phi-4"] });
  expect(left).toEqual([]);
  expect(filters).toEqual([
    { filter: "model", alone: 1 },
    { filter: "technique", alone: 2 },
  ]);
});

test("an origin admits a result that has any value of it", () => {
  expect(shown({ origin: ["reported"] })).toEqual([full14.id]);
  expect(shown({ origin: ["digitised"] })).toEqual([]);
});

test("the origins of a result are those of the values that are shown", () => {
  // AMU of full fine-tuning is reported, its AL measured.
  expect(shown({ origin: ["reported"], columns: ["al"] })).toEqual([]);
  expect(ask({ origin: ["reported"], columns: ["al"] }).hidden).toBe(4);
  expect(shown({ origin: ["reported"], columns: [] })).toEqual([full14.id]);
});

test("a search narrows like a filter", () => {
  const { shown: left, filters } = ask({ q: "amu<40 -technique:dora" });
  expect(left.map(({ id }) => id)).toEqual([lora7.id]);
  expect(filters).toEqual([{ filter: "q", alone: 3 }]);
});

test("complete rows have a value in every column that any result of their cohort has one in", () => {
  // No result has a quality, PCU, ST or AEC: no source gives them, and they make no row incomplete.
  expect(shown({ complete: true })).toEqual([lora7.id, lora14.id, full14.id]);
  expect(ask({ complete: true }).filters).toEqual([{ filter: "complete", alone: 1 }]);
  expect(shown({ complete: true, columns: ["amu"] })).toEqual(results.map(({ id }) => id));
  expect(shown({ complete: true, columns: [] })).toEqual(results.map(({ id }) => id));
});

test("a value that the origin filter hides makes its row incomplete", () => {
  expect(shown({ complete: true, origin: ["measured"] })).toEqual([lora7.id, lora14.id]);
});
