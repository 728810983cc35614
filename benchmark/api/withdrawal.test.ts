import { expect, test } from "vitest";
import { readReason, Withdrawal } from "./withdrawal";

test("a reason keeps its lines, and loses what cannot be seen", () => {
  expect(readReason("  the meter\u202e was\u0000 wrong \r\n\r\nsee issue 7\u200b ")).toBe(
    "the meter  was  wrong\n\nsee issue 7",
  );
  expect(readReason(" \r\n\u200b")).toBe("");
  expect(readReason(null)).toBe("");
});

test("a reason has at most 1,000 characters", () => {
  expect(readReason("x".repeat(1_001))).toHaveLength(1_000);
  expect(Withdrawal.safeParse({ reason: "x".repeat(1_001) }).success).toBe(false);
});

test("a withdrawal says nothing but a reason and a revision", () => {
  expect(Withdrawal.safeParse({}).success).toBe(true);
  expect(Withdrawal.safeParse({ reason: "r", revision: 3 }).success).toBe(true);
  expect(Withdrawal.safeParse({ receipt: "x" }).success).toBe(false);
});
