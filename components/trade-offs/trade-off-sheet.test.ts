import { expect, test } from "vitest";
import { aStoredResult } from "@/benchmark/result-builder";
import { defaultTradeOff, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { buildTradeOffs } from "@/benchmark/trade-offs/trade-offs";
import { embedDocument } from "./embed-document";
import { mostPoints } from "./trade-off-limit";
import { tradeOffSheet } from "./trade-off-sheet";

const ADDRESS = "https://example.org/trade-offs?axis=fine-tuning&y=al";

function exported(changes: Partial<TradeOffQuestion> = {}, technique = "DoRA") {
  const question: TradeOffQuestion = { ...defaultTradeOff("fine-tuning"), y: "al", ...changes };
  const results = [
    aStoredResult({ amu: 40, al: 2 }, { id: "base" }),
    aStoredResult({ amu: 30, al: 3 }, { technique, baseline: "base" }),
  ];
  return { tradeOffs: buildTradeOffs(question, results), datasetVersion: 13, address: ADDRESS, notices: [] };
}

test("a file of charts says its title, question, dataset version and address, and carries its own look", () => {
  const svg = tradeOffSheet(exported());
  expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="808"')).toBe(true);
  for (const text of [
    "EfficientLLM trade-offs: Training and tuning",
    "Average Latency (AL) against Average Memory Utilization (AMU)",
    "Dataset version 13.",
    "https://example.org/trade-offs?axis=fine-tuning&amp;y=al",
    "<style>",
  ]) {
    expect(svg).toContain(text);
  }
  expect(svg).not.toMatch(/<a |<script|var\(|light-dark|oklch|NaN|undefined/);
  expect(tradeOffSheet(exported())).toBe(svg);
});

test("a question without an answer is a file that says so", () => {
  expect(tradeOffSheet(exported({ model: ["nothing"] }))).toContain("No result answers this question.");
});

test("a file says what of its address could not be used", () => {
  const notices = [{ parameter: "x", message: "“speed” is not measured on this axis" }];
  const svg = tradeOffSheet({ ...exported(), notices });
  expect(svg).toContain("Could not be used of this address: x: “speed” is not measured on this axis");
});

test("a file and an embedded chart say why points are not tied, what to keep in mind, and whence values come", () => {
  const question: TradeOffQuestion = { ...defaultTradeOff("fine-tuning"), y: "al", as: "values" };
  const results = [
    aStoredResult({ amu: 40, al: 2 }, { id: "base" }),
    aStoredResult({ amu: 30, al: 3 }, { technique: "full", notComparable: "half the batch size" }),
  ];
  const tradeOffs = buildTradeOffs(question, results);
  const taken = { tradeOffs, datasetVersion: 13, address: ADDRESS, notices: [] };
  for (const file of [tradeOffSheet(taken), embedDocument(taken)]) {
    expect(file).toContain("Tied to no baseline, because");
    expect(file).toContain("half the batch size");
    expect(file).toContain("To be kept in mind");
    expect(file).toContain("AMU: the source does not say whether a value counts one accelerator");
    expect(file).toContain("Values are measured (taken from the artefact of a run).");
    expect(file).toContain("https://example.org/trade-offs?axis=fine-tuning&amp;y=al");
  }
});

test("an embedded chart has the colours of the page around it, if that says which", () => {
  expect(embedDocument(exported())).toContain("prefers-color-scheme:dark");
  const dark = embedDocument(exported(), "dark");
  expect(dark).toContain(".paper{fill:#0d1215}");
  expect(dark).not.toMatch(/prefers-color-scheme|#fdfcf9/);
});

test("a file with more remarks than it has room for says how many more there are, and where", () => {
  const question: TradeOffQuestion = { ...defaultTradeOff("fine-tuning"), y: "al", as: "values" };
  const results = Array.from({ length: 9 }, (_, index) =>
    aStoredResult({ amu: 40, al: 2 }, { technique: `T${index}`, notComparable: `reason ${index}` }),
  );
  const tradeOffs = buildTradeOffs(question, results);
  const svg = tradeOffSheet({ tradeOffs, datasetVersion: 13, address: ADDRESS, notices: [] });
  expect(svg).toContain("and 3 more: see the address below");
});

test("every view is a file", () => {
  expect(tradeOffSheet(exported({ view: "bands" }))).toContain("4-10B parameters");
  expect(tradeOffSheet(exported({ view: "lines" }))).toContain("Total parameters, billions (log)");
});

test("a page of charts alone names its source, and no name becomes markup", () => {
  const html = embedDocument(exported({}, "<script>alert(1)</script>"));
  expect(html).toContain(`href="https://example.org/trade-offs?axis=fine-tuning&amp;y=al"`);
  expect(html).toContain("dataset version 13");
  expect(html).not.toContain("<script");
});

test("a thousand techniques are a chart of the best and the first, and its legend says what it lacks", () => {
  const question: TradeOffQuestion = { ...defaultTradeOff("fine-tuning"), as: "values", y: "al" };
  const results = Array.from({ length: 1000 }, (_, index) =>
    aStoredResult(
      { amu: 10 + ((index * 7) % 1000), al: 1 + ((index * 13) % 997) },
      { technique: `made up ${index}` },
    ),
  );
  const tradeOffs = buildTradeOffs(question, results);
  const best = tradeOffs.panels[0]?.points.filter(({ isBest }) => isBest) ?? [];
  const shown = tradeOffs.panels.map((panel) => mostPoints(panel).points);
  expect(shown.map(({ length }) => length)).toEqual([300]);
  expect(best.every((point) => shown[0]?.includes(point))).toBe(true);
  expect(tradeOffSheet({ tradeOffs, datasetVersion: 1, address: ADDRESS, notices: [] })).toContain(
    "and 958 more, whose marks repeat",
  );
});
