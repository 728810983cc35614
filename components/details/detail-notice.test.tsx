import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type {
  BundleResultLink,
  BundleSummary,
  PublicStanding,
  ResultVersion,
} from "@/benchmark/details/result-detail";
import { BundleResults } from "./bundle-results";
import { ResultNotice, WithdrawnNotice } from "./detail-notice";

const bundle: BundleSummary & Pick<PublicStanding, "superseded" | "correctedBy"> = {
  id: "b".repeat(16),
  title: "A bundle for tests",
  source: { kind: "run" },
  submitter: { name: "A. Researcher", relationship: "third-party" },
  pipeline: null,
  sha256: "b".repeat(64),
  state: "published",
  publishedAt: "2026-01-02T03:04:05Z",
  withdrawn: null,
  superseded: null,
  correctedBy: null,
};

const version = (id: string, number: number, current: boolean): ResultVersion => ({
  id,
  version: number,
  current,
  bundle,
  publishedAt: `2026-01-0${number}T00:00:00Z`,
});

/** The markup of the notice on the page of the result "old". */
const noticeOf = (changes: Partial<typeof bundle>, versions: ResultVersion[]) =>
  renderToStaticMarkup(<ResultNotice bundle={{ ...bundle, ...changes }} versions={versions} own="old" />);

test("a result that boards show has no notice", () => {
  expect(noticeOf({}, [version("old", 1, true)])).toBe("");
});

test("a result whose bundle was corrected without it leads to the correction", () => {
  const html = noticeOf(
    {
      state: "superseded",
      superseded: { at: "2026-01-05T00:00:00Z", reason: "corrected by “A correction for tests”" },
      correctedBy: { id: "c".repeat(16), title: "A correction for tests" },
    },
    [version("old", 1, false)],
  );
  expect(html).toContain("The bundle of this result is superseded.");
  expect(html).toContain("corrected by “A correction for tests”");
  expect(html).toContain('href="/bundles/cccccccccccccccc"');
});

test("an older version says since when, and leads to the one that took its place", () => {
  const html = noticeOf({ state: "superseded" }, [version("new", 2, true), version("old", 1, false)]);
  expect(html).toContain("This is an older version.");
  expect(html).toContain('dateTime="2026-01-02T00:00:00Z"');
  expect(html).toContain('href="/results/new"');
});

test("a withdrawn result says when and why, whatever the reason holds", () => {
  const withdrawn = { at: "2026-01-03T00:00:00Z", by: "submitter", reason: "<script>alert(1)</script>" };
  const html = noticeOf({ state: "withdrawn", withdrawn }, [version("old", 1, false)]);
  expect(html).toContain("This result was withdrawn.");
  expect(html).toContain("by its submitter:");
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;.");
  expect(html).not.toContain("<script>");
});

test("a withdrawal without a record says that", () => {
  const html = renderToStaticMarkup(
    <WithdrawnNotice bundle={{ ...bundle, state: "withdrawn" }} what="bundle" />,
  );
  expect(html).toContain("No reason is recorded.");
});

test("a bundle's list says of withdrawn results that they are, and not only that they are not current", () => {
  const names = { id: "r", localId: "int4", family: "quantization", technique: "int4", model: "Phi-4" };
  const result: BundleResultLink = {
    ...names,
    axis: "inference",
    modality: "language",
    modelSlug: "phi-4",
    settings: null,
    version: 1,
    current: false,
  };
  const standingIn = (state: "published" | "withdrawn") =>
    renderToStaticMarkup(
      <BundleResults
        bundle={{ ...bundle, state, id: bundle.id, total: 1, results: [result] }}
        page={1}
        pages={1}
      />,
    );
  expect(standingIn("withdrawn")).toContain("withdrawn, was version 1");
  expect(standingIn("published")).toContain("version 1, not current");
});
