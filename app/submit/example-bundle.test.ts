import { expect, test } from "vitest";
import { checkBundleText } from "@/benchmark/checks";
import { EXAMPLE_BUNDLE } from "./example-bundle";

test("the bundle to begin with passes every check without a finding", () => {
  expect(checkBundleText(JSON.stringify(EXAMPLE_BUNDLE)).findings).toEqual([]);
});
