import { describe, expect, test } from "vitest";
import { buildBoard } from "../board";
import { aMeasurement, aStoredResult, ONE_RUN } from "../result-builder";
import { aBoardExport, aCell, aCohort } from "./board-export-builder";
import { boardMarkdown } from "./board-markdown";

const CAPTION = "Dataset version 13, <https://example.org/leaderboards/fine-tuning?columns=amu>";

test("a board is a heading and a table for each cohort, with address and version below", () => {
  const second = aCohort({
    dataset: null,
    rows: [
      {
        technique: "LoRA",
        trust: ONE_RUN,
        cells: { amu: aCell(7, { uncertainty: 0.25, origin: "digitised" }) },
      },
      {
        technique: "freeze",
        trust: ONE_RUN,
        cells: { amu: { missing: "out_of_memory", note: "at batch 8" } },
      },
    ],
  });
  expect(
    boardMarkdown(aBoardExport({}, aCohort(), second)),
  ).toBe(`# EfficientLLM leaderboard: Training and tuning

## Parameter-efficient fine-tuning · OpenO1-SFT

Language, 8x NVIDIA H200: techniques, values with ranks in parentheses.

| Technique | AMU (GB, lower is better) |
| --- | ---: |
| DoRA | **30.5** (1) |
| LoRA | 40.0 (2) |

Means over Qwen2.5-7B.

Source: A bundle for tests <https://example.org/a?b=50%25>

${CAPTION}

## Parameter-efficient fine-tuning · data set not stated

Language, 8x NVIDIA H200: techniques, values with ranks in parentheses.

| Technique | AMU (GB, lower is better) |
| --- | ---: |
| LoRA | 7.00 ± 0.25<sup>d</sup> (1) |
| freeze | —<sup>1</sup> |

<sup>1</sup> ran out of memory: at batch 8.

Means over Qwen2.5-7B.

d: digitised, read off a figure, with the uncertainty of that reading.

Source: A bundle for tests <https://example.org/a?b=50%25>

${CAPTION}
`);
});

/** The rows of the only table. */
function rows(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2);
}

test("ranks can be what stands first", () => {
  const cohort = aCohort({
    rows: [
      { technique: "DoRA", trust: ONE_RUN, cells: { amu: aCell(30.5, { rank_to: 2 }) } },
      { technique: "LoRA", trust: ONE_RUN, cells: { amu: aCell(31, { rank: 1, rank_to: 2 }) } },
      {
        technique: "full",
        trust: ONE_RUN,
        cells: { amu: aCell(1, { rank: null, unranked: "per accelerator" }) },
      },
    ],
  });
  const text = boardMarkdown(aBoardExport({ show: "ranks" }, cohort));
  expect(rows(text)).toEqual([
    "| DoRA | **1–2** (30.5) |",
    "| LoRA | **1–2** (31.0) |",
    "| full | —<sup>1</sup> (1.0) |",
  ]);
  expect(text).toContain("<sup>1</sup> not ranked: per accelerator.");
});

test("changes stand with their verdict, the baseline with its value, and no change with its reason", () => {
  const delta = { unit: "%", verdict: "better", ratio: null, baseline: "LoRA" } as const;
  const cohort = aCohort({
    baseline: "LoRA",
    rows: [
      {
        technique: "DoRA",
        trust: ONE_RUN,
        cells: { amu: aCell(30, { delta: { ...delta, value: -25, uncertainty: 3 } }) },
      },
      { technique: "LoRA", is_baseline: true, trust: ONE_RUN, cells: { amu: aCell(40, { rank: 2 }) } },
      {
        technique: "PiSSA",
        trust: ONE_RUN,
        cells: { amu: aCell(40.01, { rank: 3, delta: { ...delta, value: 0.025, verdict: "unclear" } }) },
      },
      {
        technique: "full",
        trust: ONE_RUN,
        cells: { amu: aCell(50, { rank: 4, delta: { why: "of another scope" } }) },
      },
      {
        technique: "freeze",
        trust: ONE_RUN,
        cells: {
          amu: aCell(60, {
            rank: 5,
            delta: { ...delta, value: -0.0213, unit: "loss", caveats: ["A doubt."] },
          }),
        },
      },
    ],
  });
  const text = boardMarkdown(aBoardExport({ show: "deltas" }, cohort));
  expect(text).toContain("techniques, changes against LoRA.");
  expect(rows(text)).toEqual([
    "| DoRA | **−25.0 ± 3%** (better) |",
    "| LoRA | 40.00 (baseline) |",
    "| PiSSA | +0.03% (uncertain) |",
    "| full | —<sup>1</sup> (50.00) |",
    "| freeze | −0.0213<sup>2</sup> (better) |",
  ]);
  expect(text).toContain("<sup>1</sup> no change: of another scope.\n\n<sup>2</sup> A doubt.\n");
});

