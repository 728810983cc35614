import { bundleJsonSchema } from "@/benchmark/bundle";
import { listSchemaObjects } from "@/benchmark/docs/schema-fields";
import { isMetric, type MetricKey } from "@/benchmark/metrics";
import type { FieldRow } from "@/importers/importer";

/** Where something of a file goes: a value, or more about a value; a part of a bundle; or nowhere. */
export type Place =
  | { kind: "metric"; metric: MetricKey; field: string | null }
  | { kind: "part"; path: string }
  | { kind: "nothing" };

/** What `becomes` names, or null for what the format of bundles does not know. */
export function placeOf(name: string): Place | null {
  if (name === "nothing") return { kind: "nothing" };
  const [head = "", ...rest] = name.split(".");
  if (isMetric(head)) {
    const field = rest.length === 0 ? null : rest.join(".");
    return field === null || PATHS.has(`{metric}.${field}`) ? { kind: "metric", metric: head, field } : null;
  }
  return PATHS.has(name) ? { kind: "part", path: name } : null;
}

/** The names in a row's `becomes`, which are separated by commas. */
export function becomesNames({ becomes }: Pick<FieldRow, "becomes">): string[] {
  return becomes.split(",").map((name) => name.trim());
}

/** Paths as they count from a result, with its environment in it: `model.name`, `environment.count`, `{metric}.repeats`. */
const PATHS: ReadonlySet<string> = new Set(
  listSchemaObjects(bundleJsonSchema()).flatMap(({ path, fields }) => {
    const from = pathFromResult(path);
    return from === null ? [] : fields.map(({ name }) => (from === "" ? name : `${from}.${name}`));
  }),
);

function pathFromResult(path: string): string | null {
  if (path === "pipeline") return path;
  if (path === "environments.{name}") return "environment";
  const [, inner] = /^results\[\](?:\.(.+))?$/.exec(path) ?? [null];
  if (!path.startsWith("results[]")) return null;
  return (inner ?? "").replace(/^metrics\./, "").replaceAll("[]", "");
}
