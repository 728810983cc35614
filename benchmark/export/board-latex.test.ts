import { describe, expect, test } from "vitest";
import { ONE_RUN } from "../result-builder";
import { aBoardExport, aCell, aCohort } from "./board-export-builder";
import { boardLatex } from "./board-latex";

test("a board is a table for each cohort, with what it needs and whom to cite above", () => {
  expect(boardLatex(aBoardExport({}, aCohort()))).toBe(`% EfficientLLM leaderboard: Training and tuning
% Dataset version 13, https://example.org/leaderboards/fine-tuning?columns=amu
% Needs \\usepackage[T1]{fontenc}, \\usepackage{booktabs}, \\usepackage{adjustbox} and \\usepackage{hyperref}.
% The benchmark's paper:
% @misc{yuan2025efficientllm,
%   title         = {{EfficientLLM}: Efficiency in Large Language Models},
%   author        = {Yuan, Zhengqing and Sun, Weixiang and Liu, Yixin and Zhou, Huichi and Zhou, Rong and Li, Yiyang and
%                    Zhang, Zheyuan and Song, Wei and Huang, Yue and Jia, Haolong and Murugesan, Keerthiram and Wang, Yu and
%                    He, Lifang and Gao, Jianfeng and Sun, Lichao and Ye, Yanfang},
%   year          = {2025},
%   eprint        = {2505.13840},
%   archivePrefix = {arXiv},
%   primaryClass  = {cs.CL},
%   url           = {https://arxiv.org/abs/2505.13840},
%   note          = {Leaderboard at \\url{https://example.org/leaderboards/fine-tuning?columns=amu}, dataset version 13},
% }

\\begin{table}[htbp]
\\centering
\\caption[Parameter-efficient fine-tuning \\textperiodcentered{} OpenO1-SFT]{Parameter-efficient fine-tuning \\textperiodcentered{} OpenO1-SFT. Language, 8x NVIDIA H200: techniques, values with ranks in parentheses. Best values in bold. EfficientLLM leaderboard, dataset version 13, \\url{https://example.org/leaderboards/fine-tuning?columns=amu}.}
\\label{tab:efficientllm-fine-tuning-1-parameter-efficient-fine-tuning-openo1-sft}
\\begin{adjustbox}{max width=\\textwidth}
\\begin{tabular}{lr}
\\toprule
Technique & AMU \\\\
 & (GB) $\\downarrow$ \\\\
\\midrule
DoRA & \\textbf{\\boldmath 30.5} (1) \\\\
LoRA & 40.0 (2) \\\\
\\bottomrule
\\end{tabular}
\\end{adjustbox}
\\par\\smallskip\\footnotesize\\raggedright
Means over Qwen2.5-7B.\\par
Source: A bundle for tests, \\url{https://example.org/a?b=50\\%25}.\\par
\\end{table}
`);
});

/** The rows of the only table. */
function rows(text: string): string[] {
  const body = text.slice(text.indexOf("\\midrule\n") + 9, text.indexOf("\\bottomrule"));
  return body.trimEnd().split("\n");
}

test("missing values, changes and powers of ten are set as a paper sets them", () => {
  const delta = { unit: "%", verdict: "worse", ratio: null, baseline: "LoRA" } as const;
  const values = aCohort({
    rows: [
      { technique: "DoRA", trust: ONE_RUN, cells: { amu: aCell(8.22e-8) } },
      { technique: "LoRA", trust: ONE_RUN, cells: { amu: aCell(-9e-8, { rank: 2, origin: "reported" }) } },
      { technique: "full", trust: ONE_RUN, cells: { amu: { missing: "out_of_memory" } } },
    ],
  });
  const text = boardLatex(aBoardExport({}, values));
  expect(rows(text)).toEqual([
    "DoRA & \\textbf{\\boldmath $8.22\\times10^{-8}$} (1) \\\\",
    "LoRA & $-9\\times10^{-8}$\\textsuperscript{r} (2) \\\\",
    "full & --\\textsuperscript{1} \\\\",
  ]);
  expect(text).toContain("\\textsuperscript{1} ran out of memory.\\par");
  const changes = aCohort({
    rows: [
      {
        technique: "DoRA",
        trust: ONE_RUN,
        cells: { amu: aCell(30, { rank: 2, delta: { ...delta, value: -25, uncertainty: 3 } }) },
      },
    ],
  });
  expect(rows(boardLatex(aBoardExport({ show: "deltas" }, changes)))).toEqual([
    "DoRA & $-$25.0 $\\pm$ 3\\% (worse) \\\\",
  ]);
});

