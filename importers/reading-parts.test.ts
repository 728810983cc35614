import { expect, test } from "vitest";
import {
  at,
  hasValue,
  labelOf,
  measure,
  metricsOf,
  numberOf,
  runFacts,
  textOf,
  versionOf,
} from "./reading-parts";

test("a number may be text with a decimal point, and nothing else", () => {
  expect(["1.5", " 2e3 ", 7, "-.5"].map(numberOf)).toEqual([1.5, 2000, 7, -0.5]);
  const none = [
    "1,5",
    "0x10",
    "",
    "NaN",
    "1 W",
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e101,
    true,
    null,
    [3],
    "1e999",
  ];
  expect(none.map(numberOf)).toEqual(none.map(() => null));
});

test("ways to write that there is no text are no text", () => {
  expect(["None", "N/A", "[N/A]", " ", "null", "nan", 3].map(textOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(textOf(" a ")).toBe("a");
});

test("what stands in a document is found by its keys, and what it inherits is not there", () => {
  expect(at({ a: { b: 1 } }, "a", "b")).toBe(1);
  expect([at({}, "constructor"), at(null, "a"), at("text", "length")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("zero is not measured, less is nothing", () => {
  expect(measure("0.0", "s", "x")).toEqual({ missing: "not_measured", note: "The file says 0." });
  expect([measure(-1, "s", "x"), measure("N/A", "s", "x")]).toEqual([null, null]);
});

test("a value in a unit that its metric does not take is left out", () => {
  const metrics = metricsOf({
    al: measure(1, "tokens/s", "x"),
    it: measure(1, "tokens/s", "x"),
    amu: measure(0, "MB", "x"),
    ttft: null,
    aec: { value: 5e-324 / 1e9, unit: "W", path: "x" },
  });
  expect(Object.keys(metrics)).toEqual(["amu", "it"]);
  expect(hasValue(metrics)).toBe(true);
  expect(hasValue(metricsOf({ amu: measure(0, "MB", "x") }))).toBe(false);
});

test("facts that a bundle can't hold and those that tell of somebody's machine are left out", () => {
  expect(
    runFacts({
      axis: "inference",
      model: { name: "/home/somebody/model", parameters_b: -3 },
      environment: {
        accelerator: " Invented GPU ",
        count: 1.5,
        host: "C:\\Users\\somebody",
        software: { a: "1", b: "~/x", "/home/somebody/c": "2", ["__proto__"]: "3" },
      },
      workload: {
        batch_size: 4,
        dataset: "http://10.0.0.1/data",
        made_up: 3,
        settings: { a: null, b: 2 },
        tasks: ["mmlu", "/home/somebody/tasks"],
      },
    }),
  ).toEqual({
    axis: "inference",
    environment: { accelerator: "Invented GPU", software: { a: "1" } },
    workload: { batch_size: 4, settings: { b: 2 }, tasks: ["mmlu"] },
  });
});

test("a label is somebody's own words, but no path, address or account", () => {
  expect(labelOf("run 3, fp16")).toBe("run 3, fp16");
  const hidden = [
    "hf_madeUpmadeUpmadeUp",
    "gpu01.cs.example-college.edu",
    "10.1.2.3",
    "/data/x",
    "~/x",
    "..\\x",
    "D:\\x",
    "ssh://host",
    "me@host",
    "x/home/me/y",
    "a\u202eb",
    "",
  ];
  expect(hidden.map(labelOf)).toEqual(hidden.map(() => null));
});

test("of settings and software the key tells what a value is", () => {
  expect(
    runFacts({
      environment: {
        driver: "12.4.5.8",
        software: { cudnn: "8.9.2.26", torch: "2.4.0.1", proxy: "gpu7.local" },
      },
      workload: {
        settings: { hostname: "gpu7", api_key: "made-up-word", backend: "192.168.7.7", run: "gpu7" },
      },
    }),
  ).toEqual({
    environment: { driver: "12.4.5.8", software: { cudnn: "8.9.2.26", torch: "2.4.0.1" } },
    workload: { settings: { run: "gpu7" } },
  });
});

test("a version begins with a digit and holds no spaces and no path", () => {
  expect(["3.2.3", "0.4.13.dev0+g1a2b", "v1"].map(versionOf)).toEqual(["3.2.3", "0.4.13.dev0+g1a2b", "v1"]);
  expect(["", "latest", "1 \u0000", "/home/somebody", 3, null, "192.168.7.7"].map(versionOf)).toEqual(
    Array(7).fill(null),
  );
});
