import { expect, test } from "vitest";
import { readMailAddress } from "./mail-address";

test.each([
  ["a@b.example", "a@b.example"],
  ["  first.last+bench@mail.example.org ", "first.last+bench@mail.example.org"],
])("%s is a mail address", (text, address) => {
  expect(readMailAddress(text)).toBe(address);
});

test.each([
  "",
  "a",
  "a@",
  "@b.example",
  "a b@c.example",
  "a@b.example, c@d.example",
  "A <a@b.example>",
  "a@b.example\r\nBcc: c@d.example",
  '"a"@b.example',
  "a@-b.example",
  `${"a".repeat(65)}@b.example`,
])("%j is none", (text) => {
  expect(readMailAddress(text)).toBeNull();
});
