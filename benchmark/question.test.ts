import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AXIS_KEYS, MODALITY_KEYS, ORIGIN_KEYS } from "./axes";
import {
  axisColumns,
  columnChoice,
  defaultQuestion,
  isColumn,
  type LeaderboardQuestion,
  printLeaderboardQuery,
  printLeaderboardUrl,
  questionColumns,
  type SearchParams,
  type SortKey,
  standardSort,
} from "./question";
import { parseLeaderboardQuestion } from "./question-reader";
import { SCALE_BANDS } from "./scale-bands";
import type { Weights } from "./score/score";
import { presetWeights } from "./score/score-presets";
import { slug } from "./slug";
import { CROSS_CHECK_KEYS, PARTY_KEYS, STANDING_KEYS } from "./trust";

const read = (params: SearchParams) => parseLeaderboardQuestion("fine-tuning", params);
const standard = defaultQuestion("fine-tuning");

const COLUMN_NAMES =
  "core, all, none, quality, amu, pcu, al, st, aec, peak_memory, ttft, tpot, throughput, energy_per_token, " +
  "energy_per_sample, size, size_ratio, train_time";
/** Search terms as they are printed. */
const SEARCHES = ["qwen", "-technique:lora", 'dataset:"MMLU-Pro, BBH"', "amu<40", "params>=7"];

/** The parameters of a query, as a server hands them over. */
function paramsOf(query: string): SearchParams {
  const params: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) params[name] = [...(params[name] ?? []), value];
  return params;
}

describe("an address is read", () => {
  test("as the default question where it says nothing", () => {
    expect(read({})).toEqual({ question: standard, notices: [] });
    expect(read({ modality: "", sort: undefined, page: [], model: " , ,, " })).toEqual({
      question: standard,
      notices: [],
    });
  });

  test("with every filter there is", () => {
    const { question, notices } = read({
      modality: "language,vision",
      family: "peft",
      scale: "1b-4b,4-10B",
      model: "Qwen2.5-7B",
      technique: "LoRA+",
      accelerator: "NVIDIA H200",
      dataset: "OpenO1-SFT",
      origin: "measured,reported",
      trust: "verified",
      party: "first-party",
      checks: "hold,none",
      q: "qwen  amu<40",
      complete: "yes",
      level: "runs",
      show: "deltas",
      baseline: "DoRA, full",
      columns: "all",
      heat: "yes",
      sort: "-al",
      page: "3",
    });
    expect(notices).toEqual([]);
    expect(question).toEqual({
      axis: "fine-tuning",
      modality: ["language", "vision"],
      family: ["peft"],
      scale: ["1b-4b", "4b-10b"],
      model: ["qwen2.5-7b"],
      technique: ["lora-plus"],
      accelerator: ["nvidia-h200"],
      dataset: ["openo1-sft"],
      origin: ["measured", "reported"],
      trust: ["verified"],
      party: ["first-party"],
      checks: ["hold", "none"],
      q: "qwen amu<40",
      complete: true,
      level: "runs",
      show: "deltas",
      baseline: ["dora", "full"],
      columns: "all",
      heat: true,
      score: null,
      sort: { key: "al", reversed: true },
      page: 3,
    });
  });

  test("alike whether values are repeated or joined by commas, each of them once", () => {
    const expected = ["lora", "dora"];
    expect(read({ technique: "lora,dora" }).question.technique).toEqual(expected);
    expect(read({ technique: ["lora", "dora"] }).question.technique).toEqual(expected);
    expect(read({ technique: ["lora,dora", " DoRA ", "LoRA"] }).question.technique).toEqual(expected);
  });

  test("with the columns that are chosen, and none is not the default", () => {
    expect(read({ columns: ["none", "al", "quality"] }).question.columns).toEqual(["quality", "al"]);
    expect(read({ columns: "none" }).question).toMatchObject({
      columns: [],
      sort: { key: "technique", reversed: false },
    });
    expect(printLeaderboardQuery(read({ columns: "none" }).question)).toBe("?columns=none");
    expect(read({ columns: "aec,st,al,pcu,amu,quality" }).question.columns).toBe("core");
    expect(read({ columns: "al", sort: "-amu" }).question).toMatchObject({
      columns: ["amu", "al"],
      sort: { key: "amu", reversed: true },
    });
  });

  test("without the sorting by a column that its form takes away", () => {
    expect(read({ columns: ["none", "al"], sort: "-amu" })).toEqual({
      question: { ...standard, columns: ["al"], sort: { key: "al", reversed: false } },
      notices: [],
    });
  });

  test("with all columns where it sorts by a supplementary one", () => {
    expect(read({ sort: "ttft" }).question).toMatchObject({
      columns: "all",
      sort: { key: "ttft", reversed: false },
    });
    expect(read({ sort: "-peak_memory", columns: "core" }).question.columns).toBe("all");
    expect(read({ sort: "al" }).question.columns).toBe("core");
  });
});

