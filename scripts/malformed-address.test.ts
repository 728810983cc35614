import { expect, test } from "vitest";
import { findMalformedAnswer } from "./malformed-address";

test.each([
  "/",
  "/leaderboards/architecture?family=%ff",
  "/leaderboards/%C3%A9.json",
  "/leaderboards/100%25",
])("%s is an address", (address) => {
  expect(findMalformedAnswer(address)).toBeNull();
});

test.each(["/leaderboards/%ff", "/%", "/%zz?family=moe", "/leaderboards/%c3.json/page"])(
  "%s is answered with a page for readers",
  (address) => {
    const answer = findMalformedAnswer(address);
    expect(answer?.contentType).toBe("text/html; charset=utf-8");
    expect(answer?.body).toContain("<h1>This address can’t be read</h1>");
  },
);

test.each(["/leaderboards/%ff.json", "/leaderboards/%ff.json?level=runs", "/leaderboards/%ff/json"])(
  "%s is answered with an error for programs",
  (address) => {
    const answer = findMalformedAnswer(address);
    expect(answer?.contentType).toBe("application/json");
    expect(JSON.parse(answer?.body ?? "")).toEqual({
      error: {
        code: "address.malformed",
        message:
          "The path is not percent-encoded UTF-8. Write a percent sign as %25 and other characters in UTF-8.",
      },
      findings: [],
    });
  },
);
