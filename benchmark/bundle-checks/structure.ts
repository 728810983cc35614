import { LIMITS } from "../bundle";
import type { FindingList } from "../findings";
import { jsonPointer } from "../json-pointer";
import { printable, shown } from "../printable";
import type { Path } from "./schema-issues";

/** No list or object inside a result, an environment or the envelope may have more entries. */
const MOST_ENTRIES = 1_000;
/**
 * What no text may hold, of whatever field: controls (a terminal obeys them), marks that reorder or hide what is
 * read, halves of characters. Lines may break, as far as the field's own shape lets them.
 */
export const HIDING = /[^\P{Cc}\n\r\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const HALF_CHARACTER = /\p{Surrogate}/u;
/** Nothing but spaces, and letters that look like them. */
const BLANK = /^[\s\u115f\u1160\u2800\u3164\uffa0]+$/u;

/**
 * Reports what no schema sees, or sees at a price: keys that objects treat specially, text that hides what it says,
 * lists so long that each entry's own issue would fill the memory, depth. The same value comes back without such lists.
 */
export function inspectStructure(value: unknown, base: Path, list: FindingList | null): unknown {
  const taken: Path[] = [];
  inspect(value, [...base], taken, list);
  return without(
    value,
    taken.map((path) => path.slice(base.length)),
  );
}

function inspect(value: unknown, path: PropertyKey[], taken: Path[], list: FindingList | null): void {
  if (typeof value === "string") {
    if (list) inspectText(value, path, list);
    else if (HIDING.test(value) || BLANK.test(value)) taken.push([...path]);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const keys = Array.isArray(value) ? null : Object.keys(value);
  const entries = keys?.length ?? (Array.isArray(value) ? value.length : 0);
  if (entries > MOST_ENTRIES || path.length > LIMITS.depth) {
    taken.push([...path]);
    reportExcess(list, jsonPointer(path), entries);
    return;
  }
  if (keys === null && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      path.push(index);
      inspect(value[index], path, taken, list);
      path.pop();
    }
  }
  for (const key of keys ?? []) {
    path.push(key);
    if (list) inspectKey(key, path, list);
    inspect(Reflect.get(value, key), path, taken, list);
    path.pop();
  }
}

function inspectText(text: string, path: Path, list: FindingList): void {
  if (HIDING.test(text)) reportHiding(list, jsonPointer(path), text);
  if (!BLANK.test(text)) return;
  const pointer = jsonPointer(path);
  const found = `"${printable(text)}"`;
  const expected = "text that can be seen";
  list.add("schema.value", pointer, { found, expected, remedy: "Fill it in, or leave the field out." });
  list.settle(pointer);
}

function inspectKey(key: string, path: Path, list: FindingList): void {
  if (HIDING.test(key)) reportHiding(list, jsonPointer(path), key);
  if (key !== "__proto__") return;
  list.add("schema.unknown_key", jsonPointer(path), {
    found: shown(key),
    expected: "no such field",
    remedy: "Remove it.",
  });
}

function reportHiding(list: FindingList, pointer: string, text: string): void {
  const isHalf = HALF_CHARACTER.test(text);
  list.add("text.control", pointer, {
    found: `"${printable(text)}"`,
    expected: isHalf ? "whole characters" : "text without characters that hide or reorder it",
    remedy: isHalf
      ? "Remove the half of a character (\\ud800 to \\udfff)."
      : "Remove the characters shown as \\u….",
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

/**
 * A copy of a value without what stands at some paths, made in one pass however many they are; a list with a fault in
 * it goes as a whole, so that no place shifts. Undefined where all of it goes.
 */
export function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0) return value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const byKey = new Map<PropertyKey, Path[]>();
  for (const [key, ...rest] of paths) {
    if (key === undefined) return undefined;
    const others = byKey.get(key);
    if (others) others.push(rest);
    else byKey.set(key, [rest]);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const kept = without(inner, byKey.get(name) ?? []);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}
