import { BUNDLE_FORMAT } from "../bundle-format";
import { columnValue } from "../cell";
import { isMetric, type MetricKey, metric } from "../metrics";
import { boardQuality } from "../quality";
import type { Result } from "../result";
import { slug } from "../slug";
import type { NeededRun } from "./needed-run";

/** A value that only the submitter can give: no bundle is valid while it has one. */
type Blank = null;

interface MetricSkeleton {
  value: Blank;
  unit: string;
  /** Absent where it makes no difference to the metric. */
  scope?: Blank;
  origin: "measured";
}

interface ScoreSkeleton {
  task: string | Blank;
  metric: string | Blank;
  value: Blank;
  better: "lower" | "higher" | Blank;
  over?: readonly string[];
  origin: "measured";
}

/** A bundle of one result with nulls where its submitter must fill something in. */
export interface BundleSkeleton {
  format: typeof BUNDLE_FORMAT;
  title: string;
  source: { kind: "run" };
  submitter: { name: Blank; relationship: Blank };
  environments: Readonly<Record<string, object>>;
  results: readonly {
    id: string;
    axis: string;
    modality: string;
    model: object;
    technique: { family: string; name: string };
    environment: string;
    workload: object;
    metrics: Partial<Record<MetricKey, MetricSkeleton>>;
    quality?: readonly ScoreSkeleton[];
  }[];
}

/**
 * The bundle that a submitter would send for a needed run: the technique, model, workload and accelerator of its
 * neighbours, and a null for each number, each scope, and each name that is not known. Nothing is guessed: as long as
 * a null is left, the bundle schema refuses it. What a run alone knows (driver, software, seed) is left out.
 */
export function bundleSkeleton(needed: NeededRun): BundleSkeleton {
  const { axis, technique, run, setting, column, columns, environment, neighbour } = needed;
  const { accelerator = null, count = null, memory_gb, power_limit_w } = environment;
  const metrics = columns.filter(isMetric);
  const { dataset } = setting.cohort;
  return {
    format: BUNDLE_FORMAT,
    title: shortened(
      `${technique}${needed.counterpart ? " counterpart of" : " on"} ${column.label}${dataset ? `, ${dataset}` : ""}`,
    ),
    source: { kind: "run" },
    submitter: { name: null, relationship: null },
    environments: { machine: { accelerator, count, memory_gb, power_limit_w } },
    results: [
      {
        id: identifier(`${technique}-${column.label}`),
        axis,
        modality: run.modality,
        model: modelSkeleton(needed),
        technique: { family: run.family, name: technique },
        environment: "machine",
        workload: workloadSkeleton(needed),
        metrics: Object.fromEntries(metrics.map((key) => [key, metricSkeleton(key, setting.results)])),
        ...(columns.includes("quality") ? { quality: scoreSkeletons(neighbour, setting.results) } : {}),
      },
    ],
  };
}

/** Names of a bundle have at most 200 characters. */
function shortened(text: string): string {
  return [...text].slice(0, 200).join("");
}

/** An identifier of a bundle: ASCII letters, digits and a few signs. */
function identifier(text: string): string {
  return (
    slug(text)
      .replaceAll(/[^a-z0-9.-]/g, "")
      .replace(/^[.-]+/, "") || "run"
  );
}

function modelSkeleton({ model, isRebuilt }: NeededRun): object {
  if (!model || isRebuilt) return { name: null, parameters_b: null };
  const { name, family, parametersB, activeParametersB, hubId, revision } = model;
  return {
    name,
    ...(family ? { family } : {}),
    parameters_b: parametersB,
    ...(activeParametersB === null ? {} : { active_parameters_b: activeParametersB }),
    ...(hubId ? { hub_id: hubId } : {}),
    ...(revision ? { revision } : {}),
  };
}

/** What its neighbour ran, or what all of a setting have in common. Its seed is its own. */
function workloadSkeleton({ neighbour, setting }: NeededRun): object {
  const { task, dataset, dataset_revision } = setting.cohort;
  const common = {
    ...(task ? { task } : {}),
    ...(dataset ? { dataset } : { dataset: null }),
    ...(dataset_revision ? { dataset_revision } : {}),
  };
  if (!neighbour) return common;
  const { seed: _own, ...workload } = neighbour.workload;
  return { ...common, ...workload };
}

/** In the unit that the others have, so that the values compare. */
function metricSkeleton(key: MetricKey, results: readonly Result[]): MetricSkeleton {
  const units = results.flatMap((result) => {
    const value = columnValue(result, key, []);
    return "missing" in value ? [] : [value.unit];
  });
  const { unit, scoped } = metric(key);
  return { value: null, unit: units[0] ?? unit, ...(scoped ? { scope: null } : {}), origin: "measured" };
}

function scoreSkeletons(neighbour: Result | null, results: readonly Result[]): ScoreSkeleton[] {
  for (const result of neighbour ? [neighbour, ...results] : results) {
    const quality = boardQuality(result.axis, result.quality, result.workload.tasks ?? null);
    if (typeof quality === "string") continue;
    return quality.scores.map(({ task, metric: measure, better, over }) => ({
      task,
      metric: measure,
      value: null,
      better,
      ...(over ? { over } : {}),
      origin: "measured",
    }));
  }
  return [{ task: null, metric: null, value: null, better: null, origin: "measured" }];
}
