import { techniqueName } from "@/benchmark/techniques";
import type { Reading } from "../reading";
import { at, hasValue, labelOf, measure, metricsOf, positiveOf, runFacts, textOf } from "../reading-parts";
import { scoresOf } from "./accuracy";
import { accuracyTask, mlperfFacts, precisionOf } from "./facts";

/** Whether it is the table that a round publishes of all its results, `summary_results.json`. */
export function isResultsTable(head: string): boolean {
  return /^\s*\[/.test(head) && /"Performance_Result"\s*:/.test(head) && /"Performance_Units"\s*:/.test(head);
}

/** A reading for each row whose own log is not among `runs`, the folders of those that were read. */
export function tableReadings(
  table: unknown,
  path: string,
  runs: readonly string[],
): Omit<Reading, "producer">[] {
  const known = new Set(runs.map(fromDivision));
  return (Array.isArray(table) ? table : []).flatMap((row, index) => {
    const location = textOf(at(row, "Location"));
    return location !== null && known.has(fromDivision(location)) ? [] : rowReading(row, index + 1, path);
  });
}

function fromDivision(folder: string): string {
  return folder
    .toLowerCase()
    .replace(/^(?:.*\/)?(?=(?:closed|open|network)\/)/, "")
    .replace(/\/$/, "");
}

function rowReading(row: unknown, number: number, path: string): Omit<Reading, "producer">[] {
  const metrics = metricsOf({ ...performance(row, path), ...power(row, path) });
  if (!hasValue(metrics)) return [];
  const place = {
    group: "",
    run: "",
    kind: "performance" as const,
    ...(textOf(at(row, "Category")) && { division: String(at(row, "Category")).trim() }),
    benchmark: textOf(at(row, "Model")) ?? textOf(at(row, "UsedModel")) ?? "",
  };
  const scenario = textOf(at(row, "Scenario"));
  const facts = mlperfFacts(place, scenario, undefined, undefined);
  const precision = precisionOf(at(row, "weight_data_types"));
  const nodes = positiveOf(at(row, "Nodes"));
  const perNode = positiveOf(at(row, "a#"));
  const own = runFacts({
    technique: { family: "quantization", name: precision && techniqueName("quantization", precision) },
    environment: {
      accelerator: perNode === null ? null : textOf(at(row, "Accelerator")),
      count: nodes === null || perNode === null ? null : nodes * perNode,
      host: textOf(at(row, "Processor")),
      software: { framework: textOf(at(row, "Software")) },
    },
    workload: { ...facts.workload, dtype: precision },
  });
  const named = ["Submitter", "System", "Model", "Scenario"].map((field) => labelOf(at(row, field)));
  return [
    {
      label: [`row ${number}`, ...named].filter((part) => part !== null).join(", "),
      paths: [path],
      facts: { ...facts, ...own },
      metrics,
      scores: scoresOf(accuracies(at(row, "Accuracy")), accuracyTask(place), path),
      notes: ["MLPerf, values of the whole system."],
    },
  ];
}

function performance(row: unknown, path: string) {
  const result = at(row, "Performance_Result");
  const units = textOf(at(row, "Performance_Units"))?.toLowerCase();
  if (units === "tokens/s")
    return { it: measure(result, "tokens/s", path, { note: "Tokens of the whole system." }) };
  if (units === "samples/s" || units === "queries/s") {
    const note = units === "queries/s" ? "Queries of one sample each." : null;
    return { throughput: measure(result, "samples/s", path, { scope: "total", ...(note && { note }) }) };
  }
  if (units !== "latency (ms)") return {};
  return {
    al: measure(result, "ms", path, { doubt: "A high percentile of a query's latency, not the mean." }),
  };
}

function power(row: unknown, path: string) {
  const result = at(row, "Power_Result");
  const units = textOf(at(row, "Power_Units"))?.toLowerCase();
  const about = {
    scope: "total" as const,
    note: "The whole system at the wall, not its accelerators alone.",
  };
  if (units === "watts") return { aec: measure(result, "W", path, about) };
  return units === "millijoules" ? { energy_per_sample: measure(result, "mJ", path, about) } : {};
}

/** "ROUGE1: 44.45  ROUGE2: 22.04  TOKENS_PER_SAMPLE: 301.1". */
function accuracies(text: unknown): (readonly [string, string])[] {
  return [...(textOf(text) ?? "").matchAll(/([A-Za-z]\w*)\s*:\s*([\d.]+)/g)].map(
    ([, key = "", value = ""]) => [key.toLowerCase(), value] as const,
  );
}
