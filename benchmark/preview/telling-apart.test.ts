import { describe, expect, test } from "vitest";
import { aStoredResult } from "../result-builder";
import { tellApart } from "./telling-apart";

type Changes = NonNullable<Parameters<typeof aStoredResult>[1]>;
const run = (id: string, changes: Changes = {}) => aStoredResult({ al: 1 }, { id, ...changes });
const load = (id: string, workload: Changes["workload"]) =>
  run(id, { workload: { dataset: "d", ...workload } });

/** "a: batch size 8, concurrency 4" */
const told = (...results: ReturnType<typeof run>[]) =>
  [...tellApart(results)].map(([id, parts]) =>
    [id, parts.map(({ name, text }) => `${name} ${text}`).join(", ")].join(": "),
  );

describe("results that look alike are told apart", () => {
  test("by the load, all of them by the same parts", () => {
    expect(
      told(
        load("a", { batch_size: 8, concurrency: 4 }),
        load("b", { batch_size: 8, concurrency: 16 }),
        load("c", { batch_size: 32, concurrency: 4 }),
      ),
    ).toEqual([
      "a: batch size 8, concurrency 4",
      "b: batch size 8, concurrency 16",
      "c: batch size 32, concurrency 4",
    ]);
  });

  test("by no more than is needed", () => {
    expect(
      told(
        load("a", { concurrency: 4, samples: 100, seed: 1, settings: { chunked_prefill: true } }),
        load("b", { concurrency: 16, samples: 400, seed: 2, settings: { chunked_prefill: false } }),
      ),
    ).toEqual(["a: concurrency 4", "b: concurrency 16"]);
  });

  test("by what one of them does not state", () => {
    expect(told(load("a", { request_rate: 4 }), load("b", {}))).toEqual([
      "a: requests per second 4",
      "b: requests per second not stated",
    ]);
  });

  test("by settings and software where the load is the same", () => {
    const environment = { accelerator: "NVIDIA H200", count: 8 };
    expect(
      told(load("a", { settings: { kv_cache: "fp8" } }), load("b", { settings: { kv_cache: "auto" } })),
    ).toEqual(["a: kv cache fp8", "b: kv cache auto"]);
    expect(
      told(
        run("a", { environment: { ...environment, software: { vllm: "0.10.0" } } }),
        run("b", { environment: { ...environment, software: { vllm: "0.11.0" } } }),
      ),
    ).toEqual(["a: vllm 0.10.0", "b: vllm 0.11.0"]);
  });

  test("by a setting of the technique that is too far behind to be seen", () => {
    const settings = { target: "x".repeat(90), z_dropout: 0.1 };
    expect(told(run("a", { settings }), run("b", { settings: { ...settings, z_dropout: 0.2 } }))).toEqual([
      "a: z dropout 0.1",
      "b: z dropout 0.2",
    ]);
  });
});

test("nothing is told where technique, settings, model or hardware differ", () => {
  expect(
    told(
      run("a", { workload: { batch_size: 1 } }),
      run("b", { technique: "DoRA", workload: { batch_size: 2 } }),
      run("c", { model: "Qwen2.5-3B", workload: { batch_size: 3 } }),
      run("d", { settings: { rank: 8 }, workload: { batch_size: 4 } }),
      run("e", { environment: { accelerator: "NVIDIA H200", count: 1 }, workload: { batch_size: 5 } }),
    ),
  ).toEqual(["a: ", "b: ", "c: ", "d: ", "e: "]);
});
