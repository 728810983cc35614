import { describe, expect, test } from "vitest";
import type { Axis } from "../axes";
import { aBundle, aResult, inCanonicalUnits } from "../bundle-builder";
import type { Result } from "../result";
import { aStoredResult } from "../result-builder";
import { bundleResults } from "./bundle-results";
import { leavingResults } from "./leaving-results";
import { type PreviewedResult, type PreviewedValue, previewBundle } from "./preview";
import { countPreview } from "./preview-counts";

const identity = { bundle: "new", resultId: (localId: string) => `new-${localId}` };
const model = { name: "Qwen2.5-7B", parameters_b: 7 };
const environments = { h200: { accelerator: "NVIDIA H200", count: 8 } };

const loss = (value: number) => [
  {
    task: "OpenO1-SFT",
    metric: "training loss",
    value,
    better: "lower" as const,
    origin: "measured" as const,
  },
];

type Changes = NonNullable<Parameters<typeof aResult>[0]>;
/** A made-up fine-tuning run on eight H200. */
const aRun = (id: string, technique: string, changes: Changes = {}) =>
  aResult({
    id,
    axis: "fine-tuning",
    model,
    technique: { family: "peft", name: technique },
    workload: { dataset: "OpenO1-SFT" },
    ...changes,
  });
const bundleOf = (...results: ReturnType<typeof aResult>[]) => aBundle({ environments, results });

/** What is published in these tests: LoRA, and full fine-tuning beside it. */
const LORA = aStoredResult({ al: 2, amu: 40 }, { id: "lora", quality: loss(0.5) });
const FULL = aStoredResult(
  { al: 4, amu: 80 },
  { id: "full", technique: "full", baseline: "lora", quality: loss(0.4) },
);

const preview = (bundle: ReturnType<typeof aBundle>, ...today: Result[]) => {
  const current = new Map<Axis, Result[]>();
  for (const result of today) current.set(result.axis, [...(current.get(result.axis) ?? []), result]);
  return previewBundle(bundle, current, identity);
};
const at = (result: PreviewedResult | undefined, column: PreviewedValue["column"]) =>
  result?.values.find((value) => value.column === column);

