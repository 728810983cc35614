import { AXES } from "@/benchmark/axes";
import { formatNumber } from "@/benchmark/format";
import { metric } from "@/benchmark/metrics";
import type { Asked } from "@/importers/asked";
import type { FileOutcome } from "@/importers/file-outcomes";
import type { AnsweredRun } from "@/importers/import-draft";
import type { PrivateFinding, PrivateKind } from "@/importers/privacy";
import type { RawFiles } from "@/importers/raw-files";
import { importerTitle } from "@/importers/registry";
import { runValues } from "@/importers/run-values";
import type { FileView, ImportView, RawFilesView, RunView } from "./import-view";

/** Of a value as its file gives it, so that it can be found there. */
const DIGITS = 6;
/** Of what may be without end, so much is sent to the page. */
const LISTED = 500;

/** What a page shows of an import; to be made in a worker, since it loads all importers. */
export function viewOf(outcomes: readonly FileOutcome[], { draft, questions, open }: Asked): ImportView {
  const { joined, runs, problems, remarks } = draft;
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
      listed: joined.runs.slice(0, LISTED).map((run): RunView => {
        const known = answered.get(run.number);
        return runView(known ?? { ...run, unstated: new Set() }, {
          isTaken: known !== undefined,
          join: joins.get(run.number) ?? null,
        });
      }),
    },
    left: joined.left.slice(0, LISTED),
    questions,
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

function runView(run: AnsweredRun, about: Pick<RunView, "isTaken" | "join">): RunView {
  const { model, technique, environment, workload, axis } = run.facts;
  const { metrics, scores } = runValues(run);
  const values = metrics.flatMap(({ key, entry }) =>
    "value" in entry ? [`${metric(key).label} ${formatNumber(entry.value, DIGITS)} ${entry.unit}`] : [],
  );
  if (scores.length > 0) values.push(scores.length === 1 ? "one score" : `${scores.length} scores`);
  return {
    ...about,
    number: run.number,
    label: run.label,
    facts: {
      model: model?.name ?? "",
      "model.parameters_b": textOf(model?.parameters_b),
      technique: technique?.name ?? "",
      "environment.accelerator": environment?.accelerator ?? "",
      "environment.count": textOf(environment?.count),
      "workload.dataset": workload?.dataset ?? "",
    },
    axis: axis === undefined ? null : AXES[axis].title,
    values,
  };
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
