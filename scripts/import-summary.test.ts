import { expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { summaryLines } from "./import-summary";

const RUNS = [2, 3, 7].map((number) => ({ number }));
const WITHHELD = { path: "b.csv" };

test("What is to be written is told in five lines", () => {
  const bundle = aBundle({
    title: "M-1B: vLLM",
    source: { kind: "import", citation: "Made up, 2026", url: "https://example.org/a" },
    submitter: { name: "A. Researcher", affiliation: "A Lab", relationship: "first-party" },
  });
  const sent = ["a.json", "c.json"].map((path) => ({ path }));
  expect(summaryLines({ bundle, runs: RUNS, raw: { sent, withheld: [WITHHELD] } })).toEqual([
    "",
    "  results    3 results, of runs 2-3, 7",
    "  title      M-1B: vLLM",
    "  source     Made up, 2026, https://example.org/a",
    "  sent by    A. Researcher, A Lab (first-party)",
    "  raw files  2 go along, 1 stays behind",
  ]);
});

test("An own run without raw files says so", () => {
  const bundle = aBundle({ source: { kind: "import" } });
  const lines = summaryLines({ bundle, runs: RUNS.slice(0, 1), raw: { sent: [], withheld: [WITHHELD] } });
  expect(lines[1]).toBe("  results    1 result");
  expect(lines[3]).toBe("  source     own run");
  expect(lines[5]).toBe("  raw files  none go along, 1 stays behind");
});
