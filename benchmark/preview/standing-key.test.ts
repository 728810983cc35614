import { expect, test } from "vitest";
import { aBundle, aResult } from "../bundle-builder";
import { naturalKey } from "../natural-key";
import { bundleResults } from "./bundle-results";
import { standingKey } from "./standing-key";

const identity = { bundle: "b1", resultId: (localId: string) => `b1-${localId}` };

test("a published result has the natural key that its bundle gave it", () => {
  const sent = aResult({
    model: {
      name: "Qwen2.5-7B",
      parameters_b: 7.62,
      active_parameters_b: 7,
      family: "Qwen2.5",
      hub_id: "Qwen/Qwen2.5-7B",
      revision: "a1b2c3d",
    },
    technique: { family: "quantization", name: "bf16", settings: { group: 128, symmetric: true } },
    workload: { dataset: "MMLU-Pro", batch_size: 8, settings: { packing: false } },
  });
  const bundle = aBundle({ results: [sent] });
  const [published] = bundleResults(bundle, identity);
  expect(published && standingKey(published)).toBe(naturalKey(bundle, sent));
});

test("also where all that may be left out is left out", () => {
  const sent = aResult({
    model: { name: "Made-up model", parameters_b: 1 },
    technique: { family: "my-family", name: "My Method" },
    workload: {},
  });
  const bundle = aBundle({ results: [sent] });
  const [published] = bundleResults(bundle, identity);
  expect(published && standingKey(published)).toBe(naturalKey(bundle, sent));
});
