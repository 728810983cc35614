import type { Workload } from "./bundle";
import type { Result } from "./result";
import { compareText } from "./techniques";

/** Parts of a workload in which two results of one cohort may differ and still be compared, with that said. */
export const WORKLOAD_FIELDS = {
  batch_size: "batch size",
  sequence_length: "sequence length",
  input_tokens: "input tokens",
  output_tokens: "output tokens",
  concurrency: "concurrency",
  request_rate: "request rate",
  steps: "steps",
  samples: "samples",
  tokens: "tokens",
  dtype: "data type",
} as const satisfies Partial<Record<keyof Workload, string>>;
export const WORKLOAD_FIELD_KEYS = Object.keys(WORKLOAD_FIELDS) as (keyof typeof WORKLOAD_FIELDS)[];

/**
 * What a reader must know before comparing a result with the others of its cohort, by result: its own notes, and
 * each part of its workload that differs from what most of the others ran.
 */
export function workloadCaveats(results: readonly Result[]): Map<string, string[]> {
  const usual = new Map(
    WORKLOAD_FIELD_KEYS.map((field) => [field, commonest(results.map(({ workload }) => workload[field]))]),
  );
  return new Map(
    results.map((result) => {
      const differences = WORKLOAD_FIELD_KEYS.flatMap((field) => {
        const [own, others] = [result.workload[field], usual.get(field)];
        return own === others ? [] : [`${WORKLOAD_FIELDS[field]} ${say(own)}, most others ${say(others)}`];
      });
      return [result.id, [...(result.notes ? [result.notes] : []), ...differences]];
    }),
  );
}

function say(value: string | number | undefined): string {
  return value === undefined ? "not stated" : String(value);
}

/** The value that stands most often; of several, the first as text. */
function commonest<Value extends string | number | undefined>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(String(a), String(b)));
  return most?.[0];
}
