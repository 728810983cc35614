import { expect, test } from "vitest";
import { aBundle } from "../bundle-builder";
import { changed } from "../changed-json";
import { checkBundle } from "../checks";

/** What a submitter reads about one change to a sound bundle. */
function told(pointer: string, value: unknown): string[] {
  const { findings } = checkBundle(changed(aBundle(), { [pointer]: value }));
  return findings.map(({ found, expected, remedy }) => `${found}; expected ${expected}. ${remedy}`);
}
const METRICS = "/results/0/metrics";

test("a metric by its usual name is told its key", () => {
  const value = { value: 1, unit: "GB" };
  expect(told(`${METRICS}/memory`, value)).toEqual([
    '"memory"; expected a metric of the table. Did you mean "amu"? If not, remove it.',
  ]);
  expect(told(`${METRICS}/latency`, value)[0]).toContain('Did you mean "al"?');
  expect(told(`${METRICS}/peak-memory`, value)[0]).toContain('Did you mean "peak_memory"?');
  expect(told(`${METRICS}/Token Throughput`, value)[0]).toContain('Did you mean "tt"?');
  expect(told(`${METRICS}/ppl`, value)[0]).toContain("put it into the result's `quality` list");
  expect(told(`${METRICS}/entirely_else`, value)[0]).toContain("Remove it. There are: amu, pcu,");
});

test("a misspelled field is told the nearest one", () => {
  expect(told("/results/0/workload/batchsize", 8)[0]).toMatch(
    /^"batchsize"; expected one of task, dataset, .*Did you mean "batch_size"\? Conditions of your own belong into `settings`\.$/,
  );
  expect(told("/environments/h200/memoryGB", 141)[0]).toContain('Did you mean "memory_gb"?');
  expect(told(`${METRICS}/amu/units`, "GB")[0]).toContain('Did you mean "unit"?');
});

test("a unit in another spelling is told ours, and two that differ by case alone are not confused", () => {
  expect(told(`${METRICS}/amu/unit`, "gb")[0]).toContain('Did you mean "GB"?');
  expect(told(`${METRICS}/al`, { value: 1, unit: "s/iter" })[0]).toContain('Did you mean "s"?');
  expect(told(`${METRICS}/aec`, { value: 1, unit: "MW" })[0]).toContain('"MW"; expected one of mW, W, kW.');
});

test("what is missing is told where it belongs", () => {
  expect(told("/results/0/model", undefined)).toEqual(['nothing; expected an object. Add "model".']);
  expect(told("/submitter/relationship", undefined)).toEqual([
    'nothing; expected one of first-party, third-party. Add "relationship".',
  ]);
  expect(told("/environments", undefined)).toEqual([
    'nothing; expected an object. Add "environments".',
    '"h200"; expected an environment of this bundle. Describe it in "environments".',
  ]);
});

test("a value of the wrong type or out of range is told the right one", () => {
  expect(told("/results/0/model/parameters_b", "7.62")).toEqual([
    '"7.62"; expected a number. Write the number without quotes.',
  ]);
  expect(told("/results/0/model/revision", null)).toEqual([
    "null; expected text. Leave out what is not known.",
  ]);
  expect(told("/environments/h200/count", 1.5)).toEqual([
    "1.5; expected a whole number. Give a whole number.",
  ]);
  expect(told("/environments/h200/count", 0)).toEqual([
    "0; expected a number above 0. Give a number above 0.",
  ]);
  expect(told(`${METRICS}/amu/value`, 1.7e308)).toEqual([
    "1.7e+308; expected a number of at most 1e100. Give a number of at most 1e100.",
  ]);
  expect(told(`${METRICS}/amu/value`, -1.7e308)).toEqual([
    "-1.7e+308; expected a number of at least -1e100. Give a number of at least -1e100.",
  ]);
  expect(told("/results/0/modality", "langauge")[0]).toContain('Did you mean "language"?');
  expect(told("/results/0/id", "with space")[0]).toContain("letters, digits and . _ : + -");
  expect(told("/source/url", "javascript:alert(1)")[0]).toContain("begins with http:// or https://");
  expect(told("/title", "x".repeat(201))[0]).toContain("expected at most 200 characters");
});

test("a missing value is checked as one, and a value as a value", () => {
  expect(told(`${METRICS}/pcu`, { missing: "unknown" })[0]).toContain(
    "expected one of not_measured, not_applicable, failed, out_of_memory",
  );
  expect(told(`${METRICS}/pcu`, { missing: "failed", value: 1, unit: "%" })[0]).toMatch(
    /^"missing"; expected one of value/,
  );
  expect(told(`${METRICS}/pcu`, 80)).toEqual(["80; expected an object. Give an object."]);
});

test("a setting may be text, number, truth value or null, and nothing else", () => {
  expect(told("/results/0/technique/settings", { a: "x", b: 1, c: true, d: null })).toEqual([]);
  expect(told("/results/0/technique/settings", { a: [1] })).toEqual([
    "a list of 1; expected text, number, true, false or null. Give text, number, true, false or null.",
  ]);
  expect(told("/results/0/technique/settings", { a: "\u0000" })[0]).toContain(
    '"\\u0000"; expected text without',
  );
});

test("an environment's name follows the rule of identifiers", () => {
  expect(told("/environments/my gpu", {})[0]).toContain('"my gpu"; expected letters, digits and');
});
