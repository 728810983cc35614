import type { Workload } from "./bundle";
import type { Result } from "./result";
import { compareText } from "./techniques";

/** Parts of a workload in which two results of one cohort may differ and still be compared, with that said. */
const FIELDS = {
  batch_size: "batch size",
  sequence_length: "sequence length",
  input_tokens: "input tokens",
  output_tokens: "output tokens",
  concurrency: "concurrency",
  request_rate: "request rate",
  steps: "steps",
  samples: "samples",
  tokens: "tokens",
  tasks: "tasks",
  dtype: "data type",
  settings: "workload settings",
} as const satisfies Partial<Record<keyof Workload, string>>;
const FIELD_KEYS = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** A part of two workloads in which they differ, with what each of them ran. */
interface Difference {
  name: string;
  own: string;
  other: string;
}

/** Where two workloads differ that may differ. */
export function workloadDifferences(own: Workload, other: Workload): Difference[] {
  return FIELD_KEYS.flatMap((field) => {
    const [mine, theirs] = [textOf(own, field), textOf(other, field)];
    return mine === theirs ? [] : [{ name: FIELDS[field], own: mine, other: theirs }];
  });
}

/** All of a workload that may differ, as one text: equal where `workloadDifferences` finds nothing. */
export function workloadText(workload: Workload): string {
  return JSON.stringify(FIELD_KEYS.map((field) => textOf(workload, field)));
}

/**
 * What a reader must know before comparing a result with the others of its cohort, by result: each part of its
 * workload that differs from what most of the others ran.
 */
export function workloadCaveats(results: readonly Result[]): Map<string, string[]> {
  const usual = new Map(
    FIELD_KEYS.map((field) => [field, commonest(results.map(({ workload }) => textOf(workload, field)))]),
  );
  return new Map(
    results.map(({ id, workload }) => [
      id,
      FIELD_KEYS.flatMap((field) => {
        const [own, others] = [textOf(workload, field), usual.get(field)];
        return own === others ? [] : [`${FIELDS[field]} ${own}, the others mostly ${others}`];
      }),
    ]),
  );
}

/** A part of a workload in words, equal for equal parts. */
function textOf(workload: Workload, field: keyof typeof FIELDS): string {
  const value = workload[field];
  if (value === undefined) return "not stated";
  if (Array.isArray(value)) return [...value].sort(compareText).join(", ");
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, setting]) => `${name} ${setting}`)
    .join(", ");
}

/** The text that stands most often; of several, the first by its letters. */
function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  return most?.[0];
}
