import { expect, test } from "vitest";
import { readReturnPath, signInAddress } from "./return-path";

test.each(["/review", "/review/0123456789abcdef", "/review?state=published&page=2", "/account", "/"])(
  "%s is a way back",
  (path) => {
    expect(readReturnPath(path, "/account")).toBe(path);
  },
);

test.each([
  "//evil.org",
  "/\\evil.org",
  "https://evil.org",
  "javascript:alert(1)",
  "review",
  "/\t/evil.org",
  "/review\r\nset-cookie: a=b",
  "/review#<script>",
  `/${"a".repeat(500)}`,
  "",
  null,
  undefined,
])("%j leads nowhere else", (path) => {
  expect(readReturnPath(path, "/account")).toBe("/account");
});

test("the sign-in remembers where somebody wanted to go", () => {
  expect(signInAddress("/review?state=published")).toBe("/review/sign-in?to=%2Freview%3Fstate%3Dpublished");
  expect(signInAddress("/review", { failed: "limit" })).toBe("/review/sign-in?failed=limit&to=%2Freview");
});