describe("what cannot be used falls back to the default and is told", () => {
  test.each([
    [
      { modality: "audio" },
      "modality",
      "“audio” is none of language, vision, vision-language; it was ignored.",
    ],
    [{ scale: "7B" }, "scale", "“7B” is none of under-1b, 1b-4b, 4b-10b, 10b-40b, from-40b; it was ignored."],
    [
      { origin: "guessed" },
      "origin",
      "“guessed” is none of measured, reported, digitised, estimated; it was ignored.",
    ],
    [{ level: "models" }, "level", "“models” is not one of techniques, runs; showing techniques."],
    [{ show: "RANKS" }, "show", "“RANKS” is not one of values, ranks, deltas; showing values."],
    [{ columns: "some" }, "columns", `“some” is none of ${COLUMN_NAMES}; it was ignored.`],
    [{ sort: "score" }, "sort", "There is no score without weights; sorted by quality."],
    [{ complete: "maybe" }, "complete", "“maybe” is not one of yes, no; showing no."],
    [{ sort: "speed" }, "sort", "There is no column “speed” on this board; sorted by quality."],
    [{ sort: "-" }, "sort", "There is no column “” on this board; sorted by quality."],
    [{ sort: "mcr" }, "sort", "There is no column “mcr” on this board; sorted by quality."],
    [{ sort: "constructor" }, "sort", "There is no column “constructor” on this board; sorted by quality."],
    [{ page: "0" }, "page", "“0” is not a page; showing the first."],
    [{ page: "-1" }, "page", "“-1” is not a page; showing the first."],
    [{ page: "1.5" }, "page", "“1.5” is not a page; showing the first."],
    [{ page: "1e99" }, "page", "“1e99” is not a page; showing the first."],
    [{ page: "two" }, "page", "“two” is not a page; showing the first."],
    [{ question: "x" }, "question", "There is no such filter; it was ignored."],
  ] as const)("%j", (params, parameter, message) => {
    expect(read(params)).toEqual({ question: standard, notices: [{ parameter, message }] });
  });

  test("of several values of which one is known, that one counts", () => {
    expect(read({ modality: "audio,vision" }).question.modality).toEqual(["vision"]);
    expect(read({ level: ["runs", "techniques"] })).toEqual({
      question: { ...standard, level: "runs" },
      notices: [
        { parameter: "level", message: "“runs,techniques” is not one of techniques, runs; showing runs." },
      ],
    });
  });

  test("where only one value can count, the first does and the reader is told", () => {
    expect(read({ sort: "al,st" })).toEqual({
      question: { ...standard, sort: { key: "al", reversed: false } },
      notices: [{ parameter: "sort", message: "“al,st” is more than one; using al." }],
    });
    expect(read({ page: ["2", "3"] })).toEqual({
      question: { ...standard, page: 2 },
      notices: [{ parameter: "page", message: "“2,3” is more than one; using 2." }],
    });
  });

  test("of a hundred values and more the first hundred count", () => {
    const many = Array.from({ length: 150 }, (_, index) => `m${index}`).join(",");
    const { question, notices } = read({ model: many });
    expect(question.model).toHaveLength(100);
    expect(notices).toEqual([{ parameter: "model", message: "Only the first 100 values were used." }]);
  });

  test("a long value or name is shortened in what is told", () => {
    const long = "x".repeat(5_000);
    const { notices } = read({ modality: long, [long]: "1" });
    expect(notices.map(({ parameter, message }) => [parameter.length, message.length])).toEqual([
      [61, 40],
      [8, 125],
    ]);
  });
});

describe("hostile addresses", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "%s is a value like any other",
    (name) => {
      const { question } = read(
        JSON.parse(`{ "model": "${name}", "modality": "${name}", "level": "${name}", "${name}": "${name}" }`),
      );
      expect(question).toEqual({ ...standard, model: [slug(name)] });
    },
  );

  test.each([
    "'; drop table results; --",
    "%00",
    "\0",
    "\ud800",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "$(reboot)",
    "a".repeat(100_000),
    "\u202e",
  ])("%j never fails, and what comes of it is safe in an address", (text) => {
    for (const parameter of [
      "model",
      "family",
      "technique",
      "accelerator",
      "dataset",
      "sort",
      "page",
      "baseline",
      "columns",
      "weights",
      "q",
      text,
    ]) {
      const { question } = read({ [parameter]: text });
      expect(printLeaderboardQuery(question)).toMatch(/^(\?[a-z]+=[A-Za-z0-9%.,_-]+)?$/);
    }
  });
});

