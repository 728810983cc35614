import { describe, expect, test } from "vitest";
import { latencyDoubts, rateDoubt } from "./agreement";

const rate = (changes: Partial<Parameters<typeof rateDoubt>[0]> = {}) =>
  rateDoubt({ rate: 16, amount: 160, seconds: 10, made: "tokens divided by duration", ...changes });

describe("a rate", () => {
  test("that is what it was made of is not in doubt, whether it was rounded or not", () => {
    expect(rate()).toEqual({});
    expect(rate({ rate: 16.1 })).toEqual({});
  });

  test("that is not is in doubt, with what its file makes of it", () => {
    const doubt = "It is not tokens divided by duration, which is 16.";
    expect(rate({ rate: 16_000 })).toEqual({ doubt });
    expect(rate({ rate: 16.5 })).toEqual({ doubt });
    expect(rate({ rate: 0.016 })).toEqual({ doubt });
  });

  test("cannot be held against what is absent or 0", () => {
    for (const changes of [
      { rate: null },
      { amount: null },
      { seconds: null },
      { amount: 0 },
      { seconds: 0 },
    ]) {
      expect(rate(changes)).toEqual({});
    }
  });
});

/** 100 requests of 50 tokens in 100 s, two at a time. */
const LOAD = { completed: 100, seconds: 100, generated: 5_000, concurrency: 2, isSaturated: true };
const LATENCIES = {
  al: { mean: 1_990, median: 1_900, std: 150 },
  ttft: { mean: 30, median: 28, std: 5 },
  tpot: { mean: 40, median: 41, std: 2 },
};
const doubts = (latencies: Partial<typeof LATENCIES>, load: Partial<typeof LOAD> = {}) =>
  latencyDoubts({ ...LATENCIES, ...latencies }, { ...LOAD, ...load });

describe("latencies", () => {
  test("that agree with each other and with the load are not in doubt", () => {
    expect(doubts({})).toEqual({});
  });

  test("no mean is further from the median than the standard deviation", () => {
    expect(doubts({ tpot: { mean: 44, median: 41, std: 2 } })).toEqual({
      tpot: "It is further from the median than the standard deviation, as no mean can be.",
    });
    expect(doubts({ tpot: { mean: 43, median: 41, std: 2 } })).toEqual({});
  });

  test("no request is answered within a millisecond: seconds stand where milliseconds belong", () => {
    expect(doubts({ ttft: { mean: 0.03, median: 0.028, std: 0.005 } })).toEqual({
      ttft: "No request is answered within 1 ms.",
    });
  });

  test("the first token is not later than the last", () => {
    expect(doubts({ ttft: { mean: 2_500, median: 2_500, std: 5 } })).toEqual({
      ttft: "It is longer than the whole request.",
      al: "It is shorter than the time to the first token.",
    });
  });

  test("a request takes about its first and its further tokens", () => {
    const text = "AL is not about TTFT and TPOT of each further token together.";
    expect(doubts({ tpot: { mean: 0.04, median: 0.04, std: 0.01 } })).toEqual({ al: text, tpot: text });
  });

  test("requests fit into the run that they were made in", () => {
    expect(doubts({}, { concurrency: 1 })).toEqual({
      al: "So many requests of such a length do not fit into the run at that concurrency.",
    });
    const alone = { mean: null, median: 28, std: 5 };
    expect(latencyDoubts({ ...LATENCIES, ttft: alone, al: { mean: 1.99 } }, LOAD)).toEqual({
      al: "Such requests, one after the other, would take less than a tenth of the run.",
    });
    expect(
      latencyDoubts({ ...LATENCIES, ttft: alone, al: { mean: 1.99 } }, { ...LOAD, isSaturated: false }),
    ).toEqual({});
  });

  test("without requests at all there is nothing to hold them against", () => {
    const nothing = { completed: null, seconds: null, generated: null, concurrency: null, isSaturated: true };
    expect(latencyDoubts(LATENCIES, nothing)).toEqual({});
  });
});
