import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { listPairs, MOST_PAIRS } from "./claim-pairs";
import { gatherRows } from "./claim-parts";
import { columnReading } from "./reading";

// Every value here is made up.
const DATA = "OpenO1-SFT";

function run(technique: string, id: string, changes: Parameters<typeof aStoredResult>[1] = {}, amu = 40) {
  return aStoredResult({ amu }, { technique, id, ...changes });
}

function pairsOf(results: readonly Result[]) {
  return listPairs(results, {
    axis: "fine-tuning",
    family: "peft",
    own: (technique) => technique === "rslora",
    other: (technique) => technique !== "rslora",
  });
}

const ids = (results: readonly Result[]) =>
  pairsOf(results).pairs.map(({ own, other }) => [own.first.id, other.first.id]);

describe("a setup is held against one setup of every other technique", () => {
  test("the one that it declares as its baseline, though another is more alike", () => {
    const own = run("RSLoRA", "own", { settings: { r: 8 }, baseline: "far" });
    const near = run("LoRA", "near", { settings: { r: 8 } });
    const far = run("LoRA", "far", { settings: { r: 16 } });
    expect(ids([own, near, far])).toEqual([["own", "far"]]);
  });

  test("the one that declares it", () => {
    const far = run("LoRA", "far", { settings: { r: 16 }, baseline: "own" });
    expect(ids([run("RSLoRA", "own"), run("LoRA", "a-near"), far])).toEqual([["own", "far"]]);
  });

  test("else the one of the same workload and settings, then of the same workload and capacity", () => {
    const workload = { dataset: DATA, batch_size: 8 };
    const own = run("RSLoRA", "own", { workload, settings: { r: 8, alpha: 16 } });
    const same = run("LoRA", "z-same", { workload, settings: { r: 8, alpha: 16 } });
    const rank = run("LoRA", "y-rank", { workload, settings: { r: 8, alpha: 32 } });
    const batch = run("LoRA", "a-batch", { workload: { dataset: DATA, batch_size: 4 }, settings: { r: 8 } });
    const other = run("LoRA", "b-other", { workload, settings: { r: 64 } });
    expect(ids([own, batch, other, rank, same])).toEqual([["own", "z-same"]]);
    expect(ids([own, batch, other, rank])).toEqual([["own", "y-rank"]]);
    expect(ids([own, batch, other])).toEqual([["own", "a-batch"]]);
  });

  test("of equals that of its own bundle", () => {
    const theirs = run("LoRA", "a-theirs", { bundle: "b1", settings: { alpha: 1 } });
    const own = run("LoRA", "z-own", { settings: { alpha: 2 } });
    expect(ids([run("RSLoRA", "own"), theirs, own])).toEqual([["own", "z-own"]]);
  });

  test("and of each technique", () => {
    expect(ids([run("RSLoRA", "own"), run("LoRA", "lora"), run("DoRA", "dora")])).toEqual([
      ["own", "dora"],
      ["own", "lora"],
    ]);
  });

  test("a data set that is not stated is taken where nothing states the same", () => {
    const own = run("RSLoRA", "own");
    const unstated = run("LoRA", "a-unstated", { workload: {} });
    expect(ids([own, unstated])).toEqual([["own", "a-unstated"]]);
    expect(ids([own, unstated, run("LoRA", "z-stated")])).toEqual([["own", "z-stated"]]);
  });
});

describe("runs that differ by the seed alone", () => {
  const seeds = (technique: string, values: readonly number[]) =>
    values.map((amu, seed) =>
      run(technique, `${technique}-${seed}`, { workload: { dataset: DATA, seed } }, amu),
    );
  const rowsOf = (results: readonly Result[]) =>
    gatherRows(pairsOf(results), columnReading("amu"), "change", "").rows;

  test("are one comparison of their means, as uncertain as they spread", () => {
    // Means 30 and 40; sample standard deviations of 28, 30, 32: 2, and of 40, 40, 40: 0.
    const rows = rowsOf([...seeds("RSLoRA", [28, 30, 32]), ...seeds("LoRA", [40, 40, 40])]);
    expect(
      rows.map(({ own, other, change }) => [own.value, own.halfWidth, other.value, change.value]),
    ).toEqual([[30, 2, 40, -25]]);
    expect(rows[0]?.caveats).toContain("RSLoRA: the mean of 3 runs that differ by the seed alone");
  });

  test("are never less certain than what they declare", () => {
    // Of two values ± 3 each the mean is ± sqrt(9 + 9) / 2 = 2.12.
    const stated = (id: string, seed: number) =>
      aStoredResult(
        { amu: aMeasurement(30, { uncertainty: { kind: "stdev", value: 3 } }) },
        { technique: "RSLoRA", id, workload: { dataset: DATA, seed } },
      );
    const [row] = rowsOf([stated("a", 1), stated("b", 2), run("LoRA", "lora")]);
    expect(row?.own.halfWidth).toBeCloseTo(2.1213, 4);
  });

  test("leave estimates out where any was measured", () => {
    const guess = aStoredResult(
      { amu: aMeasurement(1, { origin: "estimated" }) },
      { technique: "RSLoRA", id: "guess", workload: { dataset: DATA, seed: 7 } },
    );
    const [row] = rowsOf([guess, ...seeds("RSLoRA", [30]), run("LoRA", "lora")]);
    expect([row?.own.value, row?.counts]).toEqual([30, true]);
  });

  test("a thousand of them are one pair", () => {
    const many = Array.from({ length: 500 }, (_, index) => 30 + index);
    expect(pairsOf([...seeds("RSLoRA", many), ...seeds("LoRA", many)]).pairs).toHaveLength(1);
  });
});

describe("pairs are no more than results", () => {
  const sizes = (technique: string, count: number) =>
    Array.from({ length: count }, (_, batch) =>
      run(technique, `${technique}-${batch}`, { workload: { dataset: DATA, batch_size: batch + 1 } }),
    );

  test("of two techniques with 500 batch sizes each, 500, each beside its own", () => {
    const { pairs } = pairsOf([...sizes("RSLoRA", 500), ...sizes("LoRA", 500)]);
    expect(pairs).toHaveLength(500);
    expect(
      pairs.every(({ own, other }) => own.first.workload.batch_size === other.first.workload.batch_size),
    ).toBe(true);
  });

  test("of very many techniques and setups the first 10,000 or a few more, and what is left is counted", () => {
    const others = Array.from({ length: 150 }, (_, index) => run(`T${index}`, `t${index}`));
    const { pairs, barred } = pairsOf([...sizes("RSLoRA", 100), ...others]);
    // 67 setups beside 150 techniques each are 10,050.
    expect(pairs).toHaveLength(10_050);
    expect(MOST_PAIRS).toBe(10_000);
    expect(barred).toEqual(["33 further setups: more than 10000 comparisons are not made"]);
  });
});
