import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CorrectedBundle } from "./corrected-bundle";

const RECEIPT = "r".repeat(43);
const submission = {
  title: "A made-up <b>bundle</b>",
  state: "changes_requested",
  mayCorrect: true,
  steps: [{ reason: "It passed the checks." }, { reason: "Say which power meter it was." }],
} as const;
const draw = (changed: object) =>
  renderToStaticMarkup(<CorrectedBundle receipt={RECEIPT} submission={{ ...submission, ...changed }} />);

test("who corrects a bundle sees which one it is, and what its reviewer asks for", () => {
  const html = draw({});
  expect(html).toContain("A made-up &lt;b&gt;bundle&lt;/b&gt;");
  expect(html).toContain(`href="/submissions/${RECEIPT}"`);
  expect(html).toContain("Its reviewer asks for changes:");
  expect(html).toContain("Say which power meter it was.");
  expect(html).not.toContain("It passed the checks.");
});

test("a reason that asks for nothing is not shown", () => {
  expect(draw({ state: "published" })).not.toContain("Say which power meter it was.");
});

test("what takes no correction any more is said before a file is chosen", () => {
  const html = draw({ state: "withdrawn", mayCorrect: false });
  expect(html).toContain("It can’t be corrected any more: it stands as withdrawn.");
});

test("while it can't be looked up, the form is still there to be used", () => {
  const html = renderToStaticMarkup(<CorrectedBundle receipt={RECEIPT} submission={null} />);
  expect(html).toContain("can’t be looked up at the moment");
});
