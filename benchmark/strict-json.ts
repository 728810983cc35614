import { visit } from "jsonc-parser";
import { LIMITS } from "./bundle";
import { type Finding, FindingList } from "./findings";
import { jsonPointer } from "./json-pointer";
import { type Repair, repairJson } from "./json-repair";
import { printable, shown } from "./printable";

/** What a text holds: with a value wherever one can be read, even if findings refuse the text. */
export type StrictJson =
  | { readable: true; value: unknown; findings: readonly Finding[] }
  | { readable: false; findings: readonly Finding[] };

/**
 * Reads JSON as RFC 8259 has it, and finds what JSON.parse passes over: duplicate keys, depth, numbers too large.
 * One byte order mark at the beginning is skipped. Comments, trailing commas and NaN are findings, but the rest
 * is read nevertheless (such a number as null), so that everything wrong is found at once.
 */
export function parseStrictJson(text: string): StrictJson {
  const list = new FindingList();
  // RFC 8259 lets a parser skip the mark, and several tools on Windows write it unasked.
  const document = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (document.length > LIMITS.documentBytes) {
    const found = `${document.length} characters`;
    const expected = `at most ${LIMITS.documentBytes} bytes`;
    list.add("json.too_large", "", { found, expected, remedy: "Split it into several bundles." });
    return { readable: false, findings: list.findings };
  }
  // Before any parser that descends by recursion sees it.
  const tooDeep = findTooDeep(document);
  if (tooDeep !== null) {
    const found = `level ${LIMITS.depth + 1} ${placesOf(document)(tooDeep)}`;
    const expected = `at most ${LIMITS.depth} levels`;
    list.add("json.depth", "", {
      found,
      expected,
      remedy: "A bundle needs 6 levels: look for a list that is not closed.",
    });
    return { readable: false, findings: list.findings };
  }
  const direct = tryParse(document);
  if (direct.ok) {
    inspectKeysAndNumbers(document, list, []);
    return { readable: true, value: direct.value, findings: list.findings };
  }
  const { repaired, repairs } = repairJson(document);
  const second = repairs.length > 0 ? tryParse(repaired) : direct;
  if (second.ok) inspectKeysAndNumbers(repaired, list, repairs);
  else {
    reportSyntax(repaired, list);
    reportRepairs(document, list, repairs, new Map());
  }
  return second.ok
    ? { readable: true, value: second.value, findings: list.findings }
    : { readable: false, findings: list.findings };
}

function tryParse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** Where the text first goes deeper than a bundle may; null if nowhere. Needs no stack, whatever the text. */
function findTooDeep(text: string): number | null {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === BACKSLASH) index++;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++depth > LIMITS.depth) return index;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return null;
}
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

function inspectKeysAndNumbers(text: string, list: FindingList, repairs: readonly Repair[]): void {
  const open: Set<string>[] = [];
  const pointers = new Map<number, string>();
  const numbers = new Set(repairs.filter(({ kind }) => kind === "number").map(({ offset }) => offset));
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, _line, _column, path) => {
      const keys = open.at(-1);
      if (keys?.has(key)) {
        list.add("json.duplicate_key", jsonPointer([...path(), key]), {
          found: `${shown(key)} once more`,
          expected: "each key once in an object",
          remedy: "Remove one of the two.",
        });
      }
      keys?.add(key);
    },
    onLiteralValue: (value, offset, length, _line, _column, path) => {
      if (numbers.has(offset)) pointers.set(offset, jsonPointer(path()));
      if (typeof value === "number" && !Number.isFinite(value)) {
        reportNumber(list, jsonPointer(path()), text.slice(offset, offset + length));
      }
    },
  });
  reportRepairs(text, list, repairs, pointers);
}

function reportNumber(list: FindingList, pointer: string, written: string): void {
  list.add("json.not_a_number", pointer, {
    found: printable(written),
    expected: "a finite number",
    remedy:
      'Say why there is none: { "missing": "not_measured" }, or "not_applicable", "failed", "out_of_memory".',
  });
}

function reportRepairs(
  text: string,
  list: FindingList,
  repairs: readonly Repair[],
  pointers: ReadonlyMap<number, string>,
): void {
  for (const { kind, offset, written } of repairs) {
    if (kind === "number") reportNumber(list, pointers.get(offset) ?? "", written);
  }
  const place = placesOf(text);
  const comments = repairs.filter(({ kind }) => kind === "comment");
  if (comments[0]) {
    const found = `${printable(comments[0].written, 40)} ${place(comments[0].offset)}${further(comments)}`;
    const remedy = "Remove it; `notes` and `note` are for prose.";
    list.add("json.comment", "", { found, expected: "no comments", remedy });
  }
  const commas = repairs.filter(({ kind }) => kind === "comma");
  if (commas[0]) {
    const found = `"," before a closing bracket ${place(commas[0].offset)}${further(commas)}`;
    const expected = "no comma after the last entry";
    const remedy = commas.length === 1 ? "Remove this comma." : "Remove these commas.";
    list.add("json.trailing_comma", "", { found, expected, remedy });
  }
}

function further(all: readonly Repair[]): string {
  return all.length === 1 ? "" : `, and ${all.length - 1} more`;
}

/** The first error alone: those after it mostly follow from it. */
function reportSyntax(text: string, list: FindingList): void {
  const place = placesOf(text);
  let first: { offset: number; path: string } | null = null;
  let reached = "";
  visit(text, {
    onObjectProperty: (key, _offset, _length, _line, _column, path) => {
      if (!first) reached = jsonPointer([...path(), key]);
    },
    onError: (_error, offset) => {
      first ??= { offset, path: reached };
    },
  });
  const { offset, path } = first ?? { offset: text.length, path: reached };
  const rest = text
    .slice(offset, offset + 200)
    .replace(/\s+/g, " ")
    .trim();
  const found = rest === "" ? "the end of the text" : `"${printable(rest, 20)}"`;
  list.add("json.syntax", path, {
    found: `${found} ${place(offset)}`,
    expected: "JSON",
    remedy: text.trim() === "" ? "The text is empty: send a bundle." : "Write the file with a JSON library.",
  });
}

/** Says where an offset lies, as editors count. The lines are counted once, however many places are asked for. */
function placesOf(text: string): (offset: number) => string {
  let starts: number[] | null = null;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return `at line ${low + 1}, column ${offset - (starts[low] ?? 0) + 1}`;
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
