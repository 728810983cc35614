import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultQuestion, type LeaderboardQuestion } from "../question";
import { exportName } from "./export-name";

const named = (changes: Partial<LeaderboardQuestion>, version = 13) =>
  exportName({ ...defaultQuestion("fine-tuning"), ...changes }, version, "csv");

test.each<[Partial<LeaderboardQuestion>, string]>([
  [{}, "efficientllm-fine-tuning_techniques_values_v13.csv"],
  [
    { scale: ["4b-10b"], level: "runs", show: "deltas" },
    "efficientllm-fine-tuning_scale-4b-10b_runs_deltas_v13.csv",
  ],
  [
    { technique: ["lora", "dora"], model: ["qwen2.5-7b"], page: 3, heat: true },
    "efficientllm-fine-tuning_model-qwen2.5-7b_technique-lora-dora_techniques_values_v13.csv",
  ],
  [
    { columns: [], sort: { key: "technique", reversed: false } },
    "efficientllm-fine-tuning_columns-none_techniques_values_v13.csv",
  ],
])("%j is called %s", (changes, name) => {
  expect(named(changes)).toBe(name);
});

test("what a name can't say is told apart by a number", () => {
  expect(named({ model: ["通义千问"] })).toMatch(
    /^efficientllm-fine-tuning_model-x_[0-9a-f]{8}_techniques_values_v13\.csv$/,
  );
  expect(named({ model: ["通义千问"] })).not.toBe(named({ model: ["千问"] }));
  expect(named({ q: "amu<40" })).not.toBe(named({ q: "amu>40" }));
});

test("a name never climbs out of its folder", () => {
  expect(named({ model: ["a../../b"] })).toMatch(/^efficientllm-fine-tuning_model-a\.b_[0-9a-f]{8}_/);
});

test("a name of very many filters is cut between them, and told apart", () => {
  const model = Array.from({ length: 50 }, (_, index) => `model-${index}`);
  const name = named({ family: ["peft"], model, level: "runs" });
  expect(name).toMatch(/^efficientllm-fine-tuning_family-peft_[0-9a-f]{8}_runs_values_v13\.csv$/);
  expect(named({ family: ["peft"], model: [...model, "other"], level: "runs" })).not.toBe(name);
});

test("whatever is asked, a name is short and of signs that are safe in a header and on a disk", () => {
  const sign = fc.integer({ min: 1, max: 0xd7ff }).map((code) => String.fromCharCode(code));
  const text = fc.string({ unit: fc.oneof(sign, fc.constantFrom(...'a.-_,/"\r\n')), maxLength: 30 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), text, fc.nat(), (model, q, version) => {
      const name = named({ model, q }, version);
      expect(name).toMatch(/^efficientllm-fine-tuning_[a-z0-9._-]+\.csv$/);
      expect(name).not.toContain("..");
      expect(name.length).toBeLessThanOrEqual(120);
    }),
  );
});
