import { AXES } from "@/benchmark/axes";
import type { BundleResult, MetricValue, QualityScore } from "@/benchmark/bundle";
import { type Bundle, type Environment, LIMITS } from "@/benchmark/bundle";
import { capacityGb } from "@/benchmark/environment";
import { metric } from "@/benchmark/metrics";
import { canonicalJson, naturalKey } from "@/benchmark/natural-key";
import { envelope } from "./bundle-envelope";
import { clipped } from "./clipped-text";
import type { AnsweredRun, ImportDraft } from "./import-draft";
import { PRIVATE_KINDS } from "./privacy";
import { type PrivateText, privateTexts } from "./publication-gate";
import { questionsOf } from "./questions";
import type { ReadMissing, ReadValue } from "./reading";
import { runValues } from "./run-values";

/** A raw file that goes along, and where it lies in the archive. */
export interface RawFile {
  /** As readings name it. */
  path: string;
  artifact: string;
  sha256: string;
  bytes: number;
}

export interface MadeBundle {
  /** null while something must still be asked, where nothing is left of it, or where it would tell what is private. */
  bundle: Bundle | null;
  /** Whether it is held back since it would tell what is private: the remarks say what and where. */
  isPrivate?: true;
  /** What was left out or changed, and why. */
  remarks: string[];
  /** The numbers of the runs that its results were made of, in the order of the results. */
  runs: number[];
}

/**
 * The bundle that an import makes. Values refer to their files where these go along. It still has to pass the checks:
 * a file may hold what can't be true.
 */
export function makeBundle(draft: ImportDraft, files: readonly RawFile[] = []): MadeBundle {
  if (questionsOf(draft).length > 0) return { bundle: null, remarks: [], runs: [] };
  const remarks: string[] = [];
  const artifacts = new Map(files.map(({ path, artifact }) => [path, artifact]));
  const environments = new EnvironmentList();
  const ids = new Set<string>();
  const results = draft.runs.flatMap((run) => {
    const { model, technique, axis, modality } = run.facts;
    const { name, parameters_b } = model ?? {};
    const { family, name: techniqueName } = technique ?? {};
    if (!name || !parameters_b || !family || !techniqueName || !axis || !modality) return [];
    const { metrics, quality } = valuesOf(run, artifacts, remarks);
    if (Object.keys(metrics).length === 0 && quality.length === 0) {
      remarks.push(
        `Run ${run.number} (${run.label}) is left out: the board of ${AXES[axis].title.toLowerCase()} has none of its values.`,
      );
      return [];
    }
    const notes = prose(run.readings.flatMap((reading) => reading.notes));
    const notComparable = prose(run.readings.flatMap((reading) => reading.notComparable ?? []));
    const result: BundleResult = {
      id: uniqueId([name, techniqueName], ids),
      axis,
      modality,
      model: { ...model, name, parameters_b },
      technique: { ...technique, family, name: techniqueName },
      environment: environments.idOf(run.facts.environment ?? {}),
      workload: run.facts.workload ?? {},
      metrics,
      ...(quality.length > 0 && { quality }),
      ...(notComparable && { not_comparable: notComparable }),
      ...(notes && { notes }),
    };
    return [{ run, result }];
  });
  if (results.length === 0) return { bundle: null, remarks, runs: [] };
  const shell = envelope(
    draft,
    results.map(({ run }) => run),
  );
  tellApart(results, { environments: environments.all, submitter: shell.submitter }, remarks);
  const bundle: Bundle = {
    ...shell,
    environments: environments.all,
    results: results.map(({ result }) => result),
    ...(files.length > 0 && { artifacts: files.map((file) => artifactOf(file, draft)) }),
  };
  const runs = results.map(({ run }) => run.number);
  // What importers and answers let through by mistake ends here.
  const told = privateTexts(bundle);
  return told.length === 0
    ? { bundle, remarks, runs }
    : { bundle: null, remarks: told.map((one) => privacyText(one, runs)), runs: [], isPrivate: true };
}

