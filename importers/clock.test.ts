import { expect, test } from "vitest";
import { clockMs, clockSpan, endedAt } from "./clock";
import { MADE_UP_POWER } from "./made-up-files";

test.each([
  ["2026/01/02 03:04:05.000", "2026-01-02T03:04:05.000Z"],
  ["2026-01-02T03:04:05", "2026-01-02T03:04:05.000Z"],
  ["20260102-030405", "2026-01-02T03:04:05.000Z"],
  ["2026-13-02 03:04:05", null],
  ["yesterday", null],
  [undefined, null],
])("%s is %s", (text, expected) => {
  const ms = clockMs(text);
  expect(ms === null ? null : new Date(ms).toISOString()).toBe(expected);
});

test("a log spans from its first to its last clock", () => {
  const from = Date.UTC(2026, 0, 2, 3, 4, 5);
  expect(clockSpan(MADE_UP_POWER)).toEqual({ from, to: from + 1000 });
  expect(clockSpan("power.draw [W]\n300")).toBeNull();
});

test("a benchmark that writes when it ended began its duration before", () => {
  const to = Date.UTC(2026, 0, 2, 3, 4, 5);
  expect(endedAt("20260102-030405", 25)).toEqual({ from: to - 25_000, to });
  expect(endedAt("never", 25)).toBeNull();
});