describe("a result is previewed as it would stand on its board", () => {
  const dora = aRun("dora", "DoRA", {
    metrics: inCanonicalUnits({ al: 2, amu: 30 }),
    quality: loss(0.6),
  });
  const [shown] = preview(bundleOf(dora), LORA, FULL);

  test("named as it would be published", () => {
    expect(shown).toMatchObject({
      localId: "dora",
      id: "new-dora",
      technique: "DoRA",
      model: "Qwen2.5-7B",
      board: "/leaderboards/fine-tuning?modality=language&family=peft&dataset=openo1-sft&level=runs",
      supersedes: null,
    });
  });

  test("with its rank among all of its cohort; equal values share one", () => {
    expect(at(shown, "amu")).toMatchObject({ cell: { value: 30, rank: 1 }, among: 3, was: null });
    expect(at(shown, "al")).toMatchObject({ cell: { value: 2, rank: 1 }, among: 3 });
    expect(at(shown, "quality")).toMatchObject({ cell: { value: 0.6, rank: 3 }, among: 3 });
  });

  test("with the span of ranks that an uncertainty leaves open", () => {
    const wide = { value: 3, unit: "s", origin: "measured" as const };
    const uncertainty = { kind: "stdev" as const, value: 1.5 };
    const [result] = preview(
      bundleOf(aRun("dora", "DoRA", { metrics: { al: { ...wide, uncertainty } } })),
      LORA,
      FULL,
    );
    expect(at(result, "al")?.cell).toMatchObject({ rank: 1, rank_to: 3 });
  });

  test("with its change against its baseline, also where that is published already", () => {
    expect(at(shown, "amu")?.cell.delta).toMatchObject({
      value: -25,
      unit: "%",
      verdict: "better",
      baseline: "lora",
    });
    expect(at(shown, "al")?.cell.delta).toMatchObject({ value: 0, verdict: "same" });
    expect(at(shown, "quality")?.cell.delta).toMatchObject({
      value: expect.closeTo(0.1, 10),
      unit: "loss",
      verdict: "worse",
    });
  });

  test("with its place on the chart that its axis shows first", () => {
    expect(shown?.place).toEqual({
      isOnFrontier: true,
      among: 2,
      x: { title: "Memory saved (AMU), %", value: 25 },
      y: { title: "Training loss change", value: expect.closeTo(0.1, 10) },
      chart: "/trade-offs?axis=fine-tuning&modality=language&family=peft&dataset=openo1-sft",
    });
    // Costs more memory than LoRA, which is the origin, and loses quality as well.
    const worse = { metrics: inCanonicalUnits({ amu: 50 }), quality: loss(0.6) };
    const [beaten] = preview(bundleOf(aRun("dora", "DoRA", worse)), LORA, FULL);
    expect(beaten?.place).toMatchObject({ isOnFrontier: false, among: 2, x: { value: -25 } });
  });

  test("without a place, with the reason, where the chart has none for it", () => {
    const [unmeasured] = preview(bundleOf(aRun("dora", "DoRA", { quality: loss(0.6) })));
    expect(unmeasured?.place).toEqual({ why: "no comparable baseline was measured" });
    const lora = aRun("lora", "LoRA", { quality: loss(0.5) });
    const [baseline] = preview(bundleOf(lora, aRun("dora", "DoRA", { baseline: "lora" })));
    expect(baseline?.place).toEqual({ why: "it is a baseline: the origin, from which changes are drawn" });
  });

  test("as a baseline with which nothing is compared, where it is one and stands alone", () => {
    const metrics = inCanonicalUnits({ al: 1, amu: 40 });
    const [alone] = preview(bundleOf(aRun("lora", "LoRA", { metrics, quality: loss(0.5) })));
    expect(at(alone, "amu")?.cell.delta).toMatchObject({ verdict: "same", baseline: "new-lora" });
    expect(alone?.place).toEqual({ why: "it is a baseline, and no result is compared with it yet" });
  });

  test("with its hardware, and with what tells it from others of its board that look the same", () => {
    const batch = (id: string, batch_size: number, dataset = "OpenO1-SFT") =>
      aRun(id, "DoRA", { workload: { dataset, batch_size } });
    const shown = preview(bundleOf(batch("a", 8), batch("b", 16), batch("c", 8, "medical-o1")));
    expect(shown.map(({ environment, told }) => [environment, told])).toEqual([
      ["8x NVIDIA H200", [{ name: "batch size", text: "8" }]],
      ["8x NVIDIA H200", [{ name: "batch size", text: "16" }]],
      ["8x NVIDIA H200", []],
    ]);
  });

  test("with the number of its scores where its board takes none of them as its quality", () => {
    const score = (task: string) => ({
      task,
      metric: "exact match",
      value: 0.5,
      better: "higher" as const,
      origin: "measured" as const,
    });
    const quality = [score("GSM8K"), score("MATH")];
    const [aside, taken] = preview(
      bundleOf(
        aRun("aside", "DoRA", { quality }),
        aRun("taken", "LoRA", { quality: [...loss(0.5), ...quality] }),
      ),
    );
    expect([aside?.scoresAside, at(aside, "quality")]).toEqual([2, undefined]);
    expect([taken?.scoresAside, at(taken, "quality")?.cell.value]).toEqual([0, 0.5]);
  });

  test("with columns that its board does not always show, where it has values there", () => {
    expect(shown?.values.map(({ column }) => column)).toEqual(["quality", "amu", "al"]);
    const metrics = inCanonicalUnits({ al: 2, train_time: 5 });
    const [timed] = preview(bundleOf(aRun("dora", "DoRA", { metrics })), LORA);
    expect(timed?.values.map(({ column }) => column)).toEqual(["al", "train_time"]);
  });
});