function privacyText({ pointer, finding: { kind, example } }: PrivateText, runs: readonly number[]): string {
  const [, index] = /^\/results\/(\d+)/.exec(pointer) ?? [];
  const run = index === undefined ? undefined : runs[Number(index)];
  const remedy = run === undefined ? "Change the answer." : `Correct it, or leave run ${run} out.`;
  return `It would publish ${PRIVATE_KINDS[kind]} (${example}) at ${pointer}. ${remedy}`;
}

function artifactOf({ path, artifact, sha256, bytes }: RawFile, { readings }: ImportDraft) {
  const kind = readings.find(({ paths }) => paths.includes(path))?.producer;
  return { path: artifact, sha256, bytes, ...(kind && { kind }) };
}

function valuesOf(run: AnsweredRun, artifacts: ReadonlyMap<string, string>, remarks: string[]) {
  const { metrics: read, scores, dropped } = runValues(run);
  remarks.push(...dropped);
  const metrics: BundleResult["metrics"] = {};
  for (const { key, entry } of read) {
    if ("value" in entry && entry.unit === "fraction" && metric(key).unit === "GB") {
      const capacity = capacityGb(run.facts.environment ?? {}, entry.scope ?? null);
      if (capacity === null) {
        remarks.push(
          `Run ${run.number}: ${metric(key).label} is left out: a fraction of a memory that is not stated.`,
        );
        continue;
      }
    }
    metrics[key] = sentValue(entry, artifacts);
  }
  const quality = scores.map(({ path, ...score }): QualityScore => {
    const artifact = artifacts.get(path);
    return { ...score, origin: "measured", ...(artifact && { artifact }) };
  });
  return { metrics, quality };
}

function sentValue(entry: ReadValue | ReadMissing, artifacts: ReadonlyMap<string, string>): MetricValue {
  if ("missing" in entry) return entry;
  const { path, repeats, ...value } = entry;
  const artifact = artifacts.get(path);
  return {
    ...value,
    origin: "measured",
    ...(repeats && repeats.length > 0 && repeats.length <= LIMITS.repeatsPerMeasurement && { repeats }),
    ...(artifact && { artifact }),
  };
}

/** Environments of a bundle, each once. */
class EnvironmentList {
  readonly all: Record<string, Environment> = {};
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();

  idOf(environment: Environment): string {
    const key = canonicalJson(environment);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const { accelerator = "not stated", count } = environment;
    const id = uniqueId([...(count === undefined ? [] : [`${count}x`]), accelerator], this.#taken);
    this.#ids.set(key, id);
    this.all[id] = environment;
    return id;
  }
}

/** Runs that agree in all that makes a result are told apart by what their file calls them. */
function tellApart(
  results: { run: AnsweredRun; result: BundleResult }[],
  bundle: Pick<Bundle, "environments" | "submitter">,
  remarks: string[],
): void {
  const groups = new Map<string, { run: AnsweredRun; result: BundleResult }[]>();
  for (const one of results) {
    const key = naturalKey(bundle, one.result);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const labels = group.map(({ run }) => run.readings[0]?.label ?? "");
    const areApart = new Set(labels).size === labels.length && labels.every((label) => label !== "");
    group.forEach(({ result }, index) => {
      const name = areApart ? clipped(labels[index] ?? "", LIMITS.nameLength) : index + 1;
      result.workload = { ...result.workload, settings: { ...result.workload.settings, run: name } };
    });
    remarks.push(
      `Runs ${group
        .map(({ run }) => run.number)
        .slice(0, 10)
        .join(
          ", ",
        )}${group.length > 10 ? " and more" : ""} agree in model, technique, environment and workload: the setting "run" tells them apart.`,
    );
  }
}

function uniqueId(parts: readonly string[], taken: Set<string>): string {
  const words = parts
    .join("-")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9._+]+/g, "-");
  const id = words.replace(/^[^a-z0-9]+|-+$/g, "").slice(0, 150) || "run";
  let unique = id;
  for (let copy = 2; taken.has(unique); copy++) unique = `${id}-${copy}`;
  taken.add(unique);
  return unique;
}

function prose(lines: readonly string[]): string {
  return clipped([...new Set(lines)].join("\n"), LIMITS.textLength);
}
