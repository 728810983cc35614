// Made for tests.
import {
  AMU,
  asManyFindings,
  asText,
  type BadBundle,
  listed,
  measured,
  SOUND_BUNDLE,
  withChange,
  written,
} from "./bad-bundle";

const first = (key: string) => `/results/0/${key}`;
const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

/** JSON that is no bundle: fields missing, of another type, unknown, outside their bounds, or too many. */
export const BAD_FIELDS: readonly BadBundle[] = [
  asText("null in the place of a bundle", "null", ["schema.type", ""]),
  asText("a list of bundles", `[${JSON.stringify(SOUND_BUNDLE)}]`, ["schema.type", ""]),
  asText(
    "an empty object",
    "{}",
    ["format.version", "/format"],
    ["schema.missing", "/title"],
    ["schema.missing", "/source"],
    ["schema.missing", "/submitter"],
    ["schema.missing", "/environments"],
    ["schema.missing", "/results"],
  ),
  withChange("a later format version", { "/format": "efficientllm-bundle/2" }, ["format.version", "/format"]),
  withChange("a result without a model", { [first("model")]: undefined }, ["schema.missing", first("model")]),
  withChange("a result that is nothing", { "/results/1": null }, ["schema.type", "/results/1"]),
  withChange("results as an object", { "/results": { a: SOUND_BUNDLE.results[0] } }, [
    "schema.type",
    "/results",
  ]),
  withChange("a bundle without results", { "/results": [] }, ["schema.value", "/results"]),
  withChange("metrics as a list", { [first("metrics")]: [] }, ["schema.type", first("metrics")]),
  withChange("a bare number as a metric", { [AMU]: 40 }, ["schema.type", AMU]),
  withChange("null in the place of what is not known", { "/description": null }, [
    "schema.type",
    "/description",
  ]),
  withChange("a number in quotes", { [`${AMU}/value`]: "40" }, ["schema.type", `${AMU}/value`]),
  withChange("true as a value", { [`${AMU}/value`]: true }, ["schema.type", `${AMU}/value`]),
  withChange("an object as a setting", { [first("technique/settings")]: { a: { b: 1 } } }, [
    "schema.type",
    first("technique/settings/a"),
  ]),
  withChange("one and a half accelerators", { "/environments/h200/count": 1.5 }, [
    "schema.type",
    "/environments/h200/count",
  ]),
  withChange("more accelerators than a column can count", { "/environments/h200/count": 1e10 }, [
    "schema.value",
    "/environments/h200/count",
  ]),
  withChange("a setting that the workload does not have", { [first("workload/batchsize")]: 8 }, [
    "schema.unknown_key",
    first("workload/batchsize"),
  ]),
  withChange(
    "a value and the reason why there is none",
    { [AMU]: measured(40, "GB", { missing: "failed" }) },
    ["schema.unknown_key", `${AMU}/missing`],
  ),
  withChange("a reason for a missing value that does not exist", { [AMU]: { missing: "lost" } }, [
    "schema.value",
    `${AMU}/missing`,
  ]),
  withChange("an axis that does not exist", { "/results/1/axis": "Inference" }, [
    "schema.value",
    "/results/1/axis",
  ]),
  withChange("an empty title", { "/title": "" }, ["schema.value", "/title"]),
  withChange("a title of nothing but spaces", { "/title": "   " }, ["schema.value", "/title"]),
  withChange("a title that is blank without a space", { "/title": "\u3164\u2800" }, [
    "schema.value",
    "/title",
  ]),
  withChange("a title of 201 characters", { "/title": "x".repeat(201) }, ["schema.value", "/title"]),
  withChange("a description of five megabytes", { "/description": "x".repeat(5_000_000) }, [
    "schema.value",
    "/description",
  ]),
  withChange("a name of two lines", { "/submitter/name": "A\nB" }, ["schema.value", "/submitter/name"]),
  withChange("a technique family that is no key", { "/results/1/technique/family": "Bit Width" }, [
    "schema.value",
    "/results/1/technique/family",
  ]),
  withChange("a source that is a script", { "/source/url": "javascript:alert(1)" }, [
    "schema.value",
    "/source/url",
  ]),
  withChange("a source that leads nowhere", { "/source/url": "https:///paper" }, [
    "schema.value",
    "/source/url",
  ]),
  withChange("a source that hides where it leads", { "/source/url": "https://arxiv.org@evil.example/" }, [
    "schema.value",
    "/source/url",
  ]),
  withChange("a digest in capitals", { "/artifacts": [{ ...listed("a.json"), sha256: "A".repeat(64) }] }, [
    "schema.value",
    "/artifacts/0/sha256",
  ]),
  withChange("a value too large to be summed", { [`${AMU}/value`]: 1.7e308 }, [
    "schema.value",
    `${AMU}/value`,
  ]),
  withChange("more repeats than a measurement may have", { [`${AMU}/repeats`]: Array(1001).fill(40) }, [
    "schema.limit",
    `${AMU}/repeats`,
  ]),
  withChange(
    "more results than a bundle may have",
    { "/results": Array(20_001).fill(SOUND_BUNDLE.results[0]) },
    ["schema.limit", "/results"],
  ),
  withChange(
    "more artefacts than a bundle may list",
    { "/artifacts": numbered(2_001, (index) => listed(`raw/${index}.json`)) },
    ["schema.limit", "/artifacts"],
  ),
  withChange(
    "a thousand and one settings",
    { [first("workload/settings")]: Object.fromEntries(numbered(1_001, (index) => [`k${index}`, 1])) },
    ["schema.limit", first("workload/settings")],
  ),
  withChange(
    "a thousand fields that no bundle has",
    Object.fromEntries(numbered(1_000, (index) => [`/k${index}`, 1])),
    ["schema.limit", ""],
  ),
  ...["__proto__", "constructor", "prototype"].flatMap((key) => [
    written(
      `a bundle with ${key}`,
      ['{"format"', `{"${key}":{"isAdmin":true},"format"`],
      ["schema.unknown_key", `/${key}`],
    ),
    written(
      `metrics with ${key}`,
      ['"metrics":{', `"metrics":{"${key}":{"value":1,"unit":"GB"},`],
      [key === "__proto__" ? "schema.unknown_key" : "metric.unknown", `/results/0/metrics/${key}`],
    ),
  ]),
  written(
    "settings with __proto__",
    ['"dataset"', '"settings":{"__proto__":"x"},"dataset"'],
    ["schema.unknown_key", first("workload/settings/__proto__")],
  ),
  written(
    "an environment named __proto__",
    ['"environments":{', '"environments":{"__proto__":{},'],
    ["schema.value", "/environments/__proto__"],
  ),
  withChange("an environment named as what every object has", { [first("environment")]: "constructor" }, [
    "environment.unresolved",
    first("environment"),
  ]),
  asManyFindings(
    "a megabyte of settings that are objects",
    JSON.stringify({
      ...SOUND_BUNDLE,
      results: numbered(110, (index) => ({
        ...SOUND_BUNDLE.results[0],
        id: `run-${index}`,
        workload: { settings: Object.fromEntries(numbered(999, (at) => [`k${at}`, {}])) },
      })),
    }),
    "schema.type",
    "findings.too_many",
  ),
];
