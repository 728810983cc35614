import { readLooseJson } from "../loose-json";
import { at, textOf } from "../reading-parts";
import { fileName, type SourceFile } from "../source-file";
import { isAccuracyLog } from "./accuracy";
import type { Place } from "./place";
import { isPowerLog, isPowerSession } from "./power";
import { isResultsTable } from "./results-table";

export type Kind =
  | "table"
  | "summary"
  | "detail"
  | "accuracy"
  | "power"
  | "session"
  | "system"
  | "implementation";

/** What a file of a submission is, by its content; null for any other. */
export function kindOf(head: string): Kind | null {
  if (/^MLPerf Results Summary\s*$/m.test(head)) return "summary";
  if (/^:::MLLOG \{/m.test(head) && /loadgen/i.test(head)) return "detail";
  if (isPowerLog(head)) return "power";
  if (/^\s*\{/.test(head)) {
    if (isPowerSession(head)) return "session";
    if (/"accelerators_per_node"\s*:/.test(head) && /"host_processor_model_name"\s*:/.test(head))
      return "system";
    if (/"weight_data_types"\s*:/.test(head) && /"input_data_types"\s*:/.test(head)) return "implementation";
  }
  if (isResultsTable(head)) return "table";
  return isAccuracyLog(head) ? "accuracy" : null;
}

/** A file of a submission, with its text where it is short. */
export interface Known {
  file: SourceFile;
  kind: Kind;
  place: Place;
  text: string;
}

/** The files of all submissions, found by what they belong to. */
export interface Submissions {
  /** Those of the same run or runs, compliance tests and ranging aside. */
  ofGroup(log: Known, kind: Kind): Known[];
  /** The description of the system that the folder names; of files without folders, the only one there is. */
  systemOf(log: Known): Known | undefined;
  /** How the weights were stored, from the measurements of the same submitter, system, model and scenario. */
  implementationOf(log: Known): Known | undefined;
}

export function submissions(known: readonly Known[]): Submissions {
  const groups = indexed(known, ({ place }) => place.group);
  const systems = known.filter(({ kind }) => kind === "system");
  const byName = indexed(systems, ({ file }) => fileName(file).toLowerCase());
  const implementations = indexed(
    known.filter(({ kind }) => kind === "implementation"),
    ({ place }) => owner(place),
  );
  const runs = new Set(known.filter(({ kind }) => kind === "summary").map(({ place }) => place.group));
  return {
    ofGroup: ({ place }, kind) =>
      (groups.get(place.group) ?? []).filter(
        (one) => one.kind === kind && one.place.kind !== "compliance" && one.place.kind !== "ranging",
      ),
    systemOf: ({ place }) => {
      if (place.system === undefined) return systems.length === 1 && runs.size === 1 ? systems[0] : undefined;
      return byName
        .get(`${place.system.toLowerCase()}.json`)
        ?.find((one) => place.submitter === undefined || belongsTo(one, place.submitter));
    },
    implementationOf: ({ place }) =>
      place.system === undefined || place.benchmark === undefined
        ? undefined
        : implementations.get(owner(place))?.find((one) => isOfScenario(one, place.scenario ?? "")),
  };
}

function indexed(known: readonly Known[], key: (one: Known) => string): Map<string, Known[]> {
  const index = new Map<string, Known[]>();
  for (const one of known) {
    const place = index.get(key(one));
    if (place) place.push(one);
    else index.set(key(one), [one]);
  }
  return index;
}

function owner({ division, submitter, system, benchmark }: Place): string {
  return [division, submitter, system, benchmark].join("/").toLowerCase();
}

function belongsTo({ file, text }: Known, submitter: string): boolean {
  const folders = file.path.toLowerCase().split("/");
  return (
    folders.includes(submitter.toLowerCase()) ||
    textOf(at(parsed(text), "submitter"))?.toLowerCase() === submitter.toLowerCase()
  );
}

function isOfScenario({ place, file }: Known, scenario: string): boolean {
  return place.scenario === undefined
    ? fileName(file).toLowerCase().includes(scenario.toLowerCase())
    : place.scenario.toLowerCase() === scenario.toLowerCase();
}

/** What a file in JSON holds; undefined where there is none. */
export function documentOf(known: Known | undefined): unknown {
  return known && parsed(known.text);
}

function parsed(text: string): unknown {
  return readLooseJson(text)?.values[0];
}
