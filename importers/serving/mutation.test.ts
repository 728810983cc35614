import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AS_IT_IS, type Change, damaged, type Ending, NO_NUMBERS, STRANGE_NUMBERS } from "../mutations";
import { inventedValues, unsound } from "../soundness";
import { textFile } from "../source-file";
import { MADE_UP_IMPORTS, type MadeUpImport } from "./made-up-files";

const STRANGE_WORDS = ["[N/A]", "12.5 furlongs", "nan", "-inf", "1.2.3", "--", "\u0000", "\u202e", "١٢"];
const change = (what: readonly Change["what"][], by: readonly unknown[]): fc.Arbitrary<Change> =>
  fc.record({ place: fc.nat(200), what: fc.constantFrom(...what), by: fc.constantFrom(...by) });
const ending: fc.Arbitrary<Ending> = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
  isUtf16: fc.constantFrom(false, false, false, false, false, true),
  doubled: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(200)),
});

async function read({ importer, files: texts }: MadeUpImport, list: readonly Change[], end: Ending) {
  const files = Object.entries(texts).map(([path, text], index) =>
    textFile(path, index === 0 ? damaged(text, list, end) : text),
  );
  const taken = files.filter((file) => importer.recognises(file));
  return { files, taken, outcome: await importer.read(files, files) };
}

describe.each(MADE_UP_IMPORTS.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const { importer, files, mayDiffer = [] } = one;

  test("unchanged, it is its importer's alone, and every value stands in the table of fields", async () => {
    const whole = await read(one, [], AS_IT_IS);
    expect(whole.taken).toHaveLength(Object.keys(files).length);
    expect(whole.outcome.readings.length).toBeGreaterThan(0);
    expect(unsound(importer, whole.files, whole.outcome)).toEqual([]);
    const others = MADE_UP_IMPORTS.filter(
      (other) => other.importer !== importer && whole.files.some((file) => other.importer.recognises(file)),
    );
    expect(others.map(({ importer: { key } }) => key)).toEqual([]);
  });

  test("whatever becomes of it, it is read or skipped, and what is read can be a bundle", async () => {
    const anything = change(
      ["replace", "replace", "drop", "lose", "double", "rename"],
      [...NO_NUMBERS, ...STRANGE_NUMBERS, ...STRANGE_WORDS, ",,,", '"', "\n"],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 6 }), ending, async (list, end) => {
        const { files: all, taken, outcome } = await read(one, list, end);
        expect(unsound(importer, all, outcome)).toEqual([]);
        expect(unsound(importer, taken, await importer.read(taken, all))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("what is lost or is no number takes values away and makes no other ones", async () => {
    const whole = await read(one, [], AS_IT_IS);
    const loss = change(["replace", "lose"], [...NO_NUMBERS.filter((by) => by !== "1,25"), ...STRANGE_WORDS]);
    await fc.assert(
      fc.asyncProperty(fc.array(loss, { maxLength: 1 }), ending, async (list, end) => {
        const { outcome } = await read(one, list, end);
        const invented = inventedValues(whole.outcome, outcome);
        expect(invented.filter((value) => !mayDiffer.some((key) => value.startsWith(`${key} `)))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

test("a file of one document that breaks off anywhere gives nothing", async () => {
  const documents = MADE_UP_IMPORTS.filter(
    ({ files }) => Object.keys(files).length === 1 && /^\s*\{/.test(Object.values(files)[0] ?? ""),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...documents),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      async (one, part) => {
        const text = Object.values(one.files)[0] ?? "";
        const file = textFile("a.json", text.slice(0, Math.floor(text.length * part)));
        const { readings, skipped } = await one.importer.read([file], [file]);
        expect(readings).toEqual([]);
        expect(skipped.map(({ reason }) => reason)).toEqual(["unreadable"]);
      },
    ),
    { numRuns: 300 },
  );
});
