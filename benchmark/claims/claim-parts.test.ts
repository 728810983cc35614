import { describe, expect, test } from "vitest";
import type { Measurement, Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { listPairs } from "./claim-pairs";
import { bestPart, directionPart, gatherRows, rangePart, reachPart } from "./claim-parts";
import type { EffectKind } from "./claim-rows";
import { columnReading } from "./reading";

// Every value here is made up.
const TEXT = {
  name: "A part",
  statement: "RSLoRA takes less memory than LoRA.",
  supports: "It does.",
  contradicts: "It does not.",
  wanted: "LoRA on the same model",
};

function pair(model: string, own: number | Measurement, other: number | Measurement): Result[] {
  return [
    aStoredResult({ amu: own }, { technique: "RSLoRA", model }),
    aStoredResult({ amu: other }, { technique: "LoRA", model }),
  ];
}

function gather(results: readonly Result[], kind: EffectKind = "change") {
  const pairs = listPairs(results, {
    axis: "fine-tuning",
    family: "peft",
    own: (technique) => technique === "rslora",
    other: (technique) => technique !== "rslora",
  });
  return gatherRows(pairs, columnReading("amu"), kind, TEXT.wanted);
}

const direction = (results: readonly Result[]) => directionPart(TEXT, gather(results), "better");
const roughly = (value: number) => aMeasurement(value, { uncertainty: { kind: "stdev", value: 3 } });

describe("a claim of a direction", () => {
  test("is supported where all comparisons agree, with every effect in the sentence", () => {
    // 30 against 40 is −25%, 45 against 50 is −10%.
    const part = direction([...pair("A-7B", 30, 40), ...pair("B-7B", 45, 50)]);
    expect(part.verdict).toBe("supported");
    expect(part.reason).toBe("Of 2 comparisons 2 speak for it: AMU −25.0% to −10.0%.");
    expect(part.rows.map(({ says, own }) => [says, own.model])).toEqual([
      ["for", "A-7B"],
      ["for", "B-7B"],
    ]);
  });

  test("is contradicted where all disagree, and mixed where both are there, counter-examples first", () => {
    expect(direction(pair("A-7B", 50, 40)).verdict).toBe("contradicted");
    const mixed = direction([...pair("A-7B", 30, 40), ...pair("B-7B", 60, 50)]);
    expect(mixed.verdict).toBe("mixed");
    expect(mixed.rows.map(({ says, own }) => [says, own.model])).toEqual([
      ["against", "B-7B"],
      ["for", "A-7B"],
    ]);
    expect(mixed.reason).toBe("Of 2 comparisons 1 speaks for it, 1 against it: AMU −25.0% to +20.0%.");
  });

  test("is not testable by equal values, nor by a difference within both uncertainties", () => {
    // 41 ± 3 and 40 ± 3 are 2.5% apart, ± 3 / 40 + 41 x 3 / 40² = 15.2%.
    const part = direction([...pair("A-7B", 40, 40), ...pair("B-7B", roughly(41), roughly(40))]);
    expect(part.verdict).toBe("not testable");
    expect(part.rows.map(({ says }) => says)).toEqual(["neither", "neither"]);
    expect(part.reason).toBe("Of 2 comparisons 2 for neither side: AMU ±0% to +2.5 ± 15%.");
  });

  test("is not testable where one side is missing, and says what would have to be run", () => {
    const [own] = pair("A-7B", 30, 40);
    const [, other] = pair("B-7B", 30, 40);
    const part = direction([own, other].filter((one) => one !== undefined));
    expect(part.verdict).toBe("not testable");
    expect(part.missing).toEqual([
      "LoRA on the same model, to compare with RSLoRA on A-7B (8x NVIDIA H200, OpenO1-SFT)",
    ]);
    const unmeasured = direction([
      aStoredResult({}, { technique: "RSLoRA" }),
      aStoredResult({ amu: { missing: "out_of_memory", note: null } }),
    ]);
    expect(unmeasured.missing).toEqual([
      "AMU of RSLoRA on Qwen2.5-7B (8x NVIDIA H200, OpenO1-SFT)",
      "AMU (ran out of memory) of LoRA on Qwen2.5-7B (8x NVIDIA H200, OpenO1-SFT)",
    ]);
  });

  test("ignores a pair that may not be compared, and says why", () => {
    const part = direction([
      aStoredResult({ amu: 30 }, { technique: "RSLoRA" }),
      aStoredResult({ amu: 40 }, { environment: { accelerator: "NVIDIA L40S", count: 1 } }),
    ]);
    expect(part.verdict).toBe("not testable");
    expect(part.rows).toEqual([]);
    expect(part.barred).toEqual([
      "RSLoRA on Qwen2.5-7B: different environment: 8x NVIDIA H200 and 1x NVIDIA L40S",
    ]);
    const scopes = direction(
      pair("A-7B", aMeasurement(30, { scope: "total" }), aMeasurement(40, { scope: "per_accelerator" })),
    );
    expect(scopes.rows).toEqual([]);
    expect(scopes.barred).toEqual(["A-7B, AMU: all accelerators together, the other per accelerator"]);
  });

  test("says what it would be without a value in doubt", () => {
    const doubted = pair("B-7B", aMeasurement(60, { doubt: "printed twice" }), 50);
    const part = direction([...pair("A-7B", 30, 40), ...doubted]);
    expect([part.verdict, part.firm]).toEqual(["mixed", "supported"]);
    expect(part.caveats).toContain("1 of 2 comparisons that count rests on a value that is in doubt.");
  });

  test("says that one model is all there is, and which values were read off a figure", () => {
    const part = direction(pair("A-7B", aMeasurement(30, { origin: "digitised" }), 40));
    expect(part.caveats).toEqual([
      "One model only: A-7B.",
      "The one comparison that counts rests on values read off a figure, with the uncertainty of that reading.",
      "No value here states an uncertainty, so that the smallest difference counts.",
    ]);
  });
});

describe("what counts for neither side", () => {
  const guess = (value: number) => aMeasurement(value, { origin: "estimated" });
  const withRank = (results: Result[], own: number, other: number) =>
    results.map((result, index) => ({ ...result, settings: { r: index === 0 ? own : other } }));

  test("is a comparison with an estimate, which is shown and said", () => {
    const part = direction([...pair("A-7B", guess(30), 40), ...pair("B-7B", 60, guess(50))]);
    expect(part.verdict).toBe("not testable");
    expect(part.rows.map(({ says, caveats }) => [says, caveats.at(-1)])).toEqual([
      ["neither", "RSLoRA is an estimate, not a measurement: counts for neither side"],
      ["neither", "LoRA is an estimate, not a measurement: counts for neither side"],
    ]);
    expect(part.effects).toEqual([]);
    expect(direction([...pair("A-7B", 30, 40), ...pair("B-7B", guess(60), 50)]).verdict).toBe("supported");
  });

  test("is a comparison of two capacities, as of two ranks; any other setting that differs is said alone", () => {
    const part = direction(withRank(pair("A-7B", 30, 40), 64, 32));
    expect(part.verdict).toBe("not testable");
    expect(part.rows[0]?.caveats.at(-1)).toBe("r: 64 and 32, another capacity: counts for neither side");
    expect(direction(withRank(pair("A-7B", 30, 40), 32, 32)).verdict).toBe("supported");
    const [own, other] = pair("A-7B", 30, 40);
    if (!own || !other) throw new Error("two results");
    const differing = direction([
      { ...own, settings: { alpha: 16, experiment: "a", total_params: 7, target: "all" } },
      { ...other, settings: { alpha: 32, experiment: "b", total_params: 8, r: 32 } },
    ]);
    expect(differing.verdict).toBe("supported");
    expect(differing.rows[0]?.caveats).toEqual(["model revision not stated", "alpha: 16 and 32"]);
  });

  test("never the one that makes a claim of the best, of up to, or of a figure", () => {
    const third = aStoredResult({ amu: guess(1) }, { technique: "DoRA", model: "A-7B" });
    expect(bestPart(TEXT, gather([...pair("A-7B", 30, 40), third])).verdict).toBe("supported");
    expect(bestPart(TEXT, gather(pair("A-7B", guess(30), 40))).verdict).toBe("not testable");
    expect(reachPart(TEXT, gather(pair("A-7B", guess(1), 40), "times less"), 3.85).verdict).toBe(
      "not testable",
    );
    const reached = [...pair("A-7B", guess(1), 40), ...pair("B-7B", 20, 40)];
    const part = reachPart(TEXT, gather(reached, "times less"), 3.85);
    expect(part.verdict).toBe("contradicted");
    expect(part.reason).toBe("Over one comparison AMU falls by a factor of 2 at most, on B-7B.");
  });
});

describe("a claim of the best", () => {
  const three = (own: number, first: number, second: number) => [
    ...pair("A-7B", own, first),
    aStoredResult({ amu: second }, { technique: "DoRA", model: "A-7B" }),
  ];

  test("needs every other technique to be worse, and fails by one that is better", () => {
    expect(bestPart(TEXT, gather(three(30, 40, 50))).verdict).toBe("supported");
    expect(bestPart(TEXT, gather(three(30, 40, 29))).verdict).toBe("contradicted");
  });

  test("is open where another is equal", () => {
    expect(bestPart(TEXT, gather(three(30, 30, 50))).verdict).toBe("not testable");
  });

  test("counts each model once", () => {
    const part = bestPart(TEXT, gather([...three(30, 40, 29), ...pair("B-7B", 30, 40)]));
    expect(part.votes.map(({ says, label }) => [says, label])).toEqual([
      ["against", "RSLoRA on A-7B, AMU"],
      ["for", "RSLoRA on B-7B, AMU"],
    ]);
    expect(part.verdict).toBe("mixed");
  });
});

describe("a claim of a figure", () => {
  const range = (results: readonly Result[]) =>
    rangePart(TEXT, gather(results, "times less"), { from: 2.5, below: 3.5 });

  test("is met within its rounding and missed outside", () => {
    expect(range(pair("A-7B", 10, 25)).verdict).toBe("supported");
    expect(range(pair("A-7B", 10, 35)).verdict).toBe("contradicted");
    expect(range(pair("A-7B", 10, 24)).verdict).toBe("contradicted");
  });

  test("takes its own bounds for itself, whatever floating point makes of them", () => {
    const rise = (own: number, other: number) =>
      rangePart(TEXT, gather(pair("A-7B", own, other)), { from: 35, below: 45 }).verdict;
    // In floating point 100 x (9.45 - 7) / 7 is 34.99999999999999 and 100 x (4.35 - 3) / 3 is 44.99999999999999.
    expect(rise(9.45, 7)).toBe("supported");
    expect(rise(4.35, 3)).toBe("contradicted");
  });

  test("of a fall is told by its size", () => {
    const fall = (own: number, other: number) =>
      rangePart(TEXT, gather(pair("A-7B", own, other)), { from: 2.5, below: 5.5, of: "fall" }).verdict;
    expect(fall(97.5, 100)).toBe("supported");
    expect(fall(94.5, 100)).toBe("contradicted");
    expect(fall(104, 100)).toBe("contradicted");
  });

  test("is open where the uncertainty crosses the line", () => {
    // 30 / 10 = 3, ± 3 / 10 = 0.3: within. 26 / 10 = 2.6 ± 0.3: 2.3 to 2.9.
    expect(range(pair("A-7B", 10, roughly(30))).verdict).toBe("supported");
    expect(range(pair("A-7B", 10, roughly(26))).verdict).toBe("not testable");
  });
});

describe("a claim of “up to”", () => {
  const reach = (results: readonly Result[]) => reachPart(TEXT, gather(results, "times less"), 3.85);

  test("is supported by one comparison that reaches it, whatever the others say", () => {
    expect(reach([...pair("A-7B", 10, 11), ...pair("B-7B", 10, 38.5)]).verdict).toBe("supported");
  });

  test("is contradicted where none does, and names the largest", () => {
    const part = reach([...pair("A-7B", 10, 11), ...pair("B-7B", 10, 15)]);
    expect(part.verdict).toBe("contradicted");
    expect(part.reason).toBe("Over 2 comparisons AMU falls by a factor of 1.5 at most, on B-7B.");
  });

  test("is open where the largest may reach it within its uncertainty, or nothing was compared", () => {
    expect(reach(pair("A-7B", 10, roughly(37))).verdict).toBe("not testable");
    expect(reach([]).verdict).toBe("not testable");
    expect(reach([]).missing).toEqual(["LoRA on the same model"]);
  });

  test("says nothing of a baseline of 0, of which there is no factor", () => {
    const part = reach(pair("A-7B", 0, 10));
    expect(part.verdict).toBe("not testable");
    expect(part.barred).toEqual(["A-7B, AMU: a value is 0, of which there is no ratio"]);
  });
});
