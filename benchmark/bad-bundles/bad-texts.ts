// Made for tests.
import { asManyFindings, asText, type BadBundle, SOUND_BUNDLE, written } from "./bad-bundle";

const SOUND_TEXT = JSON.stringify(SOUND_BUNDLE);
const VALUE = '"value":40';
const PLACE = "/results/0/metrics/amu/value";
const VALUES = "/results/0/metrics/amu";

/** Wrong before a schema sees it: what is no JSON, or more than JSON can hold. */
export const BAD_TEXTS: readonly BadBundle[] = [
  asText("an empty file", "", ["json.syntax", ""]),
  asText("a file of nothing but spaces", "   \n", ["json.syntax", ""]),
  asText("a web page in the place of a bundle", "<!doctype html><title>404</title>", ["json.syntax", ""]),
  asText("YAML in the place of JSON", "format: efficientllm-bundle/1\n", ["json.syntax", ""]),
  asText("UTF-16 without a byte order mark, read as UTF-8", [...SOUND_TEXT].join("\0"), ["json.syntax", ""]),
  asText("a byte order mark in the middle", `{\ufeff${SOUND_TEXT.slice(1)}`, ["json.syntax", ""]),
  asText("a bundle cut off before its last bracket", SOUND_TEXT.slice(0, -1), [
    "json.syntax",
    "/results/1/metrics/aec/origin",
  ]),
  asText("two bundles, one after the other", `${SOUND_TEXT}\n${SOUND_TEXT}`, [
    "json.syntax",
    "/results/1/metrics/aec/origin",
  ]),
  asText("a null byte behind the bundle", `${SOUND_TEXT}\0`, [
    "json.syntax",
    "/results/1/metrics/aec/origin",
  ]),
  asText("lists in lists, ten thousand deep", "[".repeat(10_000) + "]".repeat(10_000), ["json.depth", ""]),
  asText("objects in objects, ten thousand deep", '{"a":'.repeat(10_000), ["json.depth", ""]),
  asText("a megabyte of opening brackets", "[".repeat(1_000_000), ["json.depth", ""]),
  asText(
    "a comment and a comma too many",
    `${SOUND_TEXT.slice(0, -1)}, /* done */ }`,
    ["json.comment", ""],
    ["json.trailing_comma", ""],
  ),
  asText(
    "NaN, and beside it what else is wrong",
    SOUND_TEXT.replace(VALUE, '"value":NaN').replace('"value":500', '"value":-1'),
    ["json.not_a_number", PLACE],
    ["metric.range", "/results/1/metrics/aec/value"],
  ),
  written("minus Infinity", [VALUE, '"value":-Infinity'], ["json.not_a_number", PLACE]),
  written("a number too large for any double", [VALUE, '"value":1e400'], ["json.not_a_number", PLACE]),
  written(
    "a whole number of a hundred thousand digits",
    [VALUE, `"value":${"9".repeat(100_000)}`],
    ["json.not_a_number", PLACE],
  ),
  written(
    "a setting too large for any double",
    ['"dataset"', '"settings":{"a":-1e400},"dataset"'],
    ["json.not_a_number", "/results/0/workload/settings/a"],
  ),
  written("a number so small that it is nothing", [VALUE, '"value":1e-400'], ["metric.range", PLACE]),
  written("minus zero in the place of a value", [VALUE, '"value":-0'], ["metric.range", PLACE]),
  written(
    "minus zero where zero may be",
    ['"metrics":{', '"metrics":{"pcu":{"value":-0,"unit":"%"},'],
    ["metric.range", "/results/0/metrics/pcu/value"],
  ),
  written("a hexadecimal number", [VALUE, '"value":0x28'], ["json.syntax", PLACE]),
  written("a key in single quotes", [VALUE, "'value':40"], ["json.syntax", VALUES]),
  written("a key given twice", [VALUE, '"value":40,"value":41'], ["json.duplicate_key", PLACE]),
  written(
    "the results given twice",
    ['"results":[', '"results":[],"results":['],
    ["json.duplicate_key", "/results"],
  ),
  written(
    "the same key spelled once with an escape",
    [VALUE, '"value":40,"val\\u0075e":41'],
    ["json.duplicate_key", PLACE],
  ),
  written(
    "a seed beyond what a double counts exactly",
    ['"dataset"', '"seed":9007199254740993,"dataset"'],
    ["schema.value", "/results/0/workload/seed"],
  ),
  asManyFindings(
    "more wrong than can be listed",
    JSON.stringify({ ...SOUND_BUNDLE, results: Array(20_000).fill({}) }),
    "findings.too_many",
    // Of each of eight fields that a result must have.
    ...Array<"schema.missing">(8).fill("schema.missing"),
  ),
];