test("results of another cohort rank apart, and those of one bundle among each other", () => {
  const metrics = (al: number) => ({ metrics: inCanonicalUnits({ al }) });
  const elsewhere = { workload: { dataset: "medical-o1" }, ...metrics(9) };
  const shown = preview(
    bundleOf(aRun("a", "DoRA", metrics(1)), aRun("b", "PiSSA", metrics(3)), aRun("c", "DoRA", elsewhere)),
    LORA,
  );
  expect(
    shown.map((result) => [result.localId, at(result, "al")?.cell.rank, at(result, "al")?.among]),
  ).toEqual([
    ["a", 1, 3],
    ["b", 3, 3],
    ["c", 1, 1],
  ]);
});

test("results of several axes come back in the bundle's order, each on its own board", () => {
  const bf16 = aResult({ id: "bf16", environment: "h200" });
  const shown = preview(bundleOf(bf16, aRun("dora", "DoRA"), { ...bf16, id: "int4" }), LORA);
  expect(shown.map(({ localId, axis }) => [localId, axis])).toEqual([
    ["bf16", "inference"],
    ["dora", "fine-tuning"],
    ["int4", "inference"],
  ]);
});

test("a result that its source calls not comparable is listed without rank, change and place", () => {
  const not_comparable = "half the batch size";
  const [result] = preview(
    bundleOf(aRun("dora", "DoRA", { not_comparable, metrics: inCanonicalUnits({ al: 1 }) })),
    LORA,
  );
  expect(result?.notComparable).toBe("half the batch size");
  expect(at(result, "al")).toEqual({
    column: "al",
    cell: expect.objectContaining({
      rank: null,
      unranked: "half the batch size",
      delta: { why: "not comparable: half the batch size" },
    }),
    among: 0,
    was: null,
    deviation: { why: "not comparable: half the batch size" },
  });
  expect(result?.place).toEqual({ why: "not comparable: half the batch size" });
});

describe("a new version of a published result", () => {
  const old = aRun("old", "DoRA", { metrics: inCanonicalUnits({ al: 3 }) });
  const [stored] = bundleResults(bundleOf(old), { bundle: "b1", resultId: (id) => `published-${id}` });
  const published = (submitter: string): Result[] => (stored ? [{ ...stored, submitter }] : []);
  const faster = bundleOf({ ...old, id: "again", metrics: inCanonicalUnits({ al: 1 }) });

  test("names what it supersedes, which leaves the board, and the rank that had", () => {
    const [again] = preview(faster, LORA, ...published("A. Researcher"));
    expect(again?.supersedes).toBe("published-old");
    expect(at(again, "al")).toMatchObject({ cell: { rank: 1 }, among: 2, was: 2 });
  });

  test("is none where somebody else submitted the other one: both stand", () => {
    const [again] = preview(faster, LORA, ...published("B. Researcher"));
    expect(again?.supersedes).toBeNull();
    expect(at(again, "al")).toMatchObject({ cell: { rank: 1 }, among: 3, was: null });
  });

  test("takes the place of the old one as others' baseline", () => {
    const other = aStoredResult({ al: 2 }, { id: "pissa", technique: "PiSSA", baseline: "published-old" });
    // Nothing else is DoRA's own baseline here, so that it is the origin if and only if PiSSA is drawn from it.
    const [again] = preview(faster, other, ...published("A. Researcher"));
    expect(again?.place).toEqual({ why: "it is a baseline: the origin, from which changes are drawn" });
  });
});

test("values far from comparable published ones are marked, whatever the rest of the bundle says", () => {
  const today = [10, 11, 12, 13, 14].map((al, index) => aStoredResult({ al }, { id: `run-${index}` }));
  const shown = preview(
    bundleOf(
      ...["a", "b", "c"].map((id, seed) =>
        aRun(id, "DoRA", {
          metrics: inCanonicalUnits({ al: 12_000 }),
          workload: { dataset: "OpenO1-SFT", seed },
        }),
      ),
    ),
    ...today,
  );
  expect(shown.map((result) => at(result, "al")?.deviation)).toEqual([
    expect.objectContaining({ isOutlier: true, among: 5, median: expect.closeTo(12, 10) }),
    expect.objectContaining({ isOutlier: true, among: 5 }),
    expect.objectContaining({ isOutlier: true, among: 5 }),
  ]);
});

