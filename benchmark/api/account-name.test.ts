import { expect, test } from "vitest";
import { readAccountName } from "./account-name";

test.each([
  ["  Ada Lovelace ", "Ada Lovelace"],
  ["李雷", "李雷"],
  ["x".repeat(10), null],
  ["  ", null],
  [null, null],
  ["ada\u202elevol", null],
  ["a\0b", null],
  ["zero\u200bwidth", null],
])("%j is read as %j", (text, name) => {
  expect(readAccountName(text, text === "x".repeat(10) ? 9 : 100)).toBe(name);
});
