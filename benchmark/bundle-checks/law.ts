import type { Axis, Scope } from "../axes";
import type { Environment, QualityScore, Workload } from "../bundle";
import type { FindingCode } from "../findings";
import type { MetricKey } from "../metrics";
import type { LooseTechnique } from "./draft";

/** A value in its metric's canonical unit. */
export interface LawValue {
  value: number;
  unit: string;
  /** Absent where the source does not say. */
  scope: Scope | undefined;
}

/** What a law is judged on: the values of one result, and with what they were measured. */
export interface LawSubject {
  axis: Axis | undefined;
  values: ReadonlyMap<MetricKey, LawValue>;
  environment: Environment;
  workload: Workload;
  technique: LooseTechnique;
  parametersB: number | undefined;
  quality: readonly QualityScore[];
}

/** What was compared, with its numbers, or what would be needed to compare it. */
export type Judgement =
  | {
      holds: boolean;
      /** The metric whose value is at fault where it does not hold. */
      metric: MetricKey;
      found: string;
      expected: string;
    }
  | { missing: readonly string[] };

/** Something that nature or arithmetic demands of a result's values. */
export interface Law {
  code: FindingCode;
  title: string;
  remedy: string;
  /** null where the law says nothing about such a result. */
  judge(subject: LawSubject, baseline: LawSubject | null): Judgement | null;
}

/** Two values that should be the same may differ by this part of the stated one. */
export const TOLERANCE = 0.05;

/** Whether two values count the same accelerators, as far as their source says. */
export function sameScope(a: LawValue, b: LawValue, { count }: Environment): boolean {
  return count === 1 || a.scope === b.scope;
}

/** That a law can't be judged, for want of those of these things that are not there. */
export function lacking(things: Readonly<Record<string, unknown>>): Judgement {
  return {
    missing: Object.entries(things).flatMap(([name, thing]) =>
      thing === undefined || thing === null ? [name] : [],
    ),
  };
}
