import fc from "fast-check";
import { expect, test } from "vitest";
import { Environment, Model, QualityScore, Technique, Workload } from "@/benchmark/bundle";
import { isUnit } from "@/benchmark/units";
import { hfTrainer } from "./hf-trainer/hf-trainer";
import { madeUpAdapter, madeUpState, madeUpTraining } from "./hf-trainer/made-up-run";
import type { Importer } from "./importer";
import { lmEval } from "./lm-eval/lm-eval";
import { madeUpOldResults, madeUpResults } from "./lm-eval/made-up-results";
import { madeUpComparison } from "./peft-comparison/made-up-comparison";
import { peftComparison } from "./peft-comparison/peft-comparison";
import { SKIP_REASONS } from "./reading";
import { textFile } from "./source-file";

const FILES: readonly (readonly [Importer, path: string, value: object])[] = [
  [lmEval, "results.json", madeUpResults()],
  [lmEval, "old.json", madeUpOldResults()],
  [hfTrainer, "run/all_results.json", madeUpTraining({ num_input_tokens_seen: 12 })],
  [hfTrainer, "run/trainer_state.json", madeUpState(true)],
  [hfTrainer, "run/adapter_config.json", madeUpAdapter()],
  [peftComparison, "peft.json", madeUpComparison()],
];

/** What stands in for a value of a file: other types, no numbers, and numbers that no double holds. */
const strange = fc.oneof(
  fc.constantFrom("@NaN", "@Infinity", "@-Infinity", "@17809085238625263541234567890", "@1e400", "@-0"),
  fc.constantFrom(null, "", "N/A", 0, -1, 1e99, 1e300, true, [], {}, "__proto__", [[]], "/home/somebody/x"),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A copy with some of its values replaced or dropped, as the choices say. */
function mutated(value: unknown, choices: Iterator<{ what: string; by: unknown }>): unknown {
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const { what, by } = choices.next().value ?? { what: "keep", by: null };
      if (what === "drop") return [];
      return [[key, what === "replace" ? by : mutated(inner, choices)]];
    });
    return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  }
  return value;
}

const choice = fc.record({
  what: fc.constantFrom("keep", "keep", "keep", "keep", "keep", "keep", "keep", "drop", "replace"),
  by: strange,
});
const ending = fc.record({
  mark: fc.constantFrom("", "\ufeff"),
  line: fc.constantFrom("\n", "\r\n"),
  part: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.constantFrom(1, 1, 1, 2),
});

test("whatever becomes of their files, importers end with a reading or a reason, in units that exist", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...FILES),
      fc.array(choice, { minLength: 20, maxLength: 60 }),
      ending,
      async ([importer, path, value], choices, { mark, line, part, times }) => {
        const json = JSON.stringify(mutated(value, choices.values()), null, times > 1 ? 0 : 1);
        const bare = json.replace(/"@([^"]*)"/g, "$1").replaceAll("\n", line);
        const whole = Array.from({ length: times }, () => bare).join(line);
        const file = textFile(path, mark + whole.slice(0, Math.ceil(whole.length * part)));
        importer.recognises(file);
        const { readings, skipped } = await importer.read([file], [file]);
        const ended = [...readings.flatMap(({ paths }) => paths), ...skipped.map((one) => one.path)];
        expect(new Set(ended)).toEqual(new Set([path]));
        for (const { reason } of skipped) expect(Object.keys(SKIP_REASONS)).toContain(reason);
        for (const { metrics, scores, facts, notes } of readings) {
          for (const [key, metric] of Object.entries(metrics)) {
            expect(importer.fields.map(({ becomes }) => becomes)).toContain(key);
            if (!("missing" in metric)) {
              expect(isUnit(metric.unit)).toBe(true);
              expect(Math.abs(metric.value)).toBeLessThanOrEqual(1e100);
            }
          }
          for (const { path: _, ...score } of scores) QualityScore.parse(score);
          Model.partial().parse(facts.model ?? {});
          Technique.partial().parse(facts.technique ?? {});
          Environment.parse(facts.environment ?? {});
          Workload.parse(facts.workload ?? {});
          expect(JSON.stringify([facts, notes, scores])).not.toContain("somebody");
        }
      },
    ),
    { numRuns: 600 },
  );
});

test("random text ends with a reason, too", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(lmEval, hfTrainer, peftComparison),
      fc.string(),
      async (importer, text) => {
        const file = textFile("x.json", text);
        expect(importer.recognises(file)).toBe(false);
        expect((await importer.read([file], [file])).skipped).toHaveLength(1);
      },
    ),
  );
});

test("no importer takes another's files", () => {
  for (const [owner, path, value] of FILES) {
    for (const importer of [lmEval, hfTrainer, peftComparison]) {
      expect(importer.recognises(textFile(path, JSON.stringify(value)))).toBe(importer === owner);
    }
  }
});
