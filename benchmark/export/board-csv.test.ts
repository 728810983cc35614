import { describe, expect, test } from "vitest";
import type { BoardRow } from "../board-row";
import { ONE_RUN } from "../result-builder";
import { boardCsv } from "./board-csv";
import { aBoardExport, aCell, aCohort } from "./board-export-builder";

const ADDRESS = "https://example.org/leaderboards/fine-tuning?columns=amu";

test("a board is one line a row, with the cohort before and the version and address behind", () => {
  expect(boardCsv(aBoardExport({ level: "runs" }, aCohort()))).toBe(
    [
      "modality,family,task,dataset,dataset_revision,environment,technique,settings,model,parameters_b,result,caveats,amu,amu_unit,amu_rank,amu_rank_to,amu_uncertainty,amu_scope,amu_origin,amu_missing,amu_note,results,verified,first_party,checks_hold,checks_contradict,dataset_version,board",
      `language,peft,,OpenO1-SFT,,8x NVIDIA H200,DoRA,,,,,,30.5,GB,1,1,,,measured,,,1,0,0,0,0,13,${ADDRESS}`,
      `language,peft,,OpenO1-SFT,,8x NVIDIA H200,LoRA,,,,,,40,GB,2,2,,,measured,,,1,0,0,0,0,13,${ADDRESS}`,
      "",
    ].join("\r\n"),
  );
});

test("an empty board still has its fields", () => {
  expect(boardCsv(aBoardExport({})).split("\r\n")).toEqual([
    expect.stringMatching(/^modality,.*,board$/),
    "",
  ]);
});

/** The values of a one-row board, by field. */
function fields(row: BoardRow, question: Parameters<typeof aBoardExport>[0] = {}): Record<string, string> {
  const [header = "", line = ""] = boardCsv(aBoardExport(question, aCohort({ rows: [row] }))).split("\r\n");
  const values = line.split(",");
  return Object.fromEntries(
    header
      .split(",")
      .map((name, index) => [name, values[index] ?? ""] as const)
      .filter(([name, value]) => /^(amu|score)/.test(name) && value !== ""),
  );
}

test("a value comes with all that is known of it", () => {
  const cell = aCell(0.0000001, {
    rank: 1,
    rank_to: 2,
    uncertainty: 0.5,
    scope: "total",
    origin: "digitised",
    doubt: "as printed",
    note: "a note",
  });
  expect(fields({ technique: "LoRA", trust: ONE_RUN, cells: { amu: cell } })).toEqual({
    amu: "1e-7",
    amu_unit: "GB",
    amu_rank: "1",
    amu_rank_to: "2",
    amu_uncertainty: "0.5",
    amu_scope: "total",
    amu_origin: "digitised",
    amu_models: "Qwen2.5-7B",
    amu_note: '"doubt: as printed\na note"',
  });
});

test("what is missing is empty and says why", () => {
  expect(
    fields({
      technique: "LoRA",
      trust: ONE_RUN,
      cells: { amu: { missing: "out_of_memory", note: "at batch 8" } },
    }),
  ).toEqual({ amu_missing: "out_of_memory", amu_note: "at batch 8" });
});

test("a negative number is a number and never text", () => {
  expect(fields({ technique: "LoRA", trust: ONE_RUN, cells: { amu: aCell(-5) } })).toMatchObject({
    amu: "-5",
  });
});

test("changes and scores come where they were asked for", () => {
  const cell = aCell(30, {
    delta: { value: -25, unit: "%", uncertainty: 3, verdict: "better", ratio: 4 / 3, baseline: "LoRA" },
  });
  const question = { show: "deltas", score: { by: "ratios", weights: { amu: 1 } } } as const;
  expect(
    fields(
      { technique: "DoRA", trust: ONE_RUN, cells: { amu: cell }, score: { value: 1.25, rank: 1 } },
      question,
    ),
  ).toMatchObject({
    score: "1.25",
    score_rank: "1",
    score_rank_to: "1",
    amu_delta: "-25",
    amu_delta_unit: "%",
    amu_delta_uncertainty: "3",
    amu_verdict: "better",
    amu_baseline: "LoRA",
  });
  const without = aCell(30, { delta: { why: "no baseline" } });
  expect(
    fields(
      { technique: "DoRA", trust: ONE_RUN, cells: { amu: without }, score: { why: "no ratio" } },
      question,
    ),
  ).toMatchObject({
    score_missing: "no ratio",
    amu_delta_missing: "no baseline",
  });
});

describe("no text becomes a formula, a field or a line of its own", () => {
  test.each([
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ["+1", "'+1"],
    ["-1+1", "'-1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠x", "'＠x"],
    ["  =1", "'  =1"],
    ["'=1", "''=1"],
    ['"=1', `"'""=1"`],
    ["\u200b=1", "'\u200b=1"],
    ["\ufeff=1", "'\ufeff=1"],
    ["\0=1", "'=1"],
    ["\t1", "'\t1"],
    ["\r=1", `"'\n=1"`.replace("\n=", "\n'=")],
    ["a;=1", "a;'=1"],
    ["a\t-1", "a\t'-1"],
    ["a\n @x", `"a\n '@x"`],
    ["a=1", "a=1"],
    ["int4-awq", "int4-awq"],
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["a\r\nb", '"a\nb"'],
    ["a|b 50%_{x} 💥", "a|b 50%_{x} 💥"],
  ])("%j", (technique, written) => {
    const csv = boardCsv(aBoardExport({}, aCohort({ rows: [{ technique, trust: ONE_RUN, cells: {} }] })));
    const line = csv.slice(csv.indexOf("\r\n") + 2);
    const before = "language,peft,,OpenO1-SFT,,8x NVIDIA H200,";
    expect(line.slice(before.length, line.indexOf(",,,,,,,,"))).toBe(written);
  });

  test("nor does any other text", () => {
    const row: BoardRow = {
      technique: "LoRA",
      model: "=m",
      result: "=r",
      settings: { "=s": 1 },
      caveats: ["=c"],
      trust: ONE_RUN,
      cells: { amu: { missing: "=why", note: "=note" } },
    };
    const cohort = aCohort({
      family: "=f",
      task: "=t",
      dataset: "=d",
      dataset_revision: "=v",
      environment: "=e",
      rows: [row],
    });
    const [, line = ""] = boardCsv(aBoardExport({ level: "runs" }, cohort)).split("\r\n");
    expect(line).toBe(
      `language,'=f,'=t,'=d,'=v,'=e,LoRA,'=s=1,'=m,,'=r,'=c,,,,,,,,'=why,'=note,1,0,0,0,0,13,${ADDRESS}`,
    );
  });
});

test("a text of very many line breaks is written as fast as any", () => {
  const technique = "\n".repeat(200_000);
  expect(
    boardCsv(aBoardExport({}, aCohort({ rows: [{ technique, trust: ONE_RUN, cells: {} }] }))).length,
  ).toBeGreaterThan(200_000);
});
