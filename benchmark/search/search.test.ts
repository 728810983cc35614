import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { METRIC_KEYS } from "../metrics";
import { describeTerm, parseSearch, printSearch, type SearchTerm, type TextTerm } from "./search";

const word = (text: string, changes: Partial<TextTerm> = {}): TextTerm => ({
  field: null,
  text,
  exact: false,
  negated: false,
  ...changes,
});

const terms = (text: string) => parseSearch(text).terms;
const problems = (text: string) => parseSearch(text).problems;

describe("a search is read term by term", () => {
  test.each<[string, SearchTerm[]]>([
    ["", []],
    ["   ", []],
    ["qwen", [word("qwen")]],
    ['"free words"', [word("free words")]],
    ["model:qwen", [{ field: "model", text: "qwen", exact: false, negated: false }]],
    ["MODEL:Qwen", [{ field: "model", text: "Qwen", exact: false, negated: false }]],
    ["technique=lora", [{ field: "technique", text: "lora", exact: true, negated: false }]],
    ["bundle:paper", [{ field: "source", text: "paper", exact: false, negated: false }]],
    ['dataset:"MMLU-Pro, BBH"', [{ field: "dataset", text: "MMLU-Pro, BBH", exact: false, negated: false }]],
    ['dataset:"a ""b"" c"', [{ field: "dataset", text: 'a "b" c', exact: false, negated: false }]],
    ['dataset:"still typing', [{ field: "dataset", text: "still typing", exact: false, negated: false }]],
    ["-technique:lora", [{ field: "technique", text: "lora", exact: false, negated: true }]],
    ["-lora", [word("lora", { negated: true })]],
    ['"-lora"', [word("-lora")]],
    ["model:a:b<c", [{ field: "model", text: "a:b<c", exact: false, negated: false }]],
    ["amu<40", [{ field: "amu", operator: "<", value: 40, unit: null, negated: false }]],
    ["-amu<40", [{ field: "amu", operator: "<", value: 40, unit: null, negated: true }]],
    ["al<=0.5", [{ field: "al", operator: "<=", value: 0.5, unit: null, negated: false }]],
    ["aec>300", [{ field: "aec", operator: ">", value: 300, unit: null, negated: false }]],
    ["tt=0.09", [{ field: "tt", operator: "=", value: 0.09, unit: null, negated: false }]],
    ["tt=8.22e−8", [{ field: "tt", operator: "=", value: 8.22e-8, unit: null, negated: false }]],
    ["params>=7", [{ field: "params", operator: ">=", value: 7, unit: null, negated: false }]],
    ["params<500m", [{ field: "params", operator: "<", value: 500, unit: "M", negated: false }]],
    ["batch=8", [{ field: "batch", operator: "=", value: 8, unit: null, negated: false }]],
    ["quality>-0.4", [{ field: "quality", operator: ">", value: -0.4, unit: null, negated: false }]],
    ["quality<2loss", [{ field: "quality", operator: "<", value: 2, unit: "loss", negated: false }]],
    ["quality=-0", [{ field: "quality", operator: "=", value: 0, unit: null, negated: false }]],
    ["amu<40gb", [{ field: "amu", operator: "<", value: 40, unit: "GB", negated: false }]],
    ['amu<"40 GB"', [{ field: "amu", operator: "<", value: 40, unit: "GB", negated: false }]],
    ["al<200µs", [{ field: "al", operator: "<", value: 200, unit: "us", negated: false }]],
    ["it>2images/s", [{ field: "it", operator: ">", value: 2, unit: "images/s", negated: false }]],
    ["pcu>=50%", [{ field: "pcu", operator: ">=", value: 50, unit: "%", negated: false }]],
  ])("%j", (text, expected) => {
    expect(parseSearch(text)).toEqual({ terms: expected, problems: [] });
  });

  test("and all of it together", () => {
    expect(terms('model:qwen  technique:int4 amu<40 "free words" -technique:lora params>=7')).toHaveLength(6);
  });
});

describe("what cannot be used is left out, and the reader told what to do", () => {
  test.each<[string, string]>([
    [
      "colour:red",
      "“colour:red”: there is no field “colour”. Fields are model, technique, family, dataset, accelerator, modality, origin, source, setting, amu, pcu, al, tt, st, it, aec, mcr, peak_memory, ttft, tpot, throughput, energy_per_token, energy_per_sample, size, size_ratio, train_time, quality, params, batch; put words with a colon in quotes.",
    ],
    ["model<7", "“model<7”: model is no number; write model: and a part of the name."],
    ["model:", "There is nothing to look for after model; write model: and a part of the name."],
    ["origin:", "There is nothing to look for after origin; write origin: and measured."],
    ["amu:40", "“amu:40”: amu is a number; write amu<40 or amu>=40."],
    [
      "amu<",
      "“amu<” has no number after <; write as in amu<40, with a point for decimals and without spaces.",
    ],
    [
      "amu>=lots",
      "“amu>=lots” has no number after >=; write as in amu>=40, with a point for decimals and without spaces.",
    ],
    [
      "amu<1e999",
      "“amu<1e999” has no number after <; write as in amu<40, with a point for decimals and without spaces.",
    ],
    ["<40", "“<40” has no field before it; write as in amu<40, without spaces."],
    ["amu<40W", "“amu<40W”: units of amu are B, kB, MB, GB, TB, KiB, MiB, GiB, TiB, not “W”."],
    [
      "amu<0.5fraction",
      "“amu<0.5fraction”: units of amu are B, kB, MB, GB, TB, KiB, MiB, GiB, TiB, not “fraction”.",
    ],
    ["aec<1MW", "“aec<1MW”: units of aec are mW, W, kW, not “MW”."],
    ["al<0,5", "“al<0,5”: units of al are ns, us, ms, s, min, h, not “,5”."],
    ["params>7T", "“params>7T”: units of params are B, M, not “T”."],
    ["batch=8x", "“batch=8x”: batch has no unit, not “x”."],
    ["-", "There is nothing after a hyphen or between quotes; it was ignored."],
    ['""', "There is nothing after a hyphen or between quotes; it was ignored."],
  ])("%j", (text, problem) => {
    expect(parseSearch(`lora ${text}`)).toEqual({ terms: [word("lora")], problems: [problem] });
  });

  test("the same problem is told once", () => {
    expect(problems("<40 <40 lora")).toHaveLength(1);
  });

  test("more than 20 terms", () => {
    const found = parseSearch(Array.from({ length: 30 }, (_, index) => `t${index}`).join(" "));
    expect(found.terms).toHaveLength(20);
    expect(found.problems).toEqual(["A search has at most 20 terms; the others were ignored."]);
  });

  test("more than 500 characters, of which no term is cut in two", () => {
    const found = parseSearch(`lora ${"x".repeat(490)} amu<400000`);
    expect(found.terms.map((term) => ("text" in term ? term.text.length : 0))).toEqual([4, 490]);
    expect(found.problems).toEqual(["A search has at most 500 characters; what goes beyond was ignored."]);
  });
});

