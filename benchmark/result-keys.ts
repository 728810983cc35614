import type { Modality, Origin } from "./axes";
import { environmentClass } from "./environment";
import type { Result } from "./result";
import { type ScaleBand, scaleBandOf } from "./scale-bands";
import { nameSlug, slug } from "./slug";
import { type CrossCheck, type Party, type Standing, standingOf } from "./trust";

/** What results must agree in to rank against each other, beside the axis. */
export interface CohortKey {
  family: string;
  modality: Modality;
  task: string | null;
  dataset: string | null;
  dataset_revision: string | null;
  /** Accelerator and count. */
  environment: string;
}

/** What filters compare a result by, spelled as addresses spell it. */
export interface ResultKeys {
  modality: Modality;
  family: string;
  scale: ScaleBand;
  model: string;
  technique: string;
  accelerator: string;
  dataset: string;
  trust: Standing;
  party: Party;
  checks: CrossCheck;
  /** The name of its cohort: equal for results that rank against each other. */
  cohort: string;
  /** Origins of its values, each once. */
  origins: readonly Origin[];
}

/** Results never change, and every click on a board asks for all of them again. */
const known = new WeakMap<Result, ResultKeys>();

export function resultKeys(result: Result): ResultKeys {
  const before = known.get(result);
  if (before) return before;
  const keys = {
    modality: result.modality,
    family: result.family,
    scale: scaleBandOf(result.model.parametersB),
    model: result.model.slug,
    technique: slug(result.technique),
    accelerator: nameSlug(result.environment.accelerator),
    dataset: nameSlug(result.workload.dataset),
    trust: standingOf(result.trust),
    party: result.trust.party,
    checks: result.trust.checks,
    cohort: JSON.stringify(cohortKey(result)),
    origins: originsOf(result),
  };
  known.set(result, keys);
  return keys;
}

function originsOf({ measurements, quality }: Result): Origin[] {
  const measured = Object.values(measurements).flatMap((one) => ("missing" in one ? [] : [one.origin]));
  return [...new Set([...measured, ...quality.map(({ origin }) => origin)])];
}

export function cohortKey({ family, modality, workload, environment }: Result): CohortKey {
  return {
    family,
    modality,
    task: workload.task ?? null,
    dataset: workload.dataset ?? null,
    dataset_revision: workload.dataset_revision ?? null,
    environment: environmentClass(environment),
  };
}
