import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleJsonSchema } from "./bundle";
import { aBundle, aLargeBundle, aResult, inCanonicalUnits } from "./bundle-builder";
import { changed } from "./changed-json";
import { checkBundle, checkBundleText } from "./checks";
import { FINDING_CODES, type FindingCode } from "./findings";

/** int4 against bfloat16 on one H200: without a finding. */
const COMPARED = aBundle({
  results: [
    aResult({ id: "bf16", metrics: inCanonicalUnits({ amu: 40, aec: 600 }) }),
    aResult({
      id: "int4",
      technique: { family: "quantization", name: "int4" },
      baseline: "bf16",
      metrics: inCanonicalUnits({ amu: 30, aec: 500 }),
    }),
  ],
});
const AMU = "/results/0/metrics/amu";
const AEC = "/results/0/metrics/aec";
const measured = (value: number, unit: string, more: object = {}) => ({ value, unit, ...more });
const accuracy = (value: number) => ({ task: "MMLU-Pro", metric: "accuracy", value, better: "higher" });
const listed = (path: string) => ({ path, sha256: "a".repeat(64), bytes: 1 });

interface Case {
  sentence: string;
  change: Record<string, unknown>;
  finds: [FindingCode, string][];
}

const CASES: Case[] = [
  {
    sentence: "a later format version",
    change: { "/format": "efficientllm-bundle/2" },
    finds: [["format.version", "/format"]],
  },
  {
    sentence: "a result without a model",
    change: { "/results/0/model": undefined },
    finds: [["schema.missing", "/results/0/model"]],
  },
  {
    sentence: "a setting that the workload does not have",
    change: { "/results/0/workload/batchsize": 8 },
    finds: [["schema.unknown_key", "/results/0/workload/batchsize"]],
  },
  {
    sentence: "a number in quotes",
    change: { [`${AMU}/value`]: "40" },
    finds: [["schema.type", `${AMU}/value`]],
  },
  {
    sentence: "an axis that does not exist",
    change: { "/results/1/axis": "Inference" },
    finds: [["schema.value", "/results/1/axis"]],
  },
  {
    sentence: "a bundle without results",
    change: { "/results": [] },
    finds: [["schema.value", "/results"]],
  },
  {
    sentence: "more repeats than a measurement may have",
    change: { [`${AMU}/repeats`]: Array(1001).fill(40) },
    finds: [["schema.limit", `${AMU}/repeats`]],
  },
  {
    sentence: "a name that turns the reading direction",
    change: { "/submitter/name": "A\u202eB" },
    finds: [["text.control", "/submitter/name"]],
  },
  {
    sentence: "a name with half of a character",
    change: { "/title": "half \ud800" },
    finds: [["text.control", "/title"]],
  },
  {
    sentence: "a value too large to be summed",
    change: { [`${AMU}/value`]: 1.7e308 },
    finds: [["schema.value", `${AMU}/value`]],
  },
  {
    sentence: "a score, its error and its uncertainty too large to be summed",
    change: {
      "/results/0/quality": [
        { task: "GSM8K", metric: "reward", value: -1.1e100, better: "higher", stderr: 1.1e100 },
        { ...accuracy(0.4), uncertainty: { kind: "stdev", value: 1.1e100 } },
      ],
    },
    finds: [
      ["schema.value", "/results/0/quality/0/value"],
      ["schema.value", "/results/0/quality/0/stderr"],
      ["schema.value", "/results/0/quality/1/uncertainty/value"],
    ],
  },
  {
    sentence: "a repeat and an uncertainty too large to be summed",
    change: {
      [`${AMU}/repeats`]: [40, 1.1e100],
      [`${AMU}/uncertainty`]: { kind: "stdev", value: 1.1e100 },
    },
    finds: [
      ["schema.value", `${AMU}/uncertainty/value`],
      ["schema.value", `${AMU}/repeats/1`],
    ],
  },
  {
    sentence: "a memory too large for a fraction of it",
    change: { [AMU]: measured(0.5, "fraction"), "/environments/h200/memory_gb": 1.7e308 },
    finds: [["schema.value", "/environments/h200/memory_gb"]],
  },
  {
    sentence: "two results of one id",
    change: { "/results/1/id": "bf16", "/results/1/baseline": undefined },
    finds: [["results.duplicate_id", "/results/1/id"]],
  },
  {
    sentence: "two results under the very same conditions",
    change: { "/results/1/technique/name": "bf16" },
    finds: [["results.duplicate_key", "/results/1"]],
  },
  {
    sentence: "an environment that is not described",
    change: { "/results/0/environment": "h100" },
    finds: [["environment.unresolved", "/results/0/environment"]],
  },
  {
    sentence: "an environment named as what every object has",
    change: { "/results/0/environment": "constructor" },
    finds: [["environment.unresolved", "/results/0/environment"]],
  },
  {
    sentence: "a baseline that is not there",
    change: { "/results/1/baseline": "bf-16" },
    finds: [["baseline.unresolved", "/results/1/baseline"]],
  },
  {
    sentence: "a result that is its own baseline",
    change: { "/results/1/baseline": "int4" },
    finds: [["baseline.self", "/results/1/baseline"]],
  },
  {
    sentence: "baselines in a circle",
    change: { "/results/0/baseline": "int4" },
    finds: [["baseline.cycle", "/results/0/baseline"]],
  },
  {
    sentence: "a baseline on another axis, of another modality, family and model",
    change: {
      "/results/0/axis": "architecture",
      "/results/0/modality": "vision",
      "/results/0/technique/family": "moe",
      "/results/0/model/name": "Qwen2.5-14B",
    },
    finds: [
      ["baseline.axis", "/results/1/baseline"],
      ["baseline.modality", "/results/1/baseline"],
      ["baseline.family", "/results/1/baseline"],
      ["baseline.model", "/results/1/baseline"],
    ],
  },
  {
    sentence: "a baseline of another model revision",
    change: { "/results/0/model/revision": "a1", "/results/1/model/revision": "b2" },
    finds: [["baseline.model", "/results/1/baseline"]],
  },
  {
    sentence: "an artefact path that leaves the bundle, sent without the artefact",
    change: { "/artifacts": [listed("../secret")] },
    finds: [
      ["artifact.path", "/artifacts/0/path"],
      ["artifact.absent", "/artifacts"],
    ],
  },
  {
    sentence: "an artefact listed twice",
    change: { "/artifacts": [listed("raw/a.json"), listed("raw/a.json")] },
    finds: [
      ["artifact.duplicate", "/artifacts/1/path"],
      ["artifact.absent", "/artifacts"],
    ],
  },
  {
    sentence: "an artefact that a value names and no list has",
    change: { [`${AMU}/artifact`]: "raw/memory.json" },
    finds: [["artifact.unlisted", `${AMU}/artifact`]],
  },
  {
    sentence: "more active parameters than there are",
    change: { "/results/0/model/active_parameters_b": 8 },
    finds: [["model.active_parameters", "/results/0/model/active_parameters_b"]],
  },
  {
    sentence: "a metric that the table does not have",
    change: { "/results/0/metrics/memory": measured(1, "GB") },
    finds: [["metric.unknown", "/results/0/metrics/memory"]],
  },
  {
    sentence: "a training metric on the inference axis",
    change: { "/results/0/metrics/tt": measured(0.1, "tokens/param/s") },
    finds: [["metric.axis", "/results/0/metrics/tt"]],
  },
  {
    sentence: "memory below nothing",
    change: { [`${AMU}/value`]: -1 },
    finds: [["metric.range", `${AMU}/value`]],
  },
  {
    sentence: "power of zero, which is how sensors say nothing",
    change: { [`${AEC}/value`]: 0 },
    finds: [["metric.range", `${AEC}/value`]],
  },
  {
    sentence: "a fraction of memory above one",
    change: { [AMU]: measured(1.2, "fraction") },
    finds: [["metric.range", `${AMU}/value`]],
  },
  {
    sentence: "a utilisation above 100%",
    change: { "/results/0/metrics/pcu": measured(101, "%") },
    finds: [["metric.range", "/results/0/metrics/pcu/value"]],
  },
  {
    sentence: "a value outside its own repeats",
    change: { [`${AMU}/repeats`]: [41.1, 41.2] },
    finds: [["metric.repeats", `${AMU}/value`]],
  },
  {
    sentence: "a value that is not the mean of its repeats",
    change: { [AMU]: measured(40.1, "GB", { repeats: [40.0, 44.5] }) },
    finds: [["metric.repeats_mean", `${AMU}/value`]],
  },
  {
    sentence: "an uncertainty larger than its value",
    change: { [`${AMU}/uncertainty`]: { kind: "stdev", value: 50 } },
    finds: [["metric.uncertainty", `${AMU}/uncertainty`]],
  },
  {
    sentence: "a unit that nobody knows",
    change: { [`${AMU}/unit`]: "gigabytes" },
    finds: [["unit.unknown", `${AMU}/unit`]],
  },
  {
    sentence: "a unit of another quantity",
    change: { [`${AMU}/unit`]: "W" },
    finds: [["unit.unconvertible", `${AMU}/unit`]],
  },
  {
    sentence: "a fraction of a memory that is not stated",
    change: { [AMU]: measured(0.5, "fraction"), "/environments/h200/memory_gb": undefined },
    finds: [["unit.capacity_unknown", `${AMU}/unit`]],
  },
  {
    sentence: "a fraction of the memory of nobody knows how many accelerators",
    change: { [AMU]: measured(0.5, "fraction", { scope: "total" }), "/environments/h200/count": undefined },
    finds: [["unit.capacity_unknown", `${AMU}/unit`]],
  },
  {
    sentence: "the same task scored twice",
    change: { "/results/0/quality": [accuracy(0.4), accuracy(0.5)] },
    finds: [["quality.duplicate", "/results/0/quality/1"]],
  },
  {
    sentence: "an accuracy that is better lower",
    change: { "/results/0/quality": [{ ...accuracy(0.4), better: "lower" }] },
    finds: [["quality.direction", "/results/0/quality/0/better"]],
  },
  {
    sentence: "an accuracy in per cent",
    change: { "/results/0/quality": [accuracy(44.9)] },
    finds: [["quality.range", "/results/0/quality/0/value"]],
  },
  {
    sentence: "a known measure in another spelling",
    change: { "/results/0/quality": [{ ...accuracy(0.4), metric: "Accuracy" }] },
    finds: [["quality.spelling", "/results/0/quality/0/metric"]],
  },
  {
    sentence: "more memory in use than there is",
    change: { [`${AMU}/value`]: 152 },
    finds: [["physics.memory_capacity", `${AMU}/value`]],
  },
  {
    sentence: "a mean above its peak",
    change: { "/results/0/metrics/peak_memory": measured(39, "GB") },
    finds: [["physics.peak_memory", `${AMU}/value`]],
  },
  {
    sentence: "weights larger than the memory they were in",
    change: { [`${AMU}/value`]: 14 },
    finds: [["physics.weights_memory", `${AMU}/value`]],
  },
  {
    sentence: "more power than the limit",
    change: { [`${AEC}/value`]: 701 },
    finds: [["physics.power_limit", `${AEC}/value`]],
  },
  {
    sentence: "energy per token that its power and throughput deny",
    change: {
      "/results/0/metrics/it": measured(300, "tokens/s"),
      "/results/0/metrics/energy_per_token": measured(3, "J"),
    },
    finds: [["physics.energy", "/results/0/metrics/energy_per_token/value"]],
  },
  {
    sentence: "energy per sample that its power and throughput deny",
    change: {
      "/results/0/metrics/throughput": measured(4, "samples/s"),
      "/results/0/metrics/energy_per_sample": measured(100, "J"),
    },
    finds: [["physics.energy", "/results/0/metrics/energy_per_sample/value"]],
  },
  {
    sentence: "generated tokens that throughput and latency deny",
    change: {
      "/results/0/metrics/it": measured(100, "tokens/s"),
      "/results/0/metrics/al": measured(2, "s"),
      "/results/0/workload": { batch_size: 8, output_tokens: 256 },
    },
    finds: [["physics.tokens", "/results/0/metrics/it/value"]],
  },
  {
    sentence: "a latency that the times of its tokens deny",
    change: {
      "/results/0/metrics/al": measured(2, "s"),
      "/results/0/metrics/ttft": measured(0.1, "s"),
      "/results/0/metrics/tpot": measured(10, "ms"),
      "/results/0/workload/output_tokens": 101,
    },
    finds: [["physics.latency", "/results/0/metrics/al/value"]],
  },
  {
    sentence: "a compression rate that size and quality deny",
    change: {
      "/results/0/quality": [accuracy(0.5)],
      "/results/1/quality": [accuracy(0.4)],
      "/results/1/metrics/size_ratio": measured(4, "x"),
      "/results/1/metrics/mcr": measured(3.9, "x"),
    },
    finds: [["physics.compression", "/results/1/metrics/mcr/value"]],
  },
];

