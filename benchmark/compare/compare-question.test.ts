import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  absentNotice,
  type CompareQuestion,
  defaultComparison,
  MOST_COMPARED,
  parseCompareQuestion,
  printCompareUrl,
  without,
} from "./compare-question";

const A = "00000000000000aa";
const B = "00000000000000bb";

function parseUrl(url: string) {
  const { searchParams } = new URL(url, "http://localhost");
  return parseCompareQuestion(Object.fromEntries(searchParams));
}

describe("the address of a comparison", () => {
  test("is the bare page for no results", () => {
    expect(printCompareUrl(defaultComparison())).toBe("/compare");
    expect(parseCompareQuestion({})).toEqual({ question: { results: [], show: "all" }, notices: [] });
  });

  test("keeps the order of the columns and says when equal rows are hidden", () => {
    expect(printCompareUrl({ results: [B, A], show: "differences" })).toBe(
      "/compare?results=00000000000000bb,00000000000000aa&show=differences",
    );
  });

  test("comes back as the question it was printed from", () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{16}$/), { maxLength: MOST_COMPARED });
    const questions: fc.Arbitrary<CompareQuestion> = fc.record({
      results: ids,
      show: fc.constantFrom("all", "differences"),
    });
    fc.assert(
      fc.property(questions, (question) => {
        expect(parseUrl(printCompareUrl(question))).toEqual({ question, notices: [] });
      }),
    );
  });

  test("never fails, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (params) => {
        const { question } = parseCompareQuestion(params);
        expect(question.results.length).toBeLessThanOrEqual(MOST_COMPARED);
        expect(parseUrl(printCompareUrl(question))).toEqual({ question, notices: [] });
      }),
    );
  });

  test("counts a result once, however often and in whatever case it is named", () => {
    expect(parseCompareQuestion({ results: [`${A},${B}`, ` ${A.toUpperCase()} `] })).toEqual({
      question: { results: [A, B], show: "all" },
      notices: [],
    });
  });

  test("uses the first six of 500 results and says so once", () => {
    const ids = Array.from({ length: 500 }, (_, index) => index.toString(16).padStart(16, "0"));
    const { question, notices } = parseCompareQuestion({ results: ids.join(",") });
    expect(question.results).toEqual(ids.slice(0, 6));
    expect(notices).toEqual([
      { parameter: "results", message: "500 results are more than 6; the first 6 are shown." },
    ]);
  });

  test("leaves out what can't be an id, in one notice", () => {
    const { question, notices } = parseCompareQuestion({ results: `<script>,${A},'; drop,x,y` });
    expect(question.results).toEqual([A]);
    expect(notices).toEqual([
      {
        parameter: "results",
        message: "“<script>”, “'; drop”, “x” and 1 more can’t be the id of a result; left out.",
      },
    ]);
  });

  test("falls back where the way of showing is unknown, and names unknown parameters", () => {
    const { question, notices } = parseCompareQuestion({ show: "nothing", colour: "red" });
    expect(question.show).toBe("all");
    expect(notices).toEqual([
      { parameter: "colour", message: "There is no such filter; it was ignored." },
      { parameter: "show", message: "“nothing” is not one of all, differences; showing all." },
    ]);
  });

  test("without one of its results is the same comparison of the others", () => {
    expect(without({ results: [A, B], show: "differences" }, A)).toEqual({
      results: [B],
      show: "differences",
    });
  });
});

test("ids that are no result are named in one notice", () => {
  expect(absentNotice([])).toBeNull();
  expect(absentNotice([A])).toEqual({
    parameter: "results",
    message: "“00000000000000aa” is not the id of a published result.",
  });
  expect(absentNotice([A, B])?.message).toBe(
    "“00000000000000aa”, “00000000000000bb” are not ids of published results.",
  );
});
