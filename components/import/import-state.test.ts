import { expect, test } from "vitest";
import type { FromImporter } from "./import-messages";
import { type ImportEvent, type ImportState, NO_IMPORT, nextImport } from "./import-state";
import type { ImportView } from "./import-view";

const VIEW: ImportView = {
  files: { all: 1, taken: 1, listed: [] },
  runs: { all: 1, taken: 1, most: 20_000, listed: [] },
  left: [],
  questions: [],
  suggestions: {},
  open: [],
  problems: [],
  remarks: [],
};

const told = (message: FromImporter, isLate = false): ImportEvent => ({ event: "told", message, isLate });
const seen = told({ tell: "view", view: VIEW, raw: null, round: 0 });
const file = new File(["x"], "bundle.zip");
const made = told({ tell: "made", file, remarks: ["a remark"], runs: [], round: 0 });

const after = (...events: ImportEvent[]): ImportState =>
  [{ event: "chosen", name: "run-42", all: 3 } as const, ...events].reduce(nextImport, NO_IMPORT);

test("files are read, shown, and made into a bundle", () => {
  const progress = { looked: 2, recognised: 1, read: 0 };
  expect(after(told({ tell: "progress", progress }))).toEqual({
    step: "reading",
    name: "run-42",
    all: 3,
    progress,
  });
  expect(after(seen)).toMatchObject({ step: "open", name: "run-42", made: null, isTried: false });
  expect(after(seen, { event: "make" })).toMatchObject({ isMaking: true, isTried: true });
  expect(after(seen, { event: "make" }, made)).toMatchObject({
    isMaking: false,
    made: { file, remarks: ["a remark"], runs: [] },
  });
});

test("what is said after a bundle was made, or while it is, puts it out of date", () => {
  expect(after(seen, { event: "make" }, made, { event: "said" })).toMatchObject({
    made: null,
    isTried: true,
  });
  expect(after(seen, { event: "make" }, { event: "said" })).toMatchObject({ isMaking: false });
});

test("what comes too late changes nothing", () => {
  const state = after(seen);
  expect(nextImport(state, told({ tell: "made", file, remarks: [], runs: [], round: 0 }, true))).toBe(state);
  expect(nextImport(NO_IMPORT, seen)).toBe(NO_IMPORT);
  expect(nextImport(state, told({ tell: "progress", progress: { looked: 1, recognised: 0, read: 0 } }))).toBe(
    state,
  );
});

test("an import that is let go, that failed or that nobody knows, is told apart", () => {
  expect(after(seen, { event: "dropped" })).toEqual(NO_IMPORT);
  expect(after(told({ tell: "failed", message: "out of memory" }))).toEqual({
    step: "failed",
    name: "run-42",
    message: "out of memory",
  });
  expect(after(told({ tell: "unknown", view: VIEW }))).toEqual({
    step: "unknown",
    name: "run-42",
    view: VIEW,
  });
});

test("a file that was changed since it was chosen is told, and what was said is kept", () => {
  const notMade = told({ tell: "not made", isUnreadable: true, remarks: [], round: 0 });
  expect(after(seen, { event: "make" }, notMade)).toMatchObject({
    isUnreadable: true,
    isMaking: false,
    view: VIEW,
  });
  expect(after(seen, { event: "make" }, notMade, { event: "make" })).toMatchObject({ isUnreadable: false });
});

test("each try in vain is counted, and a change that comes while it is made is none", () => {
  const notMade = told({ tell: "not made", isUnreadable: false, remarks: [], round: 0 });
  const tries = [seen, { event: "make" } as const, notMade];
  expect(after(seen)).toMatchObject({ refusals: 0 });
  expect(after(...tries)).toMatchObject({ refusals: 1, isTried: true });
  expect(after(...tries, { event: "make" }, notMade)).toMatchObject({ refusals: 2 });
  expect(after(...tries, { event: "make" }, { event: "said" })).toMatchObject({ refusals: 1 });
});