const TEXTS: { sentence: string; text: string; finds: [FindingCode, string][] }[] = [
  { sentence: "text that is not JSON", text: "hello", finds: [["json.syntax", ""]] },
  {
    sentence: "a megabyte of opening brackets",
    text: "[".repeat(1_000_000),
    finds: [["json.depth", ""]],
  },
  {
    sentence: "more text than a bundle may be",
    text: " ".repeat(64 * 1024 * 1024 + 1),
    finds: [["json.too_large", ""]],
  },
  {
    sentence: "a comment and a comma too many",
    text: `${JSON.stringify(COMPARED).slice(0, -1)}, /* done */ }`,
    finds: [
      ["json.comment", ""],
      ["json.trailing_comma", ""],
    ],
  },
  {
    sentence: "NaN, and beside it what else is wrong",
    text: JSON.stringify(COMPARED).replace('"value":40', '"value":NaN').replace('"value":500', '"value":-1'),
    finds: [
      ["json.not_a_number", `${AMU}/value`],
      ["metric.range", "/results/1/metrics/aec/value"],
    ],
  },
  {
    sentence: "a number too large for any number",
    text: JSON.stringify(COMPARED).replace('"value":40', '"value":1e999'),
    finds: [["json.not_a_number", `${AMU}/value`]],
  },
  {
    sentence: "a key given twice",
    text: JSON.stringify(COMPARED).replace('"value":40', '"value":40,"value":41'),
    finds: [["json.duplicate_key", `${AMU}/value`]],
  },
  {
    sentence: "a key that objects treat specially",
    text: JSON.stringify(COMPARED).replace('"metrics":{', '"metrics":{"__proto__":{"value":1},'),
    finds: [["schema.unknown_key", "/results/0/metrics/__proto__"]],
  },
  {
    sentence: "more wrong than can be listed",
    text: JSON.stringify({ ...COMPARED, results: Array(20_000).fill({}) }),
    finds: [],
  },
];