describe("a question is printed", () => {
  test("without what is the default", () => {
    expect(printLeaderboardUrl(standard)).toBe("/leaderboards/fine-tuning");
    expect(printLeaderboardUrl(defaultQuestion("inference"), ".json")).toBe("/leaderboards/inference.json");
  });

  test("in an order that does not depend on how it was made", () => {
    const query = "?modality=language&technique=lora,dora&level=runs&sort=-al&page=2";
    const { question } = read(
      paramsOf("page=2&sort=-al&level=runs&technique=lora&technique=dora&modality=language"),
    );
    expect(printLeaderboardQuery(question)).toBe(query);
    expect(printLeaderboardUrl(question, ".json")).toBe(`/leaderboards/fine-tuning.json${query}`);
  });

  test("with the default column where it is reversed", () => {
    expect(printLeaderboardQuery({ ...standard, sort: { key: "quality", reversed: true } })).toBe(
      "?sort=-quality",
    );
  });
});

test("what is printed is read as the same question", () => {
  const names = fc.uniqueArray(
    fc
      .string({ unit: "grapheme", maxLength: 20 })
      .map(slug)
      .filter((text) => text !== ""),
    { maxLength: 4 },
  );
  const question = fc.constantFrom(...AXIS_KEYS).chain((axis) =>
    fc
      .record({
        axis: fc.constant(axis),
        modality: fc.shuffledSubarray([...MODALITY_KEYS]),
        family: names,
        scale: fc.shuffledSubarray(SCALE_BANDS.map(({ key }) => key)),
        model: names,
        technique: names,
        accelerator: names,
        dataset: names,
        origin: fc.shuffledSubarray([...ORIGIN_KEYS]),
        trust: fc.shuffledSubarray([...STANDING_KEYS]),
        party: fc.shuffledSubarray([...PARTY_KEYS]),
        checks: fc.shuffledSubarray([...CROSS_CHECK_KEYS]),
        level: fc.constantFrom("techniques", "runs"),
        q: fc.array(fc.constantFrom(...SEARCHES), { maxLength: 4 }).map((terms) => terms.join(" ")),
        complete: fc.boolean(),
        show: fc.constantFrom("values", "ranks", "deltas"),
        baseline: names,
        columns: fc.oneof(
          fc.constantFrom("core" as const, "all" as const),
          fc.subarray(axisColumns(axis)).map((columns) => columnChoice(axis, columns)),
        ),
        heat: fc.boolean(),
        score: fc.option(
          fc.record({
            by: fc.constantFrom("ratios" as const, "ranks" as const),
            weights: fc.constantFrom<Weights>(
              presetWeights("balanced", axis),
              presetWeights("least-power", axis),
              { quality: 3, aec: 100 },
            ),
          }),
        ),
        sort: fc.record({
          key: fc.constantFrom<SortKey>("technique", "model", "score", ...axisColumns(axis)),
          reversed: fc.boolean(),
        }),
        page: fc.integer({ min: 1, max: 100_000 }),
      })
      .map((asked): LeaderboardQuestion => {
        const { key } = asked.sort;
        const isElsewhere = (key === "score" && !asked.score) || (key === "model" && asked.level !== "runs");
        if (isElsewhere) return { ...asked, sort: standardSort(asked) };
        const isShown = !isColumn(key) || questionColumns(asked).includes(key);
        return isShown ? asked : { ...asked, columns: "all" };
      }),
  );
  fc.assert(
    fc.property(question, (asked) => {
      const params = paramsOf(printLeaderboardQuery(asked));
      expect(parseLeaderboardQuestion(asked.axis, params)).toEqual({ question: asked, notices: [] });
    }),
    { numRuns: 500 },
  );
});

test("whatever is asked, the answer is a question that prints and reads as itself", () => {
  const params = fc.dictionary(
    fc.constantFrom(
      "modality",
      "scale",
      "model",
      "technique",
      "origin",
      "level",
      "show",
      "columns",
      "sort",
      "page",
      "q",
      "complete",
      "baseline",
      "heat",
      "weights",
      "score",
    ),
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "runs",
        "ranks",
        "all",
        "yes",
        "deltas",
        "balanced",
        "amu:3",
        "amu<4",
        "score",
        "none",
        "-ttft",
        "al",
        "7",
        "vision",
        "1b-4b",
        "measured",
      ),
    ),
  );
  fc.assert(
    fc.property(params, (asked) => {
      const { question } = read(asked);
      expect(read(paramsOf(printLeaderboardQuery(question)))).toEqual({ question, notices: [] });
    }),
    { numRuns: 500 },
  );
});
