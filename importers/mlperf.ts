import type { FieldRow, Importer } from "./importer";
import { accuracyScores } from "./mlperf/accuracy";
import { accuracyTask, mlperfFacts } from "./mlperf/facts";
import { placeOf } from "./mlperf/place";
import { runPower, sessionOf } from "./mlperf/power";
import { tableReadings } from "./mlperf/results-table";
import {
  documentOf,
  type Kind,
  type Known,
  kindOf,
  type Submissions,
  submissions,
} from "./mlperf/submission";
import { readSummary, type Summary, summaryMetrics } from "./mlperf/summary";
import type { Imported, Reading, SkipReason } from "./reading";
import { hasValue, metricsOf } from "./reading-parts";
import type { SourceFile } from "./source-file";

const PRODUCER = "mlperf-inference";

const FIELDS: readonly FieldRow[] = [
  {
    field: "Tokens per second, Completed tokens per second",
    becomes: "it",
    unit: "tokens/s",
    note: "Whole system. Those marked as inferred are noted.",
  },
  {
    field: "Samples per second, Completed samples per second",
    becomes: "throughput",
    unit: "samples/s",
    note: "Whole system.",
  },
  {
    field: "Mean latency (ns)",
    becomes: "al",
    unit: "ns",
    note: "Not in the Offline scenario, where it is the time in a queue.",
  },
  {
    field: "Mean First Token latency (ns)",
    becomes: "ttft",
    unit: "ns",
    note: "Not in the Offline scenario.",
  },
  {
    field: "Mean Time to Output Token (ns)",
    becomes: "tpot",
    unit: "ns",
    note: "Not in the Offline scenario.",
  },
  {
    field: "spl.txt: Watts",
    becomes: "aec",
    unit: "W",
    note: "Mean over the run, of the whole system at the wall.",
  },
  {
    field: "accuracy.txt: rouge1, gsm8k, mbxp, exact_match, accuracy, Word Error Rate, …",
    becomes: "quality",
    unit: "%",
    note: "As fractions. gen_len and tokens_per_sample are no quality.",
  },
  {
    field:
      "systems/*.json: accelerator_model_name, accelerators_per_node x number_of_nodes, accelerator_memory_capacity, host_processor_model_name, framework",
    becomes: "environment",
    unit: "",
  },
  {
    field: "summary_results.json: Performance_Result, Performance_Units",
    becomes: "it, throughput, al",
    unit: "tokens/s, samples/s, queries/s, ms",
    note: "By its unit. A latency is in doubt: it is a high percentile. Rows whose own logs are read are left out.",
  },
  {
    field: "summary_results.json: Accuracy",
    becomes: "quality",
    unit: "%",
    note: "As fractions.",
  },
  {
    field:
      "summary_results.json: Model, Accelerator, a#, Nodes, Processor, Software, weight_data_types, Scenario",
    becomes: "model.name, environment, technique.name, workload.settings",
    unit: "",
  },
  { field: "summary_results.json: Power_Result in watts", becomes: "aec", unit: "W" },
  { field: "summary_results.json: Power_Result in millijoules", becomes: "energy_per_sample", unit: "mJ" },
  { field: "measurements/*.json: weight_data_types", becomes: "technique.name, workload.dtype", unit: "" },
  {
    field: "results/<system>/<model>/<scenario>/",
    becomes: "model.name, model.hub_id, workload.settings",
    unit: "",
    note: "Names of folders, as the rules of submission lay them out.",
  },
];

