import fc from "fast-check";
import { expect, test } from "vitest";
import { nameSlug, slug } from "./slug";

test.each([
  ["LoRA+", "lora-plus"],
  ["LoRA-plus", "lora-plus"],
  ["Qwen2.5-7B", "qwen2.5-7b"],
  ["NVIDIA H200", "nvidia-h200"],
  ["Qwen2.5-style 1.5B decoder (GQA), 8K context", "qwen2.5-style-1.5b-decoder-gqa-8k-context"],
  ["MMLU-Pro, BBH", "mmlu-pro-bbh"],
  ["peft-internal-testing/cat-image-dataset", "peft-internal-testing-cat-image-dataset"],
  ["  a  b  ", "a-b"],
  ["...x...", "x"],
  ["Pokémon", "pokemon"],
  ["ﬁne-tuned ½", "fine-tuned-1-2"],
  ["通义千问", "通义千问"],
  ["한국어", "한국어"],
  ["../../etc/passwd", "etc-passwd"],
  ["'; drop table results; --", "drop-table-results"],
])("%s stands in addresses as %s", (name, expected) => {
  expect(slug(name)).toBe(expected);
});

test("names made of signs alone keep apart from each other", () => {
  expect(slug("★")).toBe("u2605");
  expect(slug("☆")).toBe("u2606");
  expect(slug("★☆")).toBe("u2605-u2606");
  expect(slug("   ")).toBe("");
});

test("a long name is cut, so that it can be looked up", () => {
  expect(slug("x".repeat(500))).toBe("x".repeat(200));
  expect(slug("ﷺ".repeat(200)).length).toBeLessThanOrEqual(200);
});

test("the slug of a slug is itself, and it needs no escape but for letters of other scripts", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const once = slug(name);
      expect(slug(once)).toBe(once);
      expect(once).not.toMatch(/[\s,/?#&%+"'<>\\]/u);
    }),
    { numRuns: 1_000 },
  );
});

test("what is not stated has a slug of its own", () => {
  expect(nameSlug(null)).toBe("not-stated");
  expect(nameSlug(undefined)).toBe("not-stated");
  expect(nameSlug("NVIDIA L40S")).toBe("nvidia-l40s");
});
