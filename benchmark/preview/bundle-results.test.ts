import { describe, expect, test } from "vitest";
import { aBundle, aResult, inCanonicalUnits } from "../bundle-builder";
import { bundleResults } from "./bundle-results";

const identity = { bundle: "b1", resultId: (localId: string) => `b1-${localId}` };

describe("a result of a bundle reads as boards will read it", () => {
  test("with its values in canonical units, uncertainty and repeats with them", () => {
    const bundle = aBundle({
      results: [
        aResult({
          metrics: {
            al: {
              value: 250,
              unit: "ms",
              origin: "measured",
              uncertainty: { kind: "stdev", value: 50 },
              repeats: [200, 300],
            },
            amu: { value: 0.5, unit: "fraction", scope: "per_accelerator", origin: "measured" },
            pcu: { missing: "failed", note: "no counter" },
          },
        }),
      ],
    });
    const [result] = bundleResults(bundle, identity);
    expect(result?.measurements).toEqual({
      amu: {
        value: 70.5,
        unit: "GB",
        scope: "per_accelerator",
        uncertainty: null,
        repeats: null,
        origin: "measured",
        reference: null,
        note: null,
        doubt: null,
      },
      pcu: { missing: "failed", note: "no counter" },
      al: {
        value: 0.25,
        unit: "s",
        scope: null,
        uncertainty: { kind: "stdev", value: 0.05 },
        repeats: [0.2, 0.3],
        origin: "measured",
        reference: null,
        note: null,
        doubt: null,
      },
    });
  });

  test("with names, baseline and what it differs from by technique alone", () => {
    const model = { name: "Dense 1.5B", parameters_b: 1.5 };
    const dense = aResult({
      id: "dense",
      axis: "architecture",
      model,
      technique: { family: "moe", name: "dense" },
      metrics: inCanonicalUnits({ amu: 40 }),
    });
    const moe = { ...dense, id: "moe", baseline: "dense", model: { name: "MoE 1.5Bx8", parameters_b: 10 } };
    const [, result] = bundleResults(
      aBundle({ results: [dense, { ...moe, technique: { family: "moe", name: "moe" } }] }),
      identity,
    );
    expect(result).toMatchObject({
      id: "b1-moe",
      bundle: "b1",
      technique: "MoE",
      model: { slug: "moe-1.5bx8", parametersB: 10, revision: null },
      pairedModel: "Dense 1.5B",
      baseline: "b1-dense",
      environment: { accelerator: "NVIDIA H200" },
      trust: { verification: null, party: "third-party" },
    });
  });

  test("with a technique spelled as published results spell it", () => {
    const technique = { family: "my-family", name: "my-method" };
    const bundle = aBundle({ results: [aResult({ technique })] });
    expect(bundleResults(bundle, identity)[0]?.technique).toBe("my-method");
    const known = [{ family: "my-family", technique: "My Method" }];
    expect(bundleResults(bundle, identity, known)[0]?.technique).toBe("My Method");
  });
});
