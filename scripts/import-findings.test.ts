import { expect, test } from "vitest";
import { finding, groupFindings } from "@/benchmark/findings";
import { withPlaces } from "./import-findings";
import { reportJson, reportLines } from "./ingest-report";

const RUNS = [
  { number: 2, label: "a.json", scores: [] },
  { number: 5, label: "b.csv, row 3", scores: [] },
];
const VERDICT = { found: "140 %", expected: "at most 100 %", remedy: "Correct it." };
const FINDINGS = [
  finding("metric.range", "/results/1/metrics/pcu/value", VERDICT),
  finding("metric.range", "/results/0/metrics/pcu/value", VERDICT),
  finding("physics.tokens", "/results/0/metrics/it/value", { ...VERDICT, found: "5 tokens" }),
  finding("schema.value", "/title", { ...VERDICT, found: "no title" }),
];

test("What is found in a bundle that was imported is told by runs, with how to leave them out", () => {
  expect(reportLines({ file: "runs/", outcome: "refused", findings: FINDINGS, runs: RUNS })).toEqual([
    "error   metric.range  runs/: Peak Compute Utilization (PCU) of run 5 (b.csv, row 3), Peak Compute Utilization (PCU) of run 2 (a.json): found 140 %; expected at most 100 %. Correct it.",
    "error   schema.value  runs/: /title: found no title; expected at most 100 %. Correct it.",
    "warning physics.tokens  runs/: Inference Throughput (IT) of run 2 (a.json): found 5 tokens; expected at most 100 %. Correct it.",
    "  --set runs.2.take=no --set runs.5.take=no leaves these runs (2, 5) out",
    "runs/: refused",
  ]);
});

test("Of what is found in many runs of an import the first are told", () => {
  const many = Array.from({ length: 25 }, (_, run) =>
    finding("physics.tokens", `/results/${run}/metrics/it/value`, { ...VERDICT, found: `${run} tokens` }),
  );
  const runs = many.map((_, index) => ({ number: index + 1, label: "a.csv", scores: [] }));
  const lines = reportLines({ file: "runs/", outcome: "valid", findings: [...many, ...FINDINGS], runs });
  expect(lines.filter((line) => line.includes("physics.tokens"))).toHaveLength(10);
  expect(lines).toContain("  and 15 more alike (--json lists them all)");
  expect(lines.filter((line) => line.startsWith("error"))).toHaveLength(2);
});

test("What is found in a bundle that was written elsewhere is told by pointers", () => {
  const [line] = reportLines({ file: "a.json", outcome: "refused", findings: FINDINGS.slice(0, 1) });
  expect(line).toMatch(/^error {3}metric\.range {2}a\.json: \/results\/1\/metrics\/pcu\/value: found /);
});

test("A warning alone leaves nothing out", () => {
  const lines = reportLines({ file: "", outcome: "valid", findings: FINDINGS.slice(2, 3), runs: RUNS });
  expect(lines.slice(0, -1)).toEqual([
    "warning physics.tokens  Inference Throughput (IT) of run 2 (a.json): found 5 tokens; expected at most 100 %. Correct it.",
  ]);
});

test("Machines get pointers as before, and the runs beside them", () => {
  const [group] = withPlaces(groupFindings(FINDINGS), RUNS);
  expect(group).toMatchObject({
    pointers: ["/results/1/metrics/pcu/value", "/results/0/metrics/pcu/value"],
    places: [
      { run: 5, label: "b.csv, row 3", field: "Peak Compute Utilization (PCU)" },
      { run: 2, label: "a.json", field: "Peak Compute Utilization (PCU)" },
    ],
  });
  const report = { file: "runs/", outcome: "refused" as const, findings: FINDINGS, runs: RUNS };
  const { files } = JSON.parse(reportJson([report], null));
  expect(files[0].findings[0].places).toHaveLength(2);
  expect(files[0]).not.toHaveProperty("runs");
});
