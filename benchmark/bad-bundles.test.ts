import { describe, expect, test } from "vitest";
import { BAD_BUNDLES } from "./bad-bundles";
import { SOUND_BUNDLE } from "./bad-bundles/bad-bundle";
import { EVERY_TEXT, HIDING_MARKS, textPointers } from "./bad-bundles/hostile-texts";
import { changed } from "./changed-json";
import { checkBundle, checkBundleText } from "./checks";
import { FINDING_CODES, FINDINGS, groupFindings } from "./findings";

describe("of a bundle the checks find exactly what is wrong with it:", () => {
  test("nothing, where nothing is", () => {
    expect(checkBundle(SOUND_BUNDLE)).toEqual({ bundle: SOUND_BUNDLE, findings: [] });
    expect(checkBundle(EVERY_TEXT, { artifactsSent: true }).findings).toEqual([]);
  });

  test.each(BAD_BUNDLES)("$name", ({ text, places, codes }) => {
    const { bundle, findings } = checkBundleText(text);
    if (places) expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual(places);
    expect(
      groupFindings(findings)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(codes);
    expect(bundle === null).toBe(codes.some((code) => FINDINGS[code].severity === "error"));
  });
});

test("each bad bundle has a name of its own", () => {
  const names = BAD_BUNDLES.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("every code that a document can have is made by one of the bad bundles", () => {
  const made = new Set(BAD_BUNDLES.flatMap(({ codes }) => codes));
  const others = FINDING_CODES.filter((code) => !made.has(code) && !/^(?:file|archive|bundle)\./.test(code));
  // The first needs 16 MiB of text, and has its test beside the checks; the others are of packages.
  expect(others).toEqual(["json.too_large", "artifact.size", "artifact.digest"]);
});

describe("a text that hides what it says is refused in each field by itself:", () => {
  test.each(Object.entries(HIDING_MARKS))("%s", (_name, mark) => {
    for (const pointer of textPointers(EVERY_TEXT)) {
      const { bundle, findings } = checkBundle(changed(EVERY_TEXT, { [pointer]: `A${mark}B` }), {
        artifactsSent: true,
      });
      expect(bundle, pointer).toBeNull();
      expect(
        findings.map(({ code, pointer }) => [code, pointer]),
        pointer,
      ).toContainEqual(["text.control", pointer]);
    }
  });
});
