import { describe, expect, test } from "vitest";
import type { Bundle } from "./bundle";
import { aBundle, aResult } from "./bundle-builder";
import { canonicalJson, naturalKey } from "./natural-key";

type Result = NonNullable<Parameters<typeof aResult>[0]>;

const key = (result: Result = {}, bundle: Partial<Bundle> = {}) =>
  naturalKey(aBundle(bundle), aResult(result));

describe("a result is the same as an earlier one", () => {
  test("whatever its values, its id, its baseline, its notes and whether they compare", () => {
    expect(
      key({
        id: "other",
        metrics: { al: { missing: "failed" } },
        quality: [],
        baseline: "b",
        notes: "n",
        not_comparable: "half the batch size",
      }),
    ).toBe(key());
  });

  test("whatever the bundle says beside it", () => {
    const source: Bundle["source"] = { kind: "publication", url: "https://example.org" };
    expect(key({}, { title: "Second attempt", source, pipeline: { name: "toolkit" } })).toBe(key());
  });

  test("whatever the name that the bundle gives its environment", () => {
    const environments = { "node-1": { ...aBundle().environments.h200 } };
    expect(key({ environment: "node-1" }, { environments })).toBe(key());
  });

  test("in whatever spelling and order of keys", () => {
    const technique = { family: "quantization", name: "bf16" };
    expect(key({ technique })).toBe(key());
    expect(key({ technique: { ...technique, settings: {} } })).toBe(key());
    expect(key({ technique: { ...technique, settings: { b: 1, a: 2 } } })).toBe(
      key({ technique: { ...technique, settings: { a: 2, b: 1 } } }),
    );
    const spelled = (name: string) => key({ technique: { family: "sparsity", name } });
    expect(spelled("My Method")).toBe(spelled("my-method"));
  });
});

describe("a result is another one", () => {
  const other: Record<string, Result> = {
    model: { model: { name: "Qwen2.5-7B", parameters_b: 7.62, hub_id: "Qwen/Qwen2.5-7B", revision: "abc" } },
    technique: { technique: { family: "quantization", name: "int4" } },
    settings: { technique: { family: "quantization", name: "bfloat16", settings: { group_size: 128 } } },
    workload: { workload: { dataset: "MMLU-Pro", batch_size: 8 } },
    axis: { axis: "architecture" },
    modality: { modality: "vision-language" },
  };

  test.each(Object.entries(other))("by its %s", (_name, changes) => {
    expect(key(changes)).not.toBe(key());
  });

  test("by its environment, even where that has the same name", () => {
    expect(key({}, { environments: { h200: { accelerator: "NVIDIA H200", count: 8 } } })).not.toBe(key());
  });

  test("by its submitter", () => {
    expect(key({}, { submitter: { name: "B. Researcher", relationship: "third-party" } })).not.toBe(key());
  });
});

test("JSON in canonical form has its keys in order at every depth, and arrays as they are", () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, "x"], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},"x"]}');
  expect(canonicalJson(JSON.parse('{ "__proto__": { "b": 1, "a": 2 } }'))).toBe(
    '{"__proto__":{"a":2,"b":1}}',
  );
});
