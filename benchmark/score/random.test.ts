import { expect, test } from "vitest";
import { seededRandom } from "./random";

test("the same seed gives the same numbers, another seed others", () => {
  const [first, again, other] = [seededRandom(1), seededRandom(1), seededRandom(2)];
  const numbers = [first(), first(), first()];
  expect([again(), again(), again()]).toEqual(numbers);
  expect([other(), other(), other()]).not.toEqual(numbers);
});

test("the numbers are those of mulberry32, so that published shares can be computed again", () => {
  // The 32 bits that a second implementation, in whole numbers without limit, gives for seed 1.
  const random = seededRandom(1);
  const bits = [random(), random(), random()].map((number) => Math.floor(number * 2 ** 32));
  expect(bits).toEqual([2_693_262_067, 11_749_833, 2_265_367_787]);
});

test("the numbers are strictly between 0 and 1, and each tenth of them gets its share", () => {
  const random = seededRandom(7);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let count = 0; count < 10_000; count++) {
    const number = random();
    expect(number > 0 && number < 1).toBe(true);
    const tenth = Math.floor(number * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  // 1,000 each, within five standard deviations of sqrt(10,000 × 0.1 × 0.9) = 30.
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