describe("no name is read as a command", () => {
  test.each([
    ["50%_{x}", "50\\%\\_\\{x\\}"],
    ["a\\b$c&d#e^f~g", "a\\textbackslash{}b\\$c\\&d\\#e\\textasciicircum{}f\\textasciitilde{}g"],
    ["\\input{/etc/passwd}", "\\textbackslash{}input\\{/etc/passwd\\}"],
    ["[x]", "{[}x{]}"],
    ["*", "{*}"],
    ["a|b<c>", "a\\textbar{}b\\textless{}c\\textgreater{}"],
    ['=HYPERLINK("http://evil")', "=HYPERLINK(\\textquotedbl{}http://evil\\textquotedbl{})"],
    ["a\n\n% b", "a \\% b"],
    ["a--b---c", "a-{}-b-{}-{}-c"],
    ["^^41", "\\textasciicircum{}\\textasciicircum{}41"],
    ["−1 × ± ∞ …", "$-$1 $\\times$ $\\pm$ $\\infty$ \\ldots{}"],
    ["Qwen3e5", "Qwen3e5"],
    ["é", "é"],
    ["a\u202eb\0c\ud800d", "ab c d"],
  ])("%j", (technique, written) => {
    const text = boardLatex(
      aBoardExport({}, aCohort({ rows: [{ technique, trust: ONE_RUN, cells: { amu: aCell(1) } }] })),
    );
    expect(rows(text)).toEqual([`${written} & 1 (1) \\\\`]);
  });
});

test("signs that pdfLaTeX does not know stay, and a comment names them", () => {
  const text = boardLatex(
    aBoardExport({}, aCohort({ rows: [{ technique: "模💥", trust: ONE_RUN, cells: { amu: aCell(1) } }] })),
  );
  expect(text).toContain("% Set with XeLaTeX or LuaLaTeX: pdfLaTeX does not know 模 💥\n");
  expect(rows(text)).toEqual(["模💥 & 1 (1) \\\\"]);
});

test("an address with a per cent sign does not make a comment of what follows", () => {
  const address = "https://example.org/leaderboards/fine-tuning?q=a%20b&model=x_y";
  const text = boardLatex({ ...aBoardExport({}, aCohort()), address });
  expect(text).toContain("\\url{https://example.org/leaderboards/fine-tuning?q=a\\%20b&model=x_y}.}\n");
});

test("an empty board says so", () => {
  expect(boardLatex(aBoardExport({}))).toMatch(/\n\n% No result answers this question\.\n$/);
});

const HOSTILE = [
  '=HYPERLINK("http://evil")',
  "a|b",
  "50%_{x}",
  "\n\\end{table}",
  "}{",
  "]",
  "💥",
  "\\\\",
  "%",
  "$",
  "^^M",
];

test.each(HOSTILE)("braces, dollars and environments stay balanced with %j in every place", (text) => {
  const cohort = aCohort({
    family: text,
    dataset: text,
    dataset_revision: text,
    task: text,
    environment: text,
    models: [text],
    columns: { amu: { better: "lower", unit: text, models: [text] } },
    sources: [{ bundle: "b", title: text, url: `https://example.org/${text}` }],
    rows: [
      {
        technique: text,
        model: text,
        settings: { [text]: text },
        trust: ONE_RUN,
        cells: { amu: aCell(1, { unit: text, doubt: text, unranked: text }) },
      },
      { technique: text, model: text, trust: ONE_RUN, cells: { amu: { missing: text, note: text } } },
    ],
  });
  const exported = {
    ...aBoardExport({ level: "runs" }, cohort),
    notices: [{ parameter: text, message: text }],
  };
  expect(problemsOf(boardLatex(exported))).toEqual([]);
  expect(problemsOf("\\begin{a}{\n50% }\n\\end{b}$")).toHaveLength(3);
});

/** What would stop TeX: a small reading of its rules, with comments, escapes, braces, math and environments. */
function problemsOf(latex: string): string[] {
  const problems: string[] = [];
  const environments: string[] = [];
  let braces = 0;
  let isMath = false;
  const code = latex.replace(/(?<!\\)((?:\\\\)*)%.*$/gm, "$1");
  for (const [token] of code.matchAll(/\\(?:begin|end)\{\w+\}|\\[a-zA-Z]+|\\[^a-zA-Z]|[{}$]/g)) {
    const [, verb, name = ""] = /^\\(begin|end)\{(\w+)\}$/.exec(token) ?? [];
    if (verb === "begin") environments.push(name);
    if (verb === "end" && environments.pop() !== name) problems.push(`\\end{${name}} ends another one`);
    if (token === "$") isMath = !isMath;
    if (token === "{") braces += 1;
    if (token === "}") braces -= 1;
    if (braces < 0) problems.push("a brace closes nothing");
  }
  if (braces > 0) problems.push("a brace stays open");
  if (isMath) problems.push("math stays open");
  if (environments.length > 0) problems.push(`${environments.join()} stay open`);
  return problems;
}
