import { describe, expect, test } from "vitest";
import { FindingList, finding, groupFindings } from "./findings";
import { printable, shortNumber, shown } from "./printable";

const verdict = { found: '"gb"', expected: "one of GB", remedy: 'Did you mean "GB"?' };

test("identical findings are one group with all their places, errors before warnings", () => {
  const groups = groupFindings([
    finding("physics.power_limit", "/results/0/metrics/aec/value", verdict),
    finding("unit.unknown", "/results/0/metrics/amu/unit", verdict),
    finding("unit.unknown", "/results/1/metrics/amu/unit", verdict),
    finding("unit.unknown", "/results/2/metrics/amu/unit", { ...verdict, found: '"gib"' }),
  ]);
  expect(groups.map(({ code, severity, pointer, count }) => [code, severity, pointer, count])).toEqual([
    ["unit.unknown", "error", "/results/0/metrics/amu/unit", 2],
    ["unit.unknown", "error", "/results/2/metrics/amu/unit", 1],
    ["physics.power_limit", "warning", "/results/0/metrics/aec/value", 1],
  ]);
  expect(groups[0]?.pointers).toEqual(["/results/0/metrics/amu/unit", "/results/1/metrics/amu/unit"]);
});

test("what a terminal would obey and what cannot be seen is spelled out", () => {
  expect(printable("\u001b[31mred\u0007 \u202eabc\u200b \ud800 e\u0301é")).toBe(
    "\\u001b[31mred\\u0007 \\u202eabc\\u200b \\ud800 e\u0301é",
  );
});

test("long text is cut at whole characters", () => {
  expect(printable("x".repeat(200))).toBe(`${"x".repeat(79)}…`);
  expect(printable("😀".repeat(5), 3)).toBe("😀😀…");
  expect(printable("😀".repeat(3), 3)).toBe("😀😀😀");
});

test("values are shown by their kind", () => {
  expect([shown("a"), shown(1.5), shown(null), shown([1, 2]), shown({}), shown(undefined)]).toEqual([
    '"a"',
    "1.5",
    "null",
    "a list of 2",
    "an object",
    "nothing",
  ]);
});

test("a number is shown without the noise of binary fractions", () => {
  expect([shortNumber(0.1 + 0.2), shortNumber(1234567.8), shortNumber(152)]).toEqual([
    "0.3",
    "1234570",
    "152",
  ]);
});

describe("findings without number", () => {
  const many = (count: number) => {
    const list = new FindingList();
    for (let place = 0; place < count; place++) list.add("physics.energy", `/results/${place}`, verdict);
    return list;
  };

  test("are 10,000 and one that says that there are more", () => {
    const { findings, full } = many(10_005);
    expect([findings.length, findings.at(-1)?.code, findings.at(-1)?.found, full]).toEqual([
      10_001,
      "findings.too_many",
      "more than 10000 findings",
      true,
    ]);
  });
});
