import { describe, expect, test } from "vitest";
import { timeObjection } from "./join-times";

const NOON = Date.UTC(2026, 0, 2, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Two minutes that begin so long after noon. */
const span = (after: number, length = 2 * MINUTE) => ({ from: NOON + after, to: NOON + after + length });
const objection = (log: ReturnType<typeof span>, run = span(0)) => timeObjection([log], [run]);

describe("the time of a log speaks against a run", () => {
  test.each([
    [330 * 24 * HOUR, "its times are 330 days away from those of the run"],
    [-(20 * HOUR + 8 * MINUTE), "its times are 20 hours away from those of the run"],
    [22 * MINUTE, "its times are 20 minutes away from those of the run"],
    [27 * HOUR, "its times are 27 hours away from those of the run"],
  ])("where it is another, and no zone explains it: after %i ms", (after, why) => {
    expect(objection(span(after))).toBe(why);
  });

  test("where it is much longer", () => {
    expect(objection(span(-HOUR, 2 * HOUR))).toBe(
      "it covers 2 hours and the run took 2 minutes: what was before and after counts in its means",
    );
    expect(timeObjection([span(0), span(30 * MINUTE)], [span(0)])).toBe(
      "it covers 32 minutes and the run took 2 minutes: what was before and after counts in its means",
    );
  });
});

test("The time of a log speaks against a run that took much longer", () => {
  expect(objection(span(0), span(0, 17 * MINUTE))).toBe(
    "it covers 2 minutes and the run took 17 minutes: most of the run is not in it",
  );
  expect(objection(span(0), span(0, 5 * MINUTE))).toBeNull();
});

describe("nothing speaks against a log", () => {
  test.each([
    ["of the same time", span(0)],
    ["that was begun before and stopped after", span(-MINUTE, 5 * MINUTE)],
    ["of a clock that is a little off", span(3 * MINUTE)],
    ["of a clock seven hours ahead", span(7 * HOUR)],
    ["of a clock five and three quarter hours behind", span(-(5 * HOUR + 45 * MINUTE))],
    ["of a clock on the other side of the date line", span(26 * HOUR)],
    ["that is a moment", span(MINUTE, 0)],
  ])("%s", (_, log) => {
    expect(objection(log)).toBeNull();
  });

  test("where one of the two says no time, or a run no length", () => {
    expect(timeObjection([], [span(0)])).toBeNull();
    expect(timeObjection([span(0)], [])).toBeNull();
    expect(objection(span(-HOUR, 2 * HOUR), span(0, 0))).toBeNull();
  });
});