/** MLPerf Inference: the logs of LoadGen with their accuracy, power and system, as a submission lays them out. */
export const mlperf: Importer = {
  key: PRODUCER,
  title: "MLPerf Inference",
  url: "https://github.com/mlcommons/inference_policies/blob/master/submission_rules.adoc",
  versions: "rounds 4.1 and 5.1",
  fields: FIELDS,
  asks: [
    "parameters of the model",
    "precision, where measurements are not there",
    "model and accelerator, where files lie outside of a submission's folders",
  ],
  drops: ["names of files in logs", "identifiers of the power session", "network and storage of the system"],
  recognises: ({ head }) => kindOf(head) !== null,
  read,
};

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  const known: Known[] = [];
  for (const file of files) {
    const kind = kindOf(file.head);
    if (!kind) {
      imported.skipped.push({ path: file.path, reason: "unknown", why: "It is no file of a submission." });
      continue;
    }
    // Detail logs and power logs are long: they are read where a run wants them.
    const isLong = kind === "detail" || kind === "power";
    known.push({ file, kind, place: placeOf(file), text: isLong ? "" : await file.text() });
  }
  const all = submissions(known);
  const used = new Set<Known>();
  for (const one of known.filter(({ kind }) => kind === "summary")) {
    const outcome = await readRun(one, all, used);
    used.add(one);
    if ("reason" in outcome) imported.skipped.push({ path: one.file.path, ...outcome });
    else imported.readings.push(outcome);
  }
  const runs = [...used].flatMap(({ kind, place }) =>
    kind === "summary" ? [place.group.replace(/\|.*$/, "")] : [],
  );
  for (const table of known.filter(({ kind }) => kind === "table")) {
    used.add(table);
    const readings = tableReadings(documentOf(table), table.file.path, runs);
    imported.readings.push(...readings.map((reading) => ({ producer: PRODUCER, ...reading })));
    if (readings.length > 0) continue;
    imported.skipped.push({
      path: table.file.path,
      reason: "derived",
      why: "It has no result beside those of the logs.",
    });
  }
  for (const { file } of known.filter((one) => !used.has(one))) {
    imported.skipped.push({
      path: file.path,
      reason: "beside",
      why: "The log of its run is not here, or that run is not valid.",
    });
  }
  return imported;
}

function refusal({ place }: Known, { mode, result }: Summary): { reason: SkipReason; why: string } | null {
  if (place.kind === "compliance") return { reason: "test", why: "A compliance test of the submission." };
  if (place.kind === "ranging") return { reason: "test", why: "The run that sets the power meter's range." };
  if (result === null) return { reason: "unreadable", why: "The log breaks off before its result." };
  if (result !== "VALID") return { reason: "invalid", why: "The log's result is not VALID." };
  if (/accuracy/i.test(mode ?? ""))
    return { reason: "empty", why: "A run for accuracy alone: nothing is timed." };
  return null;
}

async function readRun(
  log: Known,
  all: Submissions,
  used: Set<Known>,
): Promise<Reading | { reason: SkipReason; why: string }> {
  const summary = readSummary(log.text);
  const refused = refusal(log, summary);
  if (refused) return refused;
  const ofRun = (kind: Kind) => all.ofGroup(log, kind).find(({ place }) => place.run === log.place.run);
  const power = ofRun("power");
  const sessions = power ? all.ofGroup(log, "session") : [];
  const detail = power ? ofRun("detail") : undefined;
  const [accuracy] = all.ofGroup(log, "accuracy");
  const system = all.systemOf(log);
  const implementation = all.implementationOf(log);
  const metrics = metricsOf({
    ...summaryMetrics(summary, log.file.path),
    aec: power ? await powerOf(power, sessions, detail) : null,
  });
  if (!hasValue(metrics)) return { reason: "empty", why: "The log has no throughput and no latency." };
  const taken = [log, accuracy, power, ...sessions, detail, system, implementation].filter(
    (one) => one !== undefined,
  );
  for (const one of taken) used.add(one);
  return {
    producer: PRODUCER,
    label: log.place.run && log.place.run !== "1" ? `run ${log.place.run}` : "",
    paths: taken.map(({ file }) => file.path),
    facts: mlperfFacts(log.place, summary.scenario, documentOf(system), documentOf(implementation)),
    metrics,
    scores: accuracy ? accuracyScores(accuracy.text, accuracyTask(log.place), accuracy.file.path) : [],
    notes: [`MLPerf${summary.scenario ? ` ${summary.scenario} scenario` : ""}, values of the whole system.`],
  };
}

async function powerOf(power: Known, sessions: readonly Known[], detail: Known | undefined) {
  const read = sessions.flatMap(({ text }) => sessionOf(text) ?? []);
  const side = (name: "client" | "server") => read.find((session) => session.side === name)?.document;
  return runPower(
    { text: await power.file.text(), path: power.file.path },
    { client: side("client"), server: side("server") },
    detail ? await detail.file.text() : null,
  );
}
