import { expect, test } from "vitest";
import { powerDoubt } from "./accelerator-power";

test("what accelerators may draw together is not in doubt", () => {
  expect(powerDoubt(700, 1)).toBe(null);
  expect(powerDoubt(3_000, 1)).toBe(null);
  expect(powerDoubt(11_000, 8)).toBe(null);
  expect(powerDoubt(11_000, null)).toBe(null);
});

test("what none draws is, by how many they are", () => {
  expect(powerDoubt(52_983_407, 1)).toBe("No accelerator draws more than 3,000 W.");
  expect(powerDoubt(25_000, 8)).toBe(
    "Its 8 accelerators would draw more than 3,000 W each, which none does.",
  );
  expect(powerDoubt(52_983_407, null)).toBe(
    "The up to 16 accelerators would draw more than 3,000 W each, which none does.",
  );
});
