import fc from "fast-check";
import { expect, test } from "vitest";
import { bundlePages, parseBundlePage, printBundleUrl } from "./bundle-question";

const ID = "0123456789abcdef";

test("every page is read as it was printed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (page) => {
      const { searchParams } = new URL(printBundleUrl(ID, page), "http://localhost");
      expect(parseBundlePage(Object.fromEntries(searchParams))).toEqual({ page, notices: [] });
    }),
  );
  expect(printBundleUrl(ID, 1)).toBe("/bundles/0123456789abcdef");
});

test.each(["0", "-1", "1.5", "NaN", "x".repeat(999), "1000000"])(
  "%s is no page: the first is shown, with a notice",
  (text) => {
    const { page, notices } = parseBundlePage({ page: text });
    expect([page, notices.map(({ parameter }) => parameter)]).toEqual([1, ["page"]]);
  },
);

test("results fill pages of 200", () => {
  expect([0, 1, 200, 201, 20_000].map(bundlePages)).toEqual([1, 1, 1, 2, 100]);
});
