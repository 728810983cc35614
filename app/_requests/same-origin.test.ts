import { expect, test } from "vitest";
import { refuseForeign, requestSource } from "./same-origin";

test.each<[Record<string, string>, string]>([
  [{ host: "board.org", origin: "https://board.org", "sec-fetch-site": "same-origin" }, "same"],
  [{ host: "board.org", origin: "https://board.org" }, "same"],
  [{ host: "board.org", "sec-fetch-site": "same-origin" }, "same"],
  [{ host: "board.org:80", origin: "http://board.org" }, "same"],
  [{ host: "localhost:3000", origin: "http://localhost:3000" }, "same"],
  [{ host: "10.0.0.1", "x-forwarded-host": "board.org", origin: "https://board.org" }, "same"],
  [{ host: "board.org", origin: "https://evil.org" }, "foreign"],
  [{ host: "board.org", origin: "https://board.org.evil.org" }, "foreign"],
  [{ host: "board.org", origin: "https://sub.board.org" }, "foreign"],
  [{ host: "board.org", origin: "https://board.org:8443" }, "foreign"],
  [{ host: "board.org", origin: "null" }, "foreign"],
  [{ host: "board.org", origin: "" }, "foreign"],
  [{ host: "board.org", origin: "https://evil.org", "sec-fetch-site": "same-origin" }, "foreign"],
  [{ host: "board.org", origin: "https://board.org", "sec-fetch-site": "cross-site" }, "foreign"],
  [{ host: "board.org", "sec-fetch-site": "same-site" }, "foreign"],
  [{ host: "board.org", "sec-fetch-site": "none" }, "foreign"],
  [{ host: "board.org" }, "unstated"],
])("a request with %j comes from: %s", (headers, source) => {
  expect(requestSource(new Headers(headers))).toBe(source);
});

function request(headers: Record<string, string>): Request {
  return new Request("https://board.org/review", { method: "POST", headers });
}

test("a request of another site is refused, with the shape of every error", async () => {
  const refused = refuseForeign(request({ host: "board.org", origin: "https://evil.org" }), {
    strict: false,
  });
  expect(refused?.status).toBe(403);
  expect(await refused?.json()).toEqual({
    error: {
      code: "origin.foreign",
      message: "This can only be sent from a page of this site. Open it here, and send it again.",
    },
    findings: [],
  });
});

test("a request that says nothing of its origin passes only where no cookie decides", () => {
  expect(refuseForeign(request({ host: "board.org" }), { strict: false })).toBeNull();
  expect(refuseForeign(request({ host: "board.org" }), { strict: true })?.status).toBe(403);
});

test("a page of this site may send", () => {
  const own = request({ host: "board.org", origin: "https://board.org", "sec-fetch-site": "same-origin" });
  expect(refuseForeign(own, { strict: true })).toBeNull();
});
