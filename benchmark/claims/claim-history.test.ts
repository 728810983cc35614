import { expect, test } from "vitest";
import { aStoredResult } from "../result-builder";
import type { Claim } from "./claim";
import { toClaim } from "./claim-builder";
import { claimHistory, type DatasetChange } from "./claim-history";
import { listPairs } from "./claim-pairs";
import { directionPart, gatherRows } from "./claim-parts";
import { columnReading } from "./reading";

// Every value here is made up.
const text = { name: "A", statement: "B", supports: "C", contradicts: "D", wanted: "E" };
const PEFT = { axis: "fine-tuning", family: "peft" } as const;
let tests = 0;

const claim: Claim = toClaim({
  id: "dora-memory",
  title: "DoRA takes less memory than LoRA.",
  where: "text",
  links: [],
  about: PEFT,
  parts: (results) => {
    tests += 1;
    const pairs = listPairs(results, {
      ...PEFT,
      own: (technique) => technique === "dora",
      other: (technique) => technique === "lora",
    });
    return [directionPart(text, gatherRows(pairs, columnReading("amu"), "change", "LoRA"), "better")];
  },
});

const lora = aStoredResult({ amu: 40 });
const dora = (amu: number, id: string) => aStoredResult({ amu }, { technique: "DoRA", id });
const inference = aStoredResult({ amu: 1 }, { id: "other", axis: "inference", family: "quantization" });
const change = (version: number): DatasetChange => ({
  version,
  at: `2026-01-0${version}T00:00:00Z`,
  bundle: `b${version}`,
  title: `Bundle ${version}`,
});

test("a new result flips a verdict, and the history says when and by which bundle", () => {
  const history = claimHistory(
    claim,
    [
      { result: lora, from: 1, until: null },
      { result: dora(30, "d1"), from: 2, until: 4 },
      { result: dora(50, "d2"), from: 4, until: null },
    ],
    [1, 2, 3, 4].map(change),
  );
  expect(history.map(({ verdict, since }) => [verdict, since.version, since.title])).toEqual([
    ["not testable", 1, "Bundle 1"],
    ["supported", 2, "Bundle 2"],
    ["contradicted", 4, "Bundle 4"],
  ]);
});

test("a withdrawn result takes its verdict with it", () => {
  const history = claimHistory(
    claim,
    [
      { result: lora, from: 1, until: null },
      { result: dora(30, "d1"), from: 1, until: 2 },
    ],
    [change(1), change(2)],
  );
  expect(history.map(({ verdict, since }) => [verdict, since.version])).toEqual([
    ["supported", 1],
    ["not testable", 2],
  ]);
});

test("versions that bring nothing that concerns the claim are not tested, and change nothing", () => {
  tests = 0;
  const history = claimHistory(
    claim,
    [
      { result: lora, from: 1, until: null },
      { result: inference, from: 2, until: null },
      { result: dora(30, "d1"), from: 3, until: null },
    ],
    [1, 2, 3, 4].map(change),
  );
  expect(history.map(({ since }) => since.version)).toEqual([1, 3]);
  expect(tests).toBe(2);
});

test("before anything was published there is no history", () => {
  expect(claimHistory(claim, [], [])).toEqual([]);
});
