import type { BundleResult, MetricValue, QualityScore } from "@/benchmark/bundle";
import { type Bundle, Bundle as BundleShape, type Environment, LIMITS } from "@/benchmark/bundle";
import { BUNDLE_FORMAT } from "@/benchmark/bundle-format";
import { capacityGb } from "@/benchmark/environment";
import { metric } from "@/benchmark/metrics";
import { canonicalJson, naturalKey } from "@/benchmark/natural-key";
import type { AnsweredRun, ImportDraft } from "./import-draft";
import { questionsOf } from "./questions";
import type { ReadMissing, ReadValue } from "./reading";
import { importerTitle } from "./registry";
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
  /** null while something must still be asked, or where nothing is left of it. */
  bundle: Bundle | null;
  /** What was left out or changed, and why. */
  remarks: string[];
}

/**
 * The bundle that an import makes. Values refer to their files where these go along. It still has to pass the checks:
 * a file may hold what can't be true.
 */
export function makeBundle(draft: ImportDraft, files: readonly RawFile[] = []): MadeBundle {
  if (questionsOf(draft).length > 0) return { bundle: null, remarks: [] };
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
        `Run ${run.number} (${run.label}) is left out: nothing of it is a value of the axis ${axis}.`,
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
  if (results.length === 0) return { bundle: null, remarks };
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
  return { bundle, remarks };
}

function artifactOf({ path, artifact, sha256, bytes }: RawFile, { readings }: ImportDraft) {
  const kind = readings.find(({ paths }) => paths.includes(path))?.producer;
  return { path: artifact, sha256, bytes, ...(kind && { kind }) };
}

function envelope({ answers }: ImportDraft, runs: readonly AnsweredRun[]) {
  const said = (key: string) => answers.get(key)?.trim();
  const readings = runs.flatMap((run) => run.readings);
  const producers = [...new Set(readings.map(({ producer }) => producer))];
  const titles = producers.map(importerTitle);
  const versions = new Set(readings.map(({ version }) => version));
  const [version] = versions;
  const models = [...new Set(runs.flatMap(({ facts }) => facts.model?.name ?? []))];
  const shown = models.length > 3 ? [...models.slice(0, 3), `${models.length - 3} more`] : models;
  const title = said("title") ?? clipped(`${shown.join(", ")}: ${titles.join(", ")}`, LIMITS.nameLength);
  const [description, affiliation, contact] = [
    "description",
    "submitter.affiliation",
    "submitter.contact",
  ].map(said);
  const parsed = BundleShape.shape.submitter.shape.relationship.safeParse(said("submitter.relationship"));
  return {
    format: BUNDLE_FORMAT,
    title,
    ...(description && { description }),
    source: sourceOf(said),
    submitter: {
      name: said("submitter.name") ?? "",
      ...(affiliation && { affiliation }),
      ...(contact && { contact }),
      relationship: parsed.data ?? "third-party",
    },
    pipeline: {
      name: clipped(titles.join(" + "), LIMITS.nameLength),
      ...(versions.size === 1 && version && { version }),
    },
  } as const;
}

function sourceOf(said: (key: string) => string | undefined): Bundle["source"] {
  const source = said("source") ?? "";
  const isUrl = /^https?:\/\/\S+$/.test(source);
  const isDoi = /^10\.\d{4,9}\/\S+$/.test(source);
  const isOwn = source === "" || /^own(?: runs?)?$/i.test(source);
  const [url, doi, license] = [
    said("source.url") ?? (isUrl ? source : undefined),
    said("source.doi") ?? (isDoi ? source : undefined),
    said("source.license"),
  ];
  const citation = said("source.citation") ?? (isUrl || isDoi || isOwn ? undefined : source);
  return {
    kind: "import",
    ...(url && { url }),
    ...(citation && { citation }),
    ...(doi && { doi }),
    ...(license && { license }),
  };
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

function clipped(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
