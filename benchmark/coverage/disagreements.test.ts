import { describe, expect, test } from "vitest";
import type { Measurement } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { findDisagreements } from "./disagreements";

/** A made-up run of LoRA on Qwen2.5-7B that takes so many GB. */
function run(id: string, amu: number, changes: Partial<Measurement> = {}) {
  return aStoredResult({ amu: aMeasurement(amu, { scope: "total", ...changes }) }, { id });
}

const stdev = (value: number) => ({ uncertainty: { kind: "stdev" as const, value } });

describe("two results of one setup", () => {
  test("are contested where they lie further apart than both uncertainties together, with both values", () => {
    // 50 ± 1 and 54 ± 2: 4 apart, 3 explained.
    expect(findDisagreements([run("a", 50, stdev(1)), run("b", 54, stdev(2))], ["amu"])).toEqual([
      {
        column: "amu",
        model: "Qwen2.5-7B",
        sides: [
          { result: "a", source: "A bundle for tests", value: 50, unit: "GB", halfWidth: 1 },
          { result: "b", source: "A bundle for tests", value: 54, unit: "GB", halfWidth: 2 },
        ],
        caveats: ["model revision not stated"],
      },
    ]);
  });

  test("agree where their intervals touch", () => {
    expect(findDisagreements([run("a", 50, stdev(1)), run("b", 53, stdev(2))], ["amu"])).toEqual([]);
  });

  test("are contested by any difference where neither states an uncertainty", () => {
    expect(findDisagreements([run("a", 50), run("b", 50.1)], ["amu"])).toHaveLength(1);
    expect(findDisagreements([run("a", 50), run("b", 50)], ["amu"])).toEqual([]);
  });

  test("are not contested where one of them is an estimate", () => {
    expect(findDisagreements([run("a", 50), run("b", 60, { origin: "estimated" })], ["amu"])).toEqual([]);
  });

  test("say so where neither says what a value counts", () => {
    const [found] = findDisagreements(
      [run("a", 50, { scope: null }), run("b", 60, { scope: null })],
      ["amu"],
    );
    expect(found?.caveats).toContain("neither says whether it counts one accelerator or all of them");
  });

  test("are not contested in a metric that one of them lacks, or counts in another scope", () => {
    expect(findDisagreements([run("a", 50), run("b", 60)], ["al"])).toEqual([]);
    expect(findDisagreements([run("a", 50), run("b", 60, { scope: "per_accelerator" })], ["amu"])).toEqual(
      [],
    );
  });
});

describe("what is no repeat is never contested", () => {
  const first = run("a", 50);
  const other = (changes: Parameters<typeof aStoredResult>[1]) =>
    findDisagreements(
      [first, aStoredResult({ amu: aMeasurement(60, { scope: "total" }) }, { id: "b", ...changes })],
      ["amu"],
    );

  test("another model, technique, setting, batch size or machine", () => {
    expect(other({})).toHaveLength(1);
    expect(other({ model: "Qwen2.5-14B" })).toEqual([]);
    expect(other({ technique: "DoRA" })).toEqual([]);
    expect(other({ settings: { r: 64 } })).toEqual([]);
    expect(other({ workload: { dataset: "OpenO1-SFT", batch_size: 4 } })).toEqual([]);
    expect(other({ environment: { accelerator: "NVIDIA H100", count: 8 } })).toEqual([]);
  });

  test("two sources that do not say on what they ran", () => {
    const unknown = (id: string, amu: number) => aStoredResult({ amu }, { id, environment: {} });
    expect(findDisagreements([unknown("a", 50), unknown("b", 60)], ["amu"])).toEqual([]);
  });

  test("another seed, unless both say how much a seed changes", () => {
    const seeded = (id: string, amu: number, seed: number, changes: Partial<Measurement> = {}) =>
      aStoredResult(
        { amu: aMeasurement(amu, { scope: "total", ...changes }) },
        { id, workload: { dataset: "OpenO1-SFT", seed } },
      );
    expect(findDisagreements([seeded("a", 50, 1), seeded("b", 51, 2)], ["amu"])).toEqual([]);
    // A seed that is not stated excuses nothing: 10 ± 0.1 and 200 exclude each other.
    expect(findDisagreements([seeded("a", 10, 1, stdev(0.1)), run("b", 200)], ["amu"])).toHaveLength(1);
    expect(
      findDisagreements([seeded("a", 50, 1, stdev(0.1)), seeded("b", 51, 2, stdev(0.1))], ["amu"]),
    ).toHaveLength(1);
  });
});
