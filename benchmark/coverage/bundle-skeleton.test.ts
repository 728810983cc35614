import { describe, expect, test } from "vitest";
import { Bundle } from "../bundle";
import type { Result } from "../result";
import { aStoredResult } from "../result-builder";
import { type BundleSkeleton, bundleSkeleton } from "./bundle-skeleton";
import { buildCoverage } from "./coverage";
import { type CoverageQuestion, defaultCoverage, type RunKey } from "./coverage-question";
import { findNeededRun } from "./needed-run";

const loss = {
  task: "OpenO1-SFT",
  metric: "training loss",
  value: 0.7,
  better: "lower" as const,
  origin: "reported" as const,
};
const ENVIRONMENT = { accelerator: "NVIDIA H200", count: 8, memory_gb: 141 };
const WORKLOAD = { dataset: "OpenO1-SFT", batch_size: 8, seed: 3 };
const lora = aStoredResult(
  { amu: 50, al: 1 },
  { parametersB: 7.62, environment: ENVIRONMENT, workload: WORKLOAD, quality: [loss] },
);
const MISSING: RunKey = {
  modality: "language",
  family: "peft",
  setting: "openo1-sft_8x-nvidia-h200",
  technique: "dora",
  column: "qwen2.5-7b",
};

function find(results: readonly Result[], run: RunKey, changes: Partial<CoverageQuestion> = {}) {
  const question = { ...defaultCoverage("fine-tuning"), ...changes };
  const needed = findNeededRun(question, buildCoverage(question, results), run);
  if (!needed) throw new Error("there is no such cell");
  return needed;
}

/** What a submitter gives in the place of each null, by its key. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  value: 12.5,
  scope: "total",
  relationship: "third-party",
  name: "A made-up name",
  parameters_b: 7,
  better: "lower",
  task: "A made-up task",
  metric: "training loss",
  dataset: "A made-up data set",
  accelerator: "NVIDIA H200",
  count: 8,
};

function filled(skeleton: BundleSkeleton): unknown {
  return JSON.parse(JSON.stringify(skeleton), (key, value: unknown) =>
    value === null ? ANSWERS[key] : value,
  );
}

describe("the skeleton of a missing run", () => {
  test("has the model, machine and workload of its neighbours, and a null for each number", () => {
    expect(JSON.parse(JSON.stringify(bundleSkeleton(find([lora], MISSING))))).toEqual({
      format: "efficientllm-bundle/1",
      title: "DoRA on Qwen2.5-7B, OpenO1-SFT",
      source: { kind: "run" },
      submitter: { name: null, relationship: null },
      environments: { machine: { accelerator: "NVIDIA H200", count: 8, memory_gb: 141 } },
      results: [
        {
          id: "dora-qwen2.5-7b",
          axis: "fine-tuning",
          modality: "language",
          model: { name: "Qwen2.5-7B", parameters_b: 7.62 },
          technique: { family: "peft", name: "DoRA" },
          environment: "machine",
          workload: { dataset: "OpenO1-SFT", batch_size: 8 },
          metrics: {
            amu: { value: null, unit: "GB", scope: null, origin: "measured" },
            pcu: { value: null, unit: "%", origin: "measured" },
            al: { value: null, unit: "s", origin: "measured" },
            st: { value: null, unit: "samples/param/s", origin: "measured" },
            aec: { value: null, unit: "W", scope: null, origin: "measured" },
          },
          quality: [
            { task: "OpenO1-SFT", metric: "training loss", value: null, better: "lower", origin: "measured" },
          ],
        },
      ],
    });
  });

  test("is refused by the bundle schema as it is, and accepted once its nulls are filled", () => {
    const skeleton = bundleSkeleton(find([lora], MISSING));
    expect(Bundle.safeParse(JSON.parse(JSON.stringify(skeleton))).success).toBe(false);
    expect(Bundle.parse(filled(skeleton)).results[0]?.metrics.amu).toMatchObject({ value: 12.5, unit: "GB" });
  });

  test("asks of a partly covered cell only for what it lacks", () => {
    const needed = find([lora], { ...MISSING, technique: "lora" });
    expect(needed.columns).toEqual(["pcu", "st", "aec"]);
    const [result] = bundleSkeleton(needed).results;
    expect(Object.keys(result?.metrics ?? {})).toEqual(["pcu", "st", "aec"]);
    expect(result).not.toHaveProperty("quality");
  });

  test("of a scale band without results leaves the model open", () => {
    const needed = find([lora], { ...MISSING, column: "from-40b" }, { by: "scale" });
    expect(needed).toMatchObject({ model: null, neighbour: null, comparedWith: [] });
    const skeleton = bundleSkeleton(needed);
    expect(skeleton.results[0]?.model).toEqual({ name: null, parameters_b: null });
    expect(() => Bundle.parse(filled(skeleton))).not.toThrow();
  });

  test("leaves open what no neighbour states: hardware, data set and how quality is measured", () => {
    const bare = aStoredResult({ amu: 50 }, { environment: {}, workload: {} });
    const skeleton = bundleSkeleton(find([bare], { ...MISSING, setting: "_hardware-not-stated" }));
    expect(skeleton.environments).toMatchObject({ machine: { accelerator: null, count: null } });
    expect(() => Bundle.parse(filled(skeleton))).not.toThrow();
  });

  test("does not name the model where pretraining with the technique makes another one", () => {
    const dense = aStoredResult(
      { amu: 50 },
      { axis: "architecture", family: "moe", technique: "dense", model: "Dense 1.5B", workload: {} },
    );
    const needed = find(
      [dense],
      {
        ...MISSING,
        family: "moe",
        setting: "_8x-nvidia-h200",
        technique: "moe",
        column: "dense-1.5b",
      },
      { axis: "architecture" },
    );
    expect(needed.isRebuilt).toBe(true);
    expect(bundleSkeleton(needed).results[0]?.model).toEqual({ name: null, parameters_b: null });
  });
});

describe("a needed run", () => {
  test("says what it would be compared with", () => {
    const freeze = aStoredResult(
      { amu: 50 },
      { technique: "freeze", environment: ENVIRONMENT, workload: WORKLOAD },
    );
    expect(find([lora, freeze], MISSING).comparedWith).toEqual(["LoRA", "freeze"]);
  });

  test("is null for a cell that no matrix has", () => {
    const question = defaultCoverage("fine-tuning");
    const matrices = buildCoverage(question, [lora]);
    for (const changes of [
      { modality: "vision" },
      { technique: "no-such" },
      { column: "no-such" },
      { setting: "x" },
    ] as const) {
      expect(findNeededRun(question, matrices, { ...MISSING, ...changes })).toBeNull();
    }
  });
});