test("a score is a column of its own, first of all", () => {
  const cohort = aCohort({
    score: {
      by: "ratios",
      shares: [{ column: "amu", share: 1 }],
      left_out: [{ column: "al", why: "no values here" }],
      stability: null,
    },
    rows: [
      { technique: "DoRA", trust: ONE_RUN, cells: { amu: aCell(30) }, score: { value: 1.2512, rank: 1 } },
      {
        technique: "LoRA",
        trust: ONE_RUN,
        cells: { amu: aCell(40, { rank: 2 }) },
        score: { why: "no ratio" },
      },
    ],
  });
  const text = boardMarkdown(aBoardExport({ score: { by: "ratios", weights: { amu: 1 } } }, cohort));
  expect(rows(text)).toEqual(["| DoRA | **1.251** (1) | **30** (1) |", "| LoRA | —<sup>1</sup> | 40 (2) |"]);
  expect(text).toContain(
    "Score: weighted geometric mean of how many times better than the baseline, more is better; AMU 100%.\n\nAL does not count in the score: no values here.",
  );
});

test("runs name their model and settings, and every row is there, whatever the page", () => {
  const results = Array.from({ length: 250 }, (_, index) =>
    aStoredResult(
      { amu: index + 1 },
      { id: `r${index}`, technique: `T${index}`, settings: { lora_rank: 8 } },
    ),
  );
  const exported = aBoardExport({ level: "runs", page: 2 });
  const board = buildBoard(exported.board.question, results);
  const lines = rows(boardMarkdown({ ...exported, board }));
  expect(lines).toHaveLength(250);
  expect(lines).toContain("| T0 (lora rank 8) | Qwen2.5-7B | **1** (1) |");
});

test("quality is called by what was measured", () => {
  const quality = (value: number) => [
    { task: "OpenO1", metric: "training loss", value, better: "lower" as const, origin: "measured" as const },
  ];
  const exported = aBoardExport({ level: "runs", columns: ["quality", "amu"] });
  const board = buildBoard(exported.board.question, [
    aStoredResult({ amu: aMeasurement(40) }, { id: "a", quality: quality(0.4) }),
    aStoredResult({}, { id: "b", technique: "DoRA", quality: quality(0.5) }),
  ]);
  const text = boardMarkdown({ ...exported, board });
  expect(text).toContain(
    "| Technique | Model | Training loss (lower is better) | AMU (GB, lower is better) |",
  );
  expect(text).toContain("<sup>1</sup> the source gives no value.");
});

describe("no name breaks out of its cell", () => {
  test.each([
    ["a|b", "a\\|b"],
    ["a\\|b", "a\\\\\\|b"],
    ["a\r\n\nb", "a b"],
    ["50%_{x}", "50%\\_{x}"],
    ["**x** `y` [z](http://evil)", "\\*\\*x\\*\\* \\`y\\` \\[z\\](http://evil)"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["&lt;", "&amp;lt;"],
    ["$x$ ~y~ # !", "\\$x\\$ \\~y\\~ \\# \\!"],
    ['=HYPERLINK("http://evil")', '=HYPERLINK("http://evil")'],
    ["a\u202eb\0c", "a b c"],
    ["💥", "💥"],
  ])("%j", (technique, written) => {
    const text = boardMarkdown(
      aBoardExport({}, aCohort({ rows: [{ technique, trust: ONE_RUN, cells: { amu: aCell(1) } }] })),
    );
    expect(rows(text)).toEqual([`| ${written} | 1 (1) |`]);
  });

  test("nor does an address of a source, or what was wrong in the board's", () => {
    const cohort = aCohort({ sources: [{ bundle: "b", title: "x", url: "javascript:alert(1)" }] });
    const exported = { ...aBoardExport({}, cohort), notices: [{ parameter: "q", message: "<b>\n# x" }] };
    const text = boardMarkdown(exported);
    expect(text).toContain("Source: x javascript:alert(1)");
    expect(text).toContain("Not used of the address: q: &lt;b&gt; \\# x\n");
  });
});

test("an empty board says so", () => {
  expect(boardMarkdown(aBoardExport({}))).toBe(
    `# EfficientLLM leaderboard: Training and tuning\n\nNo result answers this question.\n\n${CAPTION}\n`,
  );
});
