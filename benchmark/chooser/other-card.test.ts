import { expect, test } from "vitest";
import { aStoredResult } from "../result-builder";
import { otherCard } from "./other-card";

const on = (memory_gb?: number, accelerator = "NVIDIA GH200") =>
  aStoredResult(
    {},
    { environment: { accelerator, count: 4, ...(memory_gb === undefined ? {} : { memory_gb }) } },
  );
const any = { accelerator: null, limits: { memory: 24 } };

test("speed and power of a card that is larger than the limit of memory are said to be that card's", () => {
  expect(otherCard(on(96), "throughput", any)).toBe(
    "speed measured on 4x NVIDIA GH200, 96 GB each: a card of 24 GB may be slower",
  );
  expect(otherCard(on(96), "latency", any)).toBe(otherCard(on(96), "throughput", any));
  expect(otherCard(on(96), "power", any)).toBe(
    "power measured on 4x NVIDIA GH200, 96 GB each: a card of 24 GB may draw more or less",
  );
});

test("and so are those of a card whose memory is not stated", () => {
  expect(otherCard(on(), "throughput", any)).toBe(
    "speed measured on 4x NVIDIA GH200, memory not stated: a card of 24 GB may be slower",
  );
});

test("memory and quality carry over, and so does what was measured on a card within the limit", () => {
  expect(otherCard(on(96), "memory", any)).toBeNull();
  expect(otherCard(on(96), "quality_loss", any)).toBeNull();
  expect(otherCard(on(24), "throughput", any)).toBeNull();
  expect(otherCard(on(96), "throughput", { accelerator: null, limits: { throughput: 30 } })).toBeNull();
});

test("a card that is asked for by name is the card, whatever its memory, and another one is not", () => {
  const gh200 = { accelerator: "nvidia-gh200", limits: { memory: 24 } };
  expect(otherCard(on(96), "throughput", gh200)).toBeNull();
  expect(otherCard(on(48, "NVIDIA L40S"), "throughput", gh200)).toBe(
    "speed measured on 4x NVIDIA L40S, 48 GB each: the accelerator asked for may be slower",
  );
});
