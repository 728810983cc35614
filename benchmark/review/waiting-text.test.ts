import { expect, test } from "vitest";
import { waitingText } from "./waiting-text";

const AT = "2026-01-02T00:00:00Z";

test.each([
  ["2026-01-01T23:59:59Z", "just now"],
  ["2026-01-02T00:00:59Z", "just now"],
  ["2026-01-02T00:01:00Z", "one minute ago"],
  ["2026-01-02T00:59:59Z", "59 minutes ago"],
  ["2026-01-02T01:30:00Z", "one hour ago"],
  ["2026-01-03T23:59:00Z", "one day ago"],
  ["2026-01-12T00:00:00Z", "10 days ago"],
])("at %s it came in %s", (now, text) => {
  expect(waitingText(AT, Date.parse(now))).toBe(text);
});
