import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { finding } from "@/benchmark/findings";
import { FindingsList } from "./findings-list";
import { summariseFindings } from "./findings-summary";

/** The list as text, without marks. */
function shown(pointers: readonly string[]): string {
  const findings = pointers.map((pointer) =>
    finding("metric.range", pointer, {
      found: "−1",
      expected: "at least 0",
      remedy: "Give what was measured.",
    }),
  );
  return renderToStaticMarkup(<FindingsList findings={summariseFindings(findings)} />).replace(
    /<[^>]+>/g,
    "",
  );
}

test("a finding is told with what to do about it and where, and of more places with how many", () => {
  expect(shown(["/results/0"])).toContain("Give what was measured.At /results/0");
  expect(shown(["/results/0"])).not.toContain("more place");
  expect(shown(["/results/0", "/results/1"])).toContain("At /results/0and one more place/results/1");
  expect(shown(["/results/0", "/results/1", ""])).toContain("and 2 more places/results/1the whole of it");
});
