import { expect, test } from "vitest";
import { citationBibtex, citationLine } from "./result-citation";

const result = { id: "0123456789abcdef", technique: "int4", version: 2, model: { name: "Phi-4" } };
const bundle = {
  id: "fedcba9876543210",
  sha256: "f".repeat(64),
  publishedAt: "2026-01-02T03:04:05Z",
  withdrawn: null,
  submitter: { name: "A. Researcher" },
};
const SITE = "https://board.example";

test("a line names who, what, where, when, and the digest that proves it", () => {
  expect(citationLine(result, bundle, SITE)).toBe(
    "A. Researcher. int4 on Phi-4, version 2. EfficientLLM leaderboard, https://board.example/results/0123456789abcdef. " +
      `Published 2026-01-02. Bundle SHA-256 ${"f".repeat(64)}.`,
  );
});

test("BibTeX says the same", () => {
  expect(citationBibtex(result, bundle, SITE)).toBe(
    [
      "@misc{efficientllm-result-0123456789abcdef,",
      "  title        = {int4 on Phi-4},",
      "  author       = {{A. Researcher}},",
      "  year         = {2026},",
      "  howpublished = {EfficientLLM leaderboard, \\texttt{https://board.example/results/0123456789abcdef}},",
      `  note         = {Version 2, bundle fedcba9876543210, SHA-256 \\texttt{${"f".repeat(64)}}},`,
      "}",
    ].join("\n"),
  );
});

test("signs that mean something to TeX are only printed", () => {
  const hostile = { ...bundle, submitter: { name: "A & B {100%} \\input_x" } };
  expect(citationBibtex(result, hostile, SITE)).toContain(
    "{{A \\& B \\{100\\%\\} \\textbackslash{}input\\_x}}",
  );
});

test("both say of what was withdrawn that it was, and when", () => {
  const withdrawn = {
    ...bundle,
    withdrawn: { at: "2026-03-04T05:06:07Z", by: "submitter", reason: "wrong card" },
  };
  expect(citationLine(result, withdrawn, SITE)).toContain(
    "Published 2026-01-02. Withdrawn 2026-03-04. Bundle",
  );
  expect(citationBibtex(result, withdrawn, SITE)).toContain("{Version 2, withdrawn 2026-03-04, bundle");
});
