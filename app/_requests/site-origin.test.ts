import { expect, test } from "vitest";
import { siteOrigin } from "./site-origin";

test.each<[Record<string, string>, string]>([
  [{ host: "localhost:3000" }, "http://localhost:3000"],
  [{ host: "[::1]:3000" }, "http://[::1]:3000"],
  [
    { host: "10.0.0.1:80", "x-forwarded-host": "Example.org", "x-forwarded-proto": "https" },
    "https://example.org",
  ],
  [{ host: "a.org", "x-forwarded-host": "b.org, c.org", "x-forwarded-proto": "https,http" }, "https://b.org"],
  [{ host: "a.org", "x-forwarded-proto": "javascript" }, "http://a.org"],
  [{ host: 'evil"><script>' }, "http://localhost"],
  [{ host: "a.org/path" }, "http://localhost"],
  [{ host: "user@a.org" }, "http://localhost"],
  [{}, "http://localhost"],
])("%j is at %s", (headers, origin) => {
  expect(siteOrigin(new Headers(headers))).toBe(origin);
});