test("two thousand results are previewed among others", () => {
  const many = Array.from({ length: 2_000 }, (_, seed) =>
    aRun(`run-${seed}`, seed % 2 === 0 ? "DoRA" : "PiSSA", {
      metrics: inCanonicalUnits({ al: 1 + seed, amu: 30 + (seed % 40) }),
      quality: loss(0.5 + seed / 10_000),
      workload: { dataset: "OpenO1-SFT", seed },
    }),
  );
  const today = Array.from({ length: 200 }, (_, index) =>
    aStoredResult({ al: 10_000 + index, amu: 50 }, { id: `today-${index}`, technique: "full" }),
  );
  const shown = preview(bundleOf(...many), LORA, ...today);
  expect(shown).toHaveLength(2_000);
  // LoRA takes 2 s, as run-1 does: both stand second, and run-2 comes fourth.
  expect([0, 1, 2].map((index) => at(shown[index], "al")?.cell.rank)).toEqual([1, 2, 4]);
  expect(at(shown[1_999], "al")).toMatchObject({ cell: { rank: 2_001 }, among: 2_201 });
});

describe("a correction", () => {
  const named = (seed: number) => aRun("lora", "LoRA", { workload: { dataset: "OpenO1-SFT", seed } });
  const corrected = bundleOf({ ...named(7), metrics: inCanonicalUnits({ amu: 60 }) });
  const current = new Map<Axis, Result[]>([["fine-tuning", [LORA, FULL]]]);
  const leaving = new Set(["lora", "full"]);

  test("is ranked among what stays once what it corrects has left the boards", () => {
    const rankOf = (ids: ReadonlySet<string>) =>
      at(previewBundle(corrected, current, identity, ids)[0], "amu");
    expect(rankOf(new Set())).toMatchObject({ cell: { rank: 2 }, among: 3 });
    expect(rankOf(new Set(["lora"]))).toMatchObject({ cell: { rank: 1 }, among: 2 });
    expect(rankOf(leaving)).toMatchObject({ cell: { rank: 1 }, among: 1 });
  });

  test("lists what leaves the boards, of which a new version does not", () => {
    const listed = (bundle: ReturnType<typeof aBundle>) =>
      leavingResults(bundle, current, identity, leaving).map(({ id, technique }) => [id, technique]);
    expect(listed(corrected)).toEqual([
      ["lora", "LoRA"],
      ["full", "full"],
    ]);
    const same = bundleOf(aRun("lora", "LoRA", { metrics: inCanonicalUnits({ amu: 41 }) }));
    expect(listed(same)).toEqual([["full", "full"]]);
    expect(leavingResults(same, current, identity, new Set())).toEqual([]);
  });

  test("is counted as it is shown", () => {
    expect(countPreview(corrected, current, identity, leaving)).toEqual({
      outliers: 0,
      newVersions: 0,
      leaving: 2,
    });
    const peers = [38, 39, 40, 41, 42].map((amu, index) =>
      aStoredResult({ amu }, { id: `peer-${index}`, technique: `made-up-${index}` }),
    );
    const far = bundleOf(aRun("dora", "DoRA", { metrics: inCanonicalUnits({ amu: 80 }) }));
    const among = new Map<Axis, Result[]>([["fine-tuning", peers]]);
    const outliers = previewBundle(far, among, identity)
      .flatMap(({ values }) => values)
      .filter(({ deviation }) => "isOutlier" in deviation && deviation.isOutlier);
    expect([countPreview(far, among, identity).outliers, outliers.length]).toEqual([1, 1]);
  });
});
