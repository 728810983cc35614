import { describe, expect, test } from "vitest";
import { ErrorAnswer, ReceivedAnswer, StatusAnswer, ValidAnswer } from "../api/answers";
import { bundleJsonSchema, LIMITS } from "../bundle";
import { checkBundleText } from "../checks";
import { listAnswers } from "./answer-shapes";
import { ENDPOINTS, ERROR_EXAMPLE } from "./api-endpoints";
import { exampleBundleText } from "./example-bundle";
import { listLimits, listUnits } from "./limits-text";
import { listSchemaObjects } from "./schema-fields";
import { sendCommands } from "./send-commands";

test("the example of the documentation passes all checks without a finding", () => {
  const { bundle, findings } = checkBundleText(exampleBundleText());
  expect(findings).toEqual([]);
  expect(bundle?.results.length).toBe(2);
});

describe("the fields of the format, read off its JSON Schema,", () => {
  const objects = listSchemaObjects(bundleJsonSchema());
  const fieldAt = (path: string, name: string) =>
    objects.find((one) => one.path === path)?.fields.find((field) => field.name === name);

  test("stand in the objects that a bundle is made of", () => {
    expect(objects.map(({ path }) => path)).toEqual([
      "",
      "source",
      "submitter",
      "pipeline",
      "environments.{name}",
      "results[]",
      "results[].model",
      "results[].technique",
      "results[].workload",
      "results[].metrics.{metric}",
      "results[].metrics.{metric}.uncertainty",
      "results[].metrics.{metric}",
      "results[].quality[]",
      "results[].quality[].uncertainty",
      "artifacts[]",
    ]);
  });

  test.each([
    ["", "format", true, "“efficientllm-bundle/1”"],
    ["", "results", true, "a list, 1 to 20,000: objects"],
    ["", "environments", true, "names of your own, each with an object"],
    ["source", "url", false, "an address, http:// or https://, at most 2,000 characters"],
    ["submitter", "relationship", true, "one of first-party, third-party"],
    ["environments.{name}", "count", false, "a whole number above 0"],
    ["environments.{name}", "software", false, "names of your own, each with text, at most 200 characters"],
    ["results[]", "id", true, "letters, digits and . _ : + -, at most 200 characters"],
    ["results[]", "metrics", true, "an object for each metric"],
    ["results[]", "notes", false, "prose, which may break lines, at most 4,000 characters"],
    [
      "results[].metrics.{metric}",
      "origin",
      false,
      "one of measured, reported, digitised, estimated; measured where it is absent",
    ],
    ["artifacts[]", "sha256", true, "64 lower-case hexadecimal digits"],
    ["artifacts[]", "bytes", true, "a whole number of at least 0"],
  ] as const)("and are said in words: %s %s", (path, name, isRequired, holds) => {
    expect(fieldAt(path, name)).toMatchObject({ isRequired, holds });
  });
});

test("every limit is listed", () => {
  expect(listLimits().length).toBe(Object.keys(LIMITS).length);
  expect(listLimits()[0]).toEqual({ meaning: "The file as it is sent, packed or not", most: "64 MiB" });
  expect(listLimits().at(-1)).toEqual({ meaning: "Size of a number, of either sign", most: "1e100" });
});

test("units are listed with what one of them is in the unit that is kept", () => {
  const memory = listUnits().find(({ unit }) => unit === "GB");
  expect(memory?.others).toContainEqual({ unit: "MiB", factor: "0.001048576" });
  expect(listUnits().find(({ unit }) => unit === "J")?.others).toContainEqual({ unit: "Wh", factor: "3600" });
});

test("the fields of every answer of the API can be listed", () => {
  const answers = listAnswers();
  expect(answers.map(({ title }) => title)).toEqual([
    "Received",
    "Valid",
    "Submission",
    "Withdrawal",
    "Error",
    "Duplicate",
    "Finding",
  ]);
  expect(answers[1]?.objects.map(({ path }) => path)).toEqual(["", "bundle"]);
});

test("what is always the same value is told as that value, and only text in quotes", () => {
  const valid = listAnswers().find(({ title }) => title === "Valid");
  expect(valid?.objects[0]?.fields.find(({ name }) => name === "valid")?.holds).toBe("always true");
});

test("a finding, which most answers hold, is told once", () => {
  const told = listAnswers().flatMap(({ objects }) => objects.flatMap(({ fields }) => fields));
  expect(told.filter(({ name }) => name === "remedy")).toHaveLength(1);
});

test("what is withdrawn can neither be corrected nor withdrawn again", () => {
  const example = StatusAnswer.parse(ENDPOINTS.find(({ id }) => id === "withdraw")?.example);
  expect([example.may_withdraw, example.may_correct]).toEqual([false, false]);
  expect(example.history.at(-1)?.to).toBe("withdrawn");
});

test("commands name the site that they are shown on, and the key stands where it can be used again", () => {
  for (const { path, command } of ENDPOINTS) {
    expect(command("https://example.org")).toContain(
      `https://example.org${path.replace("{receipt}", "$RECEIPT")}`,
    );
  }
  const { curl } = sendCommands("https://example.org");
  expect(curl.split("\n")[0]).toBe("KEY=$(openssl rand -hex 16)");
  expect(curl).toContain('-H "Idempotency-Key: $KEY"');
});

test("the example answers of the API are answers", () => {
  const exampleOf = (id: string) => ENDPOINTS.find((endpoint) => endpoint.id === id)?.example;
  expect(ReceivedAnswer.strict().parse(exampleOf("send"))).toEqual(exampleOf("send"));
  expect(ValidAnswer.strict().parse(exampleOf("validate"))).toEqual(exampleOf("validate"));
  expect(StatusAnswer.strict().parse(exampleOf("status"))).toEqual(exampleOf("status"));
  expect(StatusAnswer.strict().parse(exampleOf("withdraw"))).toEqual(exampleOf("withdraw"));
  expect(ErrorAnswer.strict().parse(ERROR_EXAMPLE)).toEqual(ERROR_EXAMPLE);
});
