import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CheckReport } from "./check-messages";
import type { Preview, SubmissionState } from "./submission-state";
import { SubmitOutcome } from "./submit-outcome";

const report: CheckReport = {
  sha256: "a".repeat(64),
  bytes: 812,
  passed: true,
  title: "A made-up bundle",
  results: 1,
  artifacts: 0,
  findings: { errors: 0, warnings: 0, groups: [], moreGroups: 0, unlisted: 0 },
};
const preview: Preview = { is: "awaited" };
const checked = { file: { name: "run.json", size: 812 }, report, key: "key-1", preview };
const draw = (state: SubmissionState) =>
  renderToStaticMarkup(<SubmitOutcome state={state} onCancel={() => {}} />);
const UNSENT = "Nothing has left your computer yet.";

test("that nothing has left the computer is said only until something has", () => {
  expect(draw({ ...checked, step: "ready", failure: null })).toContain(UNSENT);
  expect(draw({ ...checked, step: "sending", sent: 0 })).not.toContain(UNSENT);
  for (const kind of ["broken", "cancelled"] as const) {
    expect(draw({ ...checked, step: "ready", failure: { kind } }), kind).not.toContain(UNSENT);
  }
});

test("what the server says of a field is not told once more below", () => {
  const refused = { kind: "refused", message: "Not known.", findings: report.findings } as const;
  const text = (field: "corrects" | null) =>
    draw({ ...checked, step: "ready", failure: { ...refused, field } });
  expect(text(null)).toContain("Not known.");
  expect(text("corrects")).not.toContain("Not known.");
});
