import { describe, expect, test } from "vitest";
import { AXIS_KEYS } from "./axes";
import { presets } from "./presets";
import { printLeaderboardQuery } from "./question";
import { parseLeaderboardQuestion } from "./question-reader";

describe.each(AXIS_KEYS)("the ready-made questions of %s", (axis) => {
  test.each(presets(axis).map(({ title, question }) => [title, question] as const))("%s", (_, question) => {
    const params = Object.fromEntries(new URLSearchParams(printLeaderboardQuery(question)));
    expect(parseLeaderboardQuestion(axis, params)).toEqual({ question, notices: [] });
  });

  test("have different titles and addresses", () => {
    const addresses = presets(axis).map(({ question }) => printLeaderboardQuery(question));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).not.toContain("");
  });
});
