import type { Axis, MissingReason, Modality, Origin, Scope } from "./axes";
import type { Environment, QualityScore, Technique, Uncertainty, Workload } from "./bundle";
import type { MetricKey } from "./metrics";
import type { Trust } from "./trust";

/** One value of one metric, in the metric's canonical unit, with all that is known of it. */
export interface Measurement {
  value: number;
  unit: string;
  /** null: the source does not say. */
  scope: Scope | null;
  /** In the canonical unit. */
  uncertainty: Uncertainty | null;
  repeats: readonly number[] | null;
  origin: Origin;
  reference: string | null;
  note: string | null;
  doubt: string | null;
}

export interface MissingMeasurement {
  missing: MissingReason;
  note: string | null;
}

export interface ResultModel {
  slug: string;
  name: string;
  family: string | null;
  parametersB: number;
  activeParametersB: number | null;
  hubId: string | null;
  revision: string | null;
}

/** One technique on one model in one environment under one workload, with its measurements. */
export interface Result {
  /** Unique among all results of the board, and stable: derived from the bundle's bytes. */
  id: string;
  bundle: string;
  /** The bundle's title and the address of what it was taken from. */
  source: { title: string; url: string | null };
  /** Who handed it in, by name: a part of what tells versions of one result. */
  submitter: string;
  axis: Axis;
  modality: Modality;
  family: string;
  technique: string;
  settings: Technique["settings"] | null;
  model: ResultModel;
  /**
   * The model that a technique mean pairs this result on: its own, or in `architecture` the one of the baseline
   * that differs by the technique alone (dense 1.5B for MoE 1.5Bx8). Its name, and its revision where one is known:
   * two revisions are two models.
   */
  pairedModel: string;
  environment: Environment;
  workload: Workload;
  /** The current version of the result that it is compared with. */
  baseline: string | null;
  /** Why its source says that its values must not be ranked with others; null where it does not. */
  notComparable: string | null;
  notes: string | null;
  trust: Trust;
  measurements: Partial<Record<MetricKey, Measurement | MissingMeasurement>>;
  quality: readonly QualityScore[];
}

/** Every current published result of an axis. */
export interface AxisResults {
  results: Result[];
  /** The dataset version they were read at; 0 before anything was published. */
  datasetVersion: number;
}

/** A model as boards name it: two revisions of one name are two models. */
export function modelLabel({ name, revision }: Pick<ResultModel, "name" | "revision">): string {
  return revision === null ? name : `${name} @ ${revision}`;
}
