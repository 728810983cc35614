import { LIMITS } from "../bundle";
import type { FindingList } from "../findings";
import { jsonPointer } from "../json-pointer";
import { printable, shown } from "../printable";
import type { Path } from "./schema-issues";

/** No list or object inside a result, an environment or the envelope may have more entries. */
const MOST_ENTRIES = 1_000;
const HALF_CHARACTER = /\p{Surrogate}/u;

/**
 * Reports what no schema sees, or sees at a price: keys that objects treat specially, halves of characters, lists so
 * long that each entry's own issue would fill the memory, depth. The same value comes back without such lists.
 */
export function inspectStructure(value: unknown, base: Path, list: FindingList | null): unknown {
  const tooLong: Path[] = [];
  inspect(value, [...base], tooLong, list);
  return tooLong.reduce((rest: unknown, path) => without(rest, path.slice(base.length)), value);
}

function inspect(value: unknown, path: PropertyKey[], tooLong: Path[], list: FindingList | null): void {
  if (typeof value === "string") {
    if (list && HALF_CHARACTER.test(value)) reportHalf(list, jsonPointer(path), value);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const keys = Array.isArray(value) ? null : Object.keys(value);
  const entries = keys?.length ?? (Array.isArray(value) ? value.length : 0);
  if (entries > MOST_ENTRIES || path.length > LIMITS.depth) {
    tooLong.push([...path]);
    reportExcess(list, jsonPointer(path), entries);
    return;
  }
  if (keys === null && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      path.push(index);
      inspect(value[index], path, tooLong, list);
      path.pop();
    }
  }
  for (const key of keys ?? []) {
    path.push(key);
    if (list) inspectKey(key, path, list);
    inspect(Reflect.get(value, key), path, tooLong, list);
    path.pop();
  }
}

function inspectKey(key: string, path: Path, list: FindingList): void {
  if (HALF_CHARACTER.test(key)) reportHalf(list, jsonPointer(path), key);
  if (key !== "__proto__") return;
  list.add("schema.unknown_key", jsonPointer(path), {
    found: shown(key),
    expected: "no such field",
    remedy: "Remove it.",
  });
}

function reportHalf(list: FindingList, pointer: string, text: string): void {
  const found = `"${printable(text)}"`;
  const expected = "whole characters";
  list.add("text.control", pointer, {
    found,
    expected,
    remedy: "Remove the half of a character (\\ud800 to \\udfff).",
  });
  list.settle(pointer);
}

function reportExcess(list: FindingList | null, pointer: string, entries: number): void {
  if (!list) return;
  const expected = `at most ${MOST_ENTRIES} entries and ${LIMITS.depth} levels`;
  list.add("schema.limit", pointer, { found: `${entries} entries`, expected, remedy: "Leave some out." });
  list.settle(pointer);
}

/** Whether an object has more keys than any of a bundle may have; then that is reported. */
export function hasTooManyKeys(value: object, path: Path, list: FindingList): boolean {
  const { length } = Object.keys(value);
  if (length > MOST_ENTRIES) reportExcess(list, jsonPointer(path), length);
  return length > MOST_ENTRIES;
}

/** A copy of a value without what stands at a path; a list with a fault in it goes as a whole, so that no place shifts. */
export function without(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== "object" || value === null || Array.isArray(value))
    return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      if (name !== key) return [[name, inner]];
      const kept = rest.length === 0 ? undefined : without(inner, rest);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}
