import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const PROXY = readFileSync(join(import.meta.dirname, "..", "proxy.ts"), "utf8");

/** The paths that the proxy sees, as its matcher lists them. */
function matchers(): RegExp[] {
  const [, list = ""] = /matcher: \[([^\]]*)\]/.exec(PROXY) ?? [];
  const paths = [...list.matchAll(/"([^"]+)"/g)].map(([, path = ""]) => path);
  return paths.map((path) => new RegExp(`^${path.replaceAll(".", "\\.").replace(/\/:\w+\*/g, "(/.*)?")}$`));
}

const isSeen = (path: string) => matchers().some((matcher) => matcher.test(path));

test("what the proxy sees is read from its matcher", () => {
  expect(isSeen("/leaderboards/inference/results")).toBe(true);
});

test.each(["/api/v1/bundles", "/api/v1/bundles/validate", "/submit/upload"])(
  "uploads to %s do not pass the proxy, which would cut them at 10 MB in silence",
  (path) => {
    expect(isSeen(path)).toBe(false);
  },
);
