import { AXES } from "@/benchmark/axes";
import { type Environment, LIMITS } from "@/benchmark/bundle";
import { capacityGb } from "@/benchmark/environment";
import { formatNumber } from "@/benchmark/format";
import { canonicalValue, type MetricKey, metric } from "@/benchmark/metrics";
import { FAMILIES } from "@/benchmark/techniques";
import type { Asked } from "@/importers/asked";
import type { FileOutcome } from "@/importers/file-outcomes";
import type { AnsweredRun } from "@/importers/import-draft";
import { joinedParts } from "@/importers/joined-parts";
import type { KnownNames } from "@/importers/known-names";
import type { PrivateFinding, PrivateKind } from "@/importers/privacy";
import type { RawFiles } from "@/importers/raw-files";
import type { Reading, ReadValue } from "@/importers/reading";
import { importerTitle } from "@/importers/registry";
import { runValues } from "@/importers/run-values";
import type { FileView, ImportView, RawFilesView, RunView, ValueView } from "./import-view";

/** Of what may be without end, so much is sent to the page. */
const LISTED = 500;

/** What a page shows of an import; to be made in a worker, since it loads all importers. */
export function viewOf(
  outcomes: readonly FileOutcome[],
  { draft, questions, open }: Asked,
  known: KnownNames,
): ImportView {
  const { joined, runs, problems, remarks, readings } = draft;
  const numbers = new Map(readings.map((reading, index) => [reading, index + 1]));
  const short = shortener(joined.runs.flatMap((run) => run.readings.flatMap(({ paths }) => paths)));
  const answered = new Map(runs.map((run) => [run.number, run]));
  const joins = new Map(joined.joins.map(({ run, text }) => [run, text]));
  const taken = outcomes.filter((one) => one.taken.length > 0);
  const skipped = outcomes.filter((one) => one.taken.length === 0);
  const isUnknown = ({ skipped: [first] }: FileOutcome) => first?.reason === "unknown";
  return {
    files: {
      all: outcomes.length,
      taken: taken.length,
      listed: [
        ...taken,
        ...skipped.filter((one) => !isUnknown(one)),
        ...skipped.filter((one) => isUnknown(one)),
      ]
        .slice(0, LISTED)
        .map(fileView),
    },
    runs: {
      all: joined.runs.length,
      taken: runs.length,
      most: LIMITS.resultsPerBundle,
      listed: joined.runs.slice(0, LISTED).map((run): RunView => {
        const said = answered.get(run.number);
        const { parts, ...view } = runView(said ?? { ...run, unstated: new Set() }, numbers);
        const join = joins.get(run.number);
        return {
          ...view,
          label: short(run.label),
          isTaken: said !== undefined,
          join: join === undefined ? null : short(join),
          parts: parts.map((part) => ({ ...part, label: short(part.label) })),
        };
      }),
    },
    left: joined.left.slice(0, LISTED),
    questions: questions.map((question) => ({
      ...question,
      text: short(question.text),
      paths: question.paths.map(short),
      runs: question.runs.map((run) => ({ ...run, label: short(run.label), path: short(run.path) })),
      choices: question.choices.map(({ value, label }) => ({ value, label: short(label) })),
    })),
    suggestions: {
      model: known.models.map(({ name }) => name),
      technique: Object.values(FAMILIES).flatMap(({ techniques }) => [...techniques]),
      "environment.accelerator": known.accelerators.map(({ name }) => name),
    },
    open: [...open],
    problems,
    remarks: remarks.slice(0, LISTED),
  };
}

function fileView({ path, taken, skipped }: FileOutcome): FileView {
  const titles = taken.map(
    ({ producer, runs }) => `${importerTitle(producer)}${runs > 1 ? `, ${runs} runs` : ""}`,
  );
  return { path, taken: titles, skipped };
}

type RunOnly = Omit<RunView, "isTaken" | "join">;

function runView(run: AnsweredRun, numbers: ReadonlyMap<Reading, number>): RunOnly {
  const { model, technique, environment, workload, axis, modality } = run.facts;
  const { metrics, scores } = runValues(run);
  const notComparable = run.readings.flatMap((reading) => reading.notComparable ?? []);
  return {
    number: run.number,
    label: run.label,
    facts: {
      model: model?.name ?? "",
      "model.parameters_b": textOf(model?.parameters_b),
      technique: technique?.name ?? "",
      "environment.accelerator": environment?.accelerator ?? "",
      "environment.count": textOf(environment?.count),
      "workload.dataset": workload?.dataset ?? "",
      axis: axis ?? "",
      modality: modality ?? "",
    },
    axis: axis === undefined ? null : AXES[axis].title,
    values: metrics.flatMap(({ key, entry }) => ("value" in entry ? valueView(key, entry, environment) : [])),
    scores: scores.map(({ task, metric: name, value, stderr, samples }) => ({
      task,
      metric: name,
      text: `${formatNumber(value)}${stderr === undefined ? "" : ` ± ${formatNumber(stderr, 2)}`}`,
      samples: samples ?? null,
    })),
    notComparable: notComparable.length > 0 ? [...new Set(notComparable)].join(" ") : null,
    parts: joinedParts(run, numbers).map(({ number, paths, label }) => ({
      id: `join.${number}`,
      label: [...paths, label].filter((text) => text !== "").join(", "),
    })),
  };
}

function valueView(key: MetricKey, entry: ReadValue, environment: Environment | undefined): ValueView {
  const { value, unit, scope, doubt } = entry;
  const { label, name } = metric(key);
  const canonical = canonicalValue(key, value, unit, capacityGb(environment ?? {}, scope ?? null));
  const inFile = `${value} ${unit}`;
  const isSame = "problem" in canonical || canonical.unit === unit;
  return {
    label,
    name,
    text: "problem" in canonical ? inFile : `${formatNumber(canonical.value, DIGITS)} ${canonical.unit}`,
    inFile: isSame ? null : inFile,
    doubt: doubt ?? null,
  };
}

/** As many as the boards show. */
const DIGITS = 5;

/** Takes the folder that all paths have in common out of texts: it tells none of them from another. */
function shortener(paths: readonly string[]): (text: string) => string {
  const [first = "", ...others] = paths;
  let common = first.slice(0, first.lastIndexOf("/") + 1);
  for (const path of others) {
    while (!path.startsWith(common)) common = common.slice(0, common.lastIndexOf("/", common.length - 2) + 1);
  }
  return common === "" ? (text) => text : (text) => text.replaceAll(common, "");
}

function textOf(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

/** What goes along and what stays behind; `scan`: what was found in all of them. */
export function rawFilesView(
  { sent, withheld }: RawFiles,
  scan: readonly { findings: readonly PrivateFinding[] }[],
): RawFilesView {
  const kinds = new Map<PrivateKind, { files: number; example: string }>();
  for (const { findings } of scan) {
    if (findings.some(({ kind }) => kind === "secrets")) continue;
    for (const { kind, example } of findings) {
      const known = kinds.get(kind);
      if (known) known.files++;
      else kinds.set(kind, { files: 1, example });
    }
  }
  return {
    sent: {
      all: sent.length,
      bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
      listed: sent.slice(0, LISTED).map(({ artifact }) => artifact),
    },
    withheld: { all: withheld.length, listed: withheld.slice(0, LISTED) },
    kinds: [...kinds].map(([kind, found]) => ({ kind, ...found })),
  };
}
