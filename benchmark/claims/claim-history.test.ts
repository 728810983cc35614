import { expect, test } from "vitest";
import { aStoredResult } from "../result-builder";
import type { Claim } from "./claim";
import { toClaim } from "./claim-builder";
import { verdictsAt } from "./claim-history";
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

test("a new result flips a verdict at the version that brought it", () => {
  const published = [
    { result: lora, from: 1, until: null },
    { result: dora(30, "d1"), from: 2, until: 4 },
    { result: dora(50, "d2"), from: 4, until: null },
  ];
  expect(verdictsAt(claim, published, [1, 2, 3, 4], null)).toEqual([
    "not testable",
    "supported",
    "supported",
    "contradicted",
  ]);
});

test("a withdrawn result takes its verdict with it", () => {
  const published = [
    { result: lora, from: 1, until: null },
    { result: dora(30, "d1"), from: 1, until: 2 },
  ];
  expect(verdictsAt(claim, published, [1, 2], null)).toEqual(["supported", "not testable"]);
});

test("versions that bring nothing that concerns the claim are not tested, and change nothing", () => {
  tests = 0;
  const published = [
    { result: lora, from: 1, until: null },
    { result: inference, from: 2, until: null },
    { result: dora(30, "d1"), from: 3, until: null },
  ];
  expect(verdictsAt(claim, published, [1, 2, 3, 4], null)).toEqual([
    "not testable",
    "not testable",
    "supported",
    "supported",
  ]);
  expect(tests).toBe(2);
});

test("what is known of the version before is not tested again", () => {
  tests = 0;
  expect(verdictsAt(claim, [{ result: lora, from: 1, until: null }], [2, 3], "mixed")).toEqual([
    "mixed",
    "mixed",
  ]);
  expect(tests).toBe(0);
});

test("before anything was published nothing is tested", () => {
  expect(verdictsAt(claim, [], [], null)).toEqual([]);
});
