import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StatusAnswer } from "@/benchmark/api/answers";
import { SubmissionHistory } from "./submission-history";
import { SubmissionResults } from "./submission-results";
import { SubmissionStanding } from "./submission-standing";

const RECEIPT = "R".repeat(43);
const AT = "2026-01-02T03:04:05.000Z";

function aStatus(changes: Partial<StatusAnswer> = {}): StatusAnswer {
  const bundle = {
    id: "0123456789abcdef",
    title: "made-up",
    path: null,
    file_name: "f.json",
    verification: null,
  };
  const digests = { sha256: "0".repeat(64), document_sha256: "0".repeat(64), bytes: 1, results: 2 };
  return StatusAnswer.parse({
    status: `/submissions/${RECEIPT}`,
    state: "pending",
    revision: 3,
    ahead: 0,
    may_withdraw: true,
    may_correct: true,
    received_at: AT,
    published_at: null,
    bundle: { ...bundle, ...digests },
    findings: [],
    history: [
      { at: AT, by: "reviewer", from: "pending", to: "rejected", reason: "no <b>meter</b> is named" },
    ],
    results: [],
    on_boards: [],
    hears_by_mail: false,
    replaces: null,
    replaced_by: null,
    ...changes,
  });
}

const standing = (changes: Partial<StatusAnswer>) =>
  renderToStaticMarkup(<SubmissionStanding receipt={RECEIPT} submission={aStatus(changes)} />);

test.each([
  [0, "It is the next one."],
  [1, "One other is before it."],
  [12, "12 others are before it."],
])("of a submission with %i before it the page says: %s", (ahead, text) => {
  expect(standing({ ahead })).toContain(text);
});

test.each(["changes_requested", "rejected", "superseded", "withdrawn"] as const)(
  "of one that is %s the page says why, as text",
  (state) => {
    const html = standing({ state, ahead: null });
    expect(html).toContain("no &lt;b&gt;meter&lt;/b&gt; is named");
    expect(html).not.toContain("before it");
  },
);

test("of one that is published the page says so, and not the reason of a step", () => {
  const html = standing({ state: "published", ahead: null });
  expect(html).toContain("Published");
  expect(html).not.toContain("meter");
});

test("of what was never published no page says that it keeps its pages", () => {
  for (const state of ["superseded", "withdrawn"] as const) {
    expect(standing({ state, ahead: null })).toContain("was published.");
    expect(standing({ state, ahead: null })).not.toContain("keeps its pages");
    expect(standing({ state, ahead: null, published_at: AT })).toContain("keeps its pages");
  }
});

test("who waits is told by which ways they hear of the decision", () => {
  expect(standing({ hears_by_mail: true })).toContain("at the address you gave, too");
  expect(standing({ hears_by_mail: false })).toContain("the decision is told here alone");
});

test("results that have no pages yet are listed by what the document calls them", () => {
  const sent = [{ localId: "int4", technique: "<b>int4</b>", model: "Made-up 1B" }];
  const html = renderToStaticMarkup(<SubmissionResults submission={aStatus()} sent={sent} />);
  expect(html).toContain("&lt;b&gt;int4&lt;/b&gt;");
  expect(html).toContain("and 1 more in the file");
  const ended = <SubmissionResults submission={aStatus({ state: "withdrawn" })} sent={sent} />;
  expect(renderToStaticMarkup(ended)).toContain("They were not published");
});

test("the history calls a mark of verification one, and no second publication", () => {
  const step = { at: AT, by: "reviewer", from: "published", to: "published", reason: "ran again" };
  const html = renderToStaticMarkup(<SubmissionHistory history={[step]} />);
  expect(html).toContain("verification");
  expect(html).not.toContain("published");
});

test("results lead to their pages once they are published, and say where no board shows them", () => {
  expect(renderToStaticMarkup(<SubmissionResults submission={aStatus()} sent={[]} />)).not.toContain("<a");
  const bundle = { ...aStatus().bundle, path: "/bundles/0123456789abcdef", results: 3 };
  const results = [
    { id: "x", local_id: "bf16", current: true, path: "/results/x" },
    { id: "y", local_id: "int4", current: false, path: "/results/y" },
  ];
  const html = renderToStaticMarkup(
    <SubmissionResults submission={aStatus({ bundle, results })} sent={[]} />,
  );
  expect(html).toContain('href="/bundles/0123456789abcdef"');
  expect(html).toMatch(/href="\/results\/x">bf16<\/a><\/li>/);
  expect(html).toMatch(/href="\/results\/y">int4<\/a><span[^>]*> \(on no board any more\)/);
  expect(html).toContain("and 1 more");
});
