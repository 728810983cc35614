import { z } from "zod";
import { Bundle, MeasuredValue, MissingValue } from "../bundle";
import { BUNDLE_FORMAT } from "../bundle-format";
import type { FindingList, Verdict } from "../findings";
import { jsonPointer } from "../json-pointer";
import { ownEntry } from "../own-entry";
import { printable, shown } from "../printable";
import { HIDING } from "./structure";
import { didYouMean, metricRemedy } from "./suggestion";

export type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Whether a parsed JSON value is an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path, own properties alone; undefined where nothing does. */
export function at(value: unknown, path: Path): unknown {
  let reached = value;
  for (const step of path) {
    if (typeof reached !== "object" || reached === null || !Object.hasOwn(reached, step)) return undefined;
    reached = Reflect.get(reached, step);
  }
  return reached;
}

/** The schema that a metric's entry is meant to follow: a missing value, or a value. */
export function metricSchema(entry: unknown): typeof MissingValue | typeof MeasuredValue {
  return isObject(entry) && Object.hasOwn(entry, "missing") && !Object.hasOwn(entry, "value")
    ? MissingValue
    : MeasuredValue;
}

/** Issues of a union as issues of that one of its members that was meant. */
export function plainIssues(issues: readonly Issue[], raw: unknown): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union") return [issue];
    const value = at(raw, issue.path);
    if (value === undefined)
      return [{ code: "invalid_type", expected: "object", path: issue.path, message: "" }];
    const isEntry = issue.path.at(-2) === "metrics";
    const inner = isEntry ? metricSchema(value).safeParse(value).error?.issues : textIssues(issue, value);
    return (inner ?? []).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
  });
}

/** A setting may be text, number, truth value or null: where it is text, what is wrong with the text. */
function textIssues(
  issue: Extract<Issue, { code: "invalid_union" }>,
  value: unknown,
): readonly Issue[] | undefined {
  if (typeof value === "string") return issue.errors[0];
  return [
    {
      code: "invalid_type",
      expected: "text, number, true, false or null",
      path: [],
      message: "",
    },
  ];
}

/** Turns what zod says of `raw`, which stands at `base` in the bundle, into findings. */
export function reportIssues(list: FindingList, issues: readonly Issue[], raw: unknown, base: Path): void {
  for (const issue of plainIssues(issues, raw)) {
    const path = [...base, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) reportUnknownKey(list, path, key);
      continue;
    }
    const pointer = jsonPointer(path);
    if (list.isSettled(pointer)) continue;
    const value = at(raw, issue.path);
    // That it is too short is said already.
    if (value === "" && issue.code === "invalid_format") continue;
    const expected = expectation(issue, path);
    const field = String(path.at(-1));
    if (pointer === "/format") {
      const remedy = `Set "format" to "${BUNDLE_FORMAT}"; other versions are not known here.`;
      list.add("format.version", pointer, { found: shown(value), expected: `"${BUNDLE_FORMAT}"`, remedy });
    } else if (value === undefined) {
      list.add("schema.missing", pointer, {
        found: "nothing",
        expected,
        remedy: `Add "${printable(field)}".`,
      });
    } else if (issue.code === "invalid_type") {
      list.add("schema.type", pointer, {
        found: shown(value),
        expected,
        remedy: typeRemedy(value, expected),
      });
    } else if (issue.code === "too_big" && issue.origin === "array") {
      list.add("schema.limit", pointer, {
        found: shown(value),
        expected,
        remedy: "Split it, or leave some out.",
      });
    } else reportValue(list, pointer, issue.code === "invalid_key" ? field : value, expected, issue);
  }
}

function reportUnknownKey(list: FindingList, path: Path, key: string): void {
  const pointer = jsonPointer([...path, key]);
  const found = shown(key);
  if (path.at(-1) === "metrics") {
    list.add("metric.unknown", pointer, {
      found,
      expected: "a metric of the table",
      remedy: metricRemedy(key),
    });
    return;
  }
  // Its own check reports it wherever it stands: zod passes over it in some places.
  if (key === "__proto__") return;
  const known = fieldsAt(path);
  const settings = known.includes("settings") ? " Conditions of your own belong into `settings`." : "";
  list.add("schema.unknown_key", pointer, {
    found,
    expected: known.length > 0 ? `one of ${known.join(", ")}` : "no such field",
    remedy: `Remove it or correct its name.${didYouMean(key, known)}${settings}`,
  });
}

function reportValue(
  list: FindingList,
  pointer: string,
  value: unknown,
  expected: string,
  issue: Issue,
): void {
  const verdict: Verdict = { found: shown(value), expected, remedy: `Give ${expected}.` };
  if (typeof value === "string" && HIDING.test(value)) {
    list.add("text.control", pointer, {
      ...verdict,
      expected: "text without characters that hide or reorder it",
      remedy: "Remove the characters shown as \\u….",
    });
  } else if (issue.code === "invalid_value" && typeof value === "string") {
    const known = issue.values.map(String);
    list.add("schema.value", pointer, { ...verdict, remedy: `Use one of these.${didYouMean(value, known)}` });
  } else list.add("schema.value", pointer, verdict);
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
};

const SHAPES: Readonly<Record<string, string>> = {
  id: "letters, digits and . _ : + -, beginning with a letter or digit, at most 200",
  family: "lower-case words joined by single hyphens",
  url: "an address that begins with http:// or https://",
  sha256: "64 lower-case hexadecimal digits",
};

/** What the format asks for at the place of an issue, in words. */
function expectation(issue: Issue, path: Path): string {
  const field = String(path.at(-1));
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1
        ? `"${String(issue.values[0])}"`
        : `one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return bound(issue.origin, "at least", issue.minimum, issue.inclusive === false);
    case "too_big":
      return bound(issue.origin, "at most", issue.maximum, false);
    case "invalid_format":
    case "invalid_key": {
      const isReference = field === "baseline" || field === "environment" || path.at(-2) === "environments";
      return (
        ownEntry(SHAPES, isReference ? "id" : field) ?? "text of visible characters in one line, at most 200"
      );
    }
    default:
      return "a value that the format allows";
  }
}

function bound(origin: string, direction: string, limit: number | bigint, strict: boolean): string {
  if (strict) return `a number above ${limit}`;
  if (origin === "string") return `${direction} ${limit} ${limit === 1 ? "character" : "characters"}`;
  if (origin === "array") return `${direction} ${limit} ${limit === 1 ? "entry" : "entries"}`;
  return `a number of ${direction} ${String(limit).replace("e+", "e")}`;
}

function typeRemedy(value: unknown, expected: string): string {
  if (typeof value === "string" && expected.includes("number")) return "Write the number without quotes.";
  if (value === null && expected !== "an object") return "Leave out what is not known.";
  return `Give ${expected}.`;
}

/** The fields that the format has for the object at a path; none where it takes any, or has no object. */
function fieldsAt(path: Path): string[] {
  let schema: unknown = Bundle;
  for (const step of path) {
    schema = unwrapped(schema);
    if (schema instanceof z.ZodObject) schema = schema.shape[String(step)];
    else if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodRecord) schema = schema.valueType;
    else return [];
  }
  schema = unwrapped(schema);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapped(schema.unwrap());
  // The only union of objects is that of a metric: a value, or why there is none.
  if (schema instanceof z.ZodUnion) return unwrapped(schema.options[0]);
  return schema;
}