const places = (findings: readonly { code: string; pointer: string }[]) =>
  findings.map(({ code, pointer }) => [code, pointer]);

describe("a bundle is checked", () => {
  test("and passes without a finding when nothing is wrong", () => {
    expect(checkBundle(COMPARED)).toEqual({ bundle: COMPARED, findings: [] });
  });

  test.each(CASES)("and this is found, and nothing else: $sentence", ({ change, finds }) => {
    expect(places(checkBundle(changed(COMPARED, change)).findings)).toEqual(finds);
  });

  test.each(TEXTS.filter(({ finds }) => finds.length > 0))(
    "as text, and this is found, and nothing else: $sentence",
    ({ text, finds }) => {
      const { bundle, findings } = checkBundleText(text);
      expect(places(findings)).toEqual(finds);
      expect(bundle).toBeNull();
    },
  );

  test("and every code of the table is made by one of these cases", () => {
    const made = new Set([...CASES, ...TEXTS].flatMap(({ finds }) => finds.map(([code]) => code)));
    const fromText = TEXTS.at(-1)?.text ?? "";
    for (const { code } of checkBundleText(fromText).findings) made.add(code);
    const ofFiles = FINDING_CODES.filter((code) => code.startsWith("file."));
    expect(FINDING_CODES.filter((code) => !made.has(code))).toEqual(ofFiles);
  });

  test("all at once: what is wrong with one result hides nothing of another, nor of itself", () => {
    const document = changed(COMPARED, {
      "/format": undefined,
      "/environments/h200/count": "one",
      "/results/0/axis": "speed",
      "/results/0/technique/family": "Not A Key",
      [`${AMU}/unit`]: 7,
      [`${AEC}/value`]: -5,
      "/results/1/metrics/amu/value": -1,
      "/results/1/quality": [{ ...accuracy(44.9), shots: -1 }],
    });
    expect(places(checkBundle(document).findings)).toEqual([
      ["format.version", "/format"],
      ["schema.type", "/environments/h200/count"],
      ["schema.value", "/results/0/axis"],
      ["schema.value", "/results/0/technique/family"],
      ["schema.type", `${AMU}/unit`],
      ["schema.value", "/results/1/quality/0/shots"],
      ["metric.range", `${AEC}/value`],
      ["metric.range", "/results/1/metrics/amu/value"],
      ["quality.range", "/results/1/quality/0/value"],
    ]);
  });

  test("with warnings alone and is not refused", () => {
    const { bundle, findings } = checkBundle(changed(COMPARED, { [`${AEC}/value`]: 701 }));
    expect(findings.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(bundle?.results.length).toBe(2);
  });

  test("and artefacts that came along are not missed", () => {
    const document = { ...COMPARED, artifacts: [listed("raw/a.json")] };
    expect(checkBundle(document, { artifactsSent: true }).findings).toEqual([]);
  });

  test("of ten thousand results, all of which pass", () => {
    const { bundle, findings } = checkBundleText(JSON.stringify(aLargeBundle(10_000)));
    expect(findings).toEqual([]);
    expect(bundle?.results.length).toBe(10_000);
  });

  test("and passes with the largest numbers that it may hold, in the largest of units", () => {
    const document = changed(COMPARED, {
      "/environments/h200/memory_gb": undefined,
      [AMU]: measured(1e100, "TB", { repeats: [1e100], uncertainty: { kind: "stdev", value: 1e100 } }),
      "/results/0/quality": [
        { task: "GSM8K", metric: "reward", value: -1e100, better: "higher", stderr: 1e100 },
      ],
    });
    const { bundle, findings } = checkBundle(document);
    expect(findings).toEqual([]);
    expect(bundle?.results[0]?.metrics.amu).toMatchObject({ value: 1e100, unit: "TB" });
  });

  test("by the JSON Schema for the size of its numbers too", () => {
    const schema = JSON.stringify(bundleJsonSchema());
    expect(schema).toContain('"value":{"type":"number","minimum":-1e+100,"maximum":1e+100}');
    expect(schema).toContain('"items":{"type":"number","minimum":-1e+100,"maximum":1e+100}');
    expect(schema).toContain('"value":{"type":"number","minimum":0,"maximum":1e+100}');
    expect(schema).toContain('"stderr":{"type":"number","minimum":0,"maximum":1e+100}');
  });
});

describe("no input crashes the checks", () => {
  test.each([
    "/results/0/technique/family",
    "/results/0/technique/name",
    `${AMU}/unit`,
    "/results/0/model/name",
  ])("nor does a name that every object has, at %s", (pointer) => {
    expect(() => checkBundle(changed(COMPARED, { [pointer]: "constructor" }))).not.toThrow();
  });

  test("whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => checkBundleText(text).bundle === null));
  });

  test("whatever stands anywhere in a bundle", () => {
    const places = fc.constantFrom(...allPointers(COMPARED));
    const inherited = fc.constantFrom("constructor", "toString", "valueOf");
    fc.assert(
      fc.property(places, fc.oneof(fc.jsonValue(), inherited), (pointer, value) => {
        const { bundle, findings } = checkBundle(changed(COMPARED, { [pointer]: value }));
        const refused = findings.some(({ severity }) => severity === "error");
        expect(bundle === null).toBe(refused);
      }),
      { numRuns: 300 },
    );
  });
});

function allPointers(value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const inner = Object.entries(value).flatMap(([key, one]) => allPointers(one, `${pointer}/${key}`));
  return pointer === "" ? inner : [pointer, ...inner];
}
