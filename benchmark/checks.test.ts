import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accuracy, listed, measured, SOUND_BUNDLE } from "./bad-bundles/bad-bundle";
import { bundleJsonSchema } from "./bundle";
import { aLargeBundle } from "./bundle-builder";
import { changed } from "./changed-json";
import { checkBundle, checkBundleText } from "./checks";

const AMU = "/results/0/metrics/amu";
const AEC = "/results/0/metrics/aec";

const places = (findings: readonly { code: string; pointer: string }[]) =>
  findings.map(({ code, pointer }) => [code, pointer]);

describe("a bundle is checked", () => {
  test("and refused unread where its text is longer than a bundle may be", () => {
    const { bundle, findings } = checkBundleText(" ".repeat(16 * 1024 * 1024 + 1));
    expect(places(findings)).toEqual([["json.too_large", ""]]);
    expect(bundle).toBeNull();
  });

  test("all at once: what is wrong with one result hides nothing of another, nor of itself", () => {
    const document = changed(SOUND_BUNDLE, {
      "/format": undefined,
      "/environments/h200/count": "one",
      "/results/0/axis": "speed",
      "/results/0/technique/family": "Not A Key",
      [`${AMU}/unit`]: 7,
      [`${AEC}/value`]: -5,
      "/results/1/metrics/amu/value": -1,
      "/results/1/quality": [{ ...accuracy(44.9), shots: -1 }],
    });
    expect(places(checkBundle(document).findings)).toEqual([
      ["format.version", "/format"],
      ["schema.type", "/environments/h200/count"],
      ["schema.value", "/results/0/axis"],
      ["schema.value", "/results/0/technique/family"],
      ["schema.type", `${AMU}/unit`],
      ["schema.value", "/results/1/quality/0/shots"],
      ["metric.range", `${AEC}/value`],
      ["metric.range", "/results/1/metrics/amu/value"],
      ["quality.range", "/results/1/quality/0/value"],
    ]);
  });

  test("with warnings alone and is not refused", () => {
    const { bundle, findings } = checkBundle(changed(SOUND_BUNDLE, { [`${AEC}/value`]: 701 }));
    expect(findings.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(bundle?.results.length).toBe(2);
  });

  test("and artefacts that came along are not missed", () => {
    const document = { ...SOUND_BUNDLE, artifacts: [listed("raw/a.json")] };
    expect(checkBundle(document, { artifactsSent: true }).findings).toEqual([]);
  });

  test("of ten thousand results, all of which pass", () => {
    const { bundle, findings } = checkBundleText(JSON.stringify(aLargeBundle(10_000)));
    expect(findings).toEqual([]);
    expect(bundle?.results.length).toBe(10_000);
  });

  test("and passes with the largest numbers that it may hold, in the largest of units", () => {
    const document = changed(SOUND_BUNDLE, {
      "/environments/h200/memory_gb": undefined,
      [AMU]: measured(1e100, "TB", { repeats: [1e100], uncertainty: { kind: "stdev", value: 1e100 } }),
      "/results/0/quality": [
        { task: "GSM8K", metric: "reward", value: -1e100, better: "higher", stderr: 1e100 },
      ],
    });
    const { bundle, findings } = checkBundle(document);
    expect(findings).toEqual([]);
    expect(bundle?.results[0]?.metrics.amu).toMatchObject({ value: 1e100, unit: "TB" });
  });

  test("by the JSON Schema for the size of its numbers too", () => {
    const schema = JSON.stringify(bundleJsonSchema());
    expect(schema).toContain('"value":{"type":"number","minimum":-1e+100,"maximum":1e+100}');
    expect(schema).toContain('"items":{"type":"number","minimum":-1e+100,"maximum":1e+100}');
    expect(schema).toContain('"value":{"type":"number","minimum":0,"maximum":1e+100}');
    expect(schema).toContain('"stderr":{"type":"number","minimum":0,"maximum":1e+100}');
  });
});

describe("no input crashes the checks", () => {
  test.each([
    "/results/0/technique/family",
    "/results/0/technique/name",
    `${AMU}/unit`,
    "/results/0/model/name",
  ])("nor does a name that every object has, at %s", (pointer) => {
    expect(() => checkBundle(changed(SOUND_BUNDLE, { [pointer]: "constructor" }))).not.toThrow();
  });

  test("whatever the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => checkBundleText(text).bundle === null));
  });

  test("whatever stands anywhere in a bundle", () => {
    const places = fc.constantFrom(...allPointers(SOUND_BUNDLE));
    const inherited = fc.constantFrom("constructor", "toString", "valueOf");
    fc.assert(
      fc.property(places, fc.oneof(fc.jsonValue(), inherited), (pointer, value) => {
        const { bundle, findings } = checkBundle(changed(SOUND_BUNDLE, { [pointer]: value }));
        const refused = findings.some(({ severity }) => severity === "error");
        expect(bundle === null).toBe(refused);
      }),
      { numRuns: 300 },
    );
  });
});

function allPointers(value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const inner = Object.entries(value).flatMap(([key, one]) => allPointers(one, `${pointer}/${key}`));
  return pointer === "" ? inner : [pointer, ...inner];
}