describe("hostile searches do no harm", () => {
  test.each([
    "__proto__",
    "__proto__:x",
    "constructor<1",
    "<script>alert(1)</script>",
    "'; drop table results; --",
    "(a+)+$",
    "💥".repeat(100_000),
    '"'.repeat(100_000),
    "a:".repeat(100_000),
    "amu<".repeat(100_000),
    `amu<${"1".repeat(100_000)}`,
    "-".repeat(100_000),
    " ".repeat(100_000),
    "\0\u0007model:\0x",
    "\ud800 model:\udc00",
    "\u202egnp",
  ])("%.20j", (text) => {
    const { terms, problems } = parseSearch(text);
    expect(parseSearch(printSearch(terms)).terms).toEqual(terms);
    expect(() => encodeURIComponent(printSearch(terms))).not.toThrow();
    for (const message of [...problems, ...terms.map(describeTerm)]) expect(message.length).toBeLessThan(600);
  });

  test("half a character and control characters never reach an address", () => {
    expect(terms("\ud800x a\0b")).toEqual([word("\ufffdx"), word("a"), word("b")]);
  });
});

describe("a search is printed as it was read", () => {
  test.each([
    ["  Model:Qwen   AMU<40gb ", "model:Qwen amu<40GB"],
    ['"one" "two words" -"not these"', 'one "two words" -"not these"'],
    ['model:"qwen"', "model:qwen"],
    ['bundle:"a  b"', 'source:"a b"'],
    ["al<=.50", "al<=0.5"],
    ['"a:b"', '"a:b"'],
    ["amu<40 nonsense:x", "amu<40"],
  ])("%j as %j", (text, printed) => {
    expect(printSearch(terms(text))).toBe(printed);
  });

  const anyText = fc
    .string({ unit: "binary", minLength: 1, maxLength: 12 })
    .map((text) => text.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim())
    .filter((text) => text !== "");
  const anyTerm: fc.Arbitrary<SearchTerm> = fc.oneof(
    fc.record({ field: fc.constant(null), text: anyText, exact: fc.constant(false), negated: fc.boolean() }),
    fc.record({
      field: fc.constantFrom("model", "technique", "family", "dataset", "source", "setting"),
      text: anyText,
      exact: fc.boolean(),
      negated: fc.boolean(),
    }),
    fc.record({
      field: fc.constantFrom(...METRIC_KEYS, "quality" as const, "params" as const, "batch" as const),
      operator: fc.constantFrom("<", "<=", ">", ">=", "="),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      unit: fc.constant(null),
      negated: fc.boolean(),
    }),
    fc.record({
      field: fc.constantFrom("amu", "size"),
      operator: fc.constantFrom("<", ">="),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      unit: fc.constantFrom("GB", "MB", "B", "TiB"),
      negated: fc.boolean(),
    }),
  );

  test("so that terms come back from an address, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 8 }), (some) => {
        expect(parseSearch(printSearch(some))).toEqual({ terms: some, problems: [] });
      }),
    );
  });

  test("and any text has its terms after being printed once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
        const first = terms(text);
        expect(parseSearch(printSearch(first))).toEqual({ terms: first, problems: [] });
      }),
    );
  });
});

test.each([
  ["amu<40", "AMU below 40 GB"],
  ["-amu<40", "AMU not below 40 GB"],
  ["al<=200ms", "AL at most 200 ms"],
  ["pcu>50", "PCU above 50%"],
  ["quality>=0.4", "quality at least 0.4"],
  ["params=7", "parameters exactly 7 B"],
  ["batch>8", "batch size above 8"],
  ["it>77685", "IT above 77,685 tokens/s"],
  ["model:qwen", "model contains “qwen”"],
  ["-technique=lora", "technique is not “lora”"],
  ["-family:peft", "technique family does not contain “peft”"],
  ["lora", "“lora”"],
  ["-lora", "not “lora”"],
])("%j reads as %j", (text, described) => {
  expect(terms(text).map(describeTerm)).toEqual([described]);
});
