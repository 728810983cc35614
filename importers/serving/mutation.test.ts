import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "@/benchmark/bundle";
import { acceptedUnits, isMetric } from "@/benchmark/metrics";
import { argonne } from "../argonne";
import type { Importer } from "../importer";
import type { Imported } from "../reading";
import { textFile } from "../source-file";
import { RUNS } from "./made-up-runs";

const TABLE = [
  "Hardware,Num of Hardware,Framework,Model,Input Output Length,Batch Size,Latency,Throughput,avg_power",
  "Nvidia A100 GPU,1,vLLM,example-org/Tiny-1B,128,4,2.0,512.0,250000.0",
].join("\n");

const importText = async (importer: Importer, text: string): Promise<Imported> => {
  const file = textFile("results/file.json", text);
  if (!importer.recognises(file)) return { readings: [], skipped: [] };
  const imported = await importer.read([file], [file]);
  expect(imported.readings.length + imported.skipped.length).toBeGreaterThan(0);
  return imported;
};

const expectSound = ({ readings }: Imported) => {
  for (const { metrics } of readings) {
    for (const [key, entry] of Object.entries(metrics)) {
      if (!isMetric(key)) throw new Error(`${key} is no metric`);
      if ("missing" in entry) continue;
      expect(acceptedUnits(key)).toContain(entry.unit);
      expect(entry.value).toBeGreaterThan(0);
      expect(entry.value).toBeLessThanOrEqual(LIMITS.magnitude);
    }
  }
};

/** What stands where a number or text should: what other versions, other tools and accidents write. */
const odd = fc.oneof(
  fc.constantFrom(
    "null",
    '"inf"',
    "NaN",
    "Infinity",
    "-Infinity",
    "0",
    "-1",
    "1e308",
    "123456789012345678901234567890",
    "[]",
    "{}",
    "true",
    '"/home/jo/x"',
    '""',
    '"\\u202e"',
  ),
  fc.double().map((value) => String(value)),
);

/** A run's JSON with some of its values replaced or dropped, as text: NaN and its like are no JSON values. */
function mutated(run: Record<string, unknown>): fc.Arbitrary<string> {
  const keys = Object.keys(run);
  return fc.dictionary(fc.constantFrom(...keys), fc.option(odd), { maxKeys: 6 }).map((changes) => {
    const parts = keys.flatMap((key) => {
      const change = changes[key];
      if (change === null) return [];
      return [`${JSON.stringify(key)}: ${change ?? JSON.stringify(run[key])}`];
    });
    return `{${parts.join(", ")}}`;
  });
}

const dress = fc.constantFrom(
  (text: string) => text,
  (text: string) => `\ufeff${text}`,
  (text: string) => text.replaceAll(", ", ",\r\n"),
  (text: string) => `${text}\r\n${text}\r\n`,
  (text: string) => `[${text}, null, 7, ${text}]`,
);

describe.each(RUNS.map(([importer, run], index) => [`${importer.key} ${index}`, importer, run] as const))(
  "%s",
  (_, importer, run) => {
    test("every value that it yields stands in its table of fields", async () => {
      const { readings } = await importText(importer, JSON.stringify(run));
      expect(readings).toHaveLength(1);
      const documented = importer.fields.map(({ becomes }) => becomes);
      for (const key of Object.keys(readings[0]?.metrics ?? {})) expect(documented).toContain(key);
    });

    test("none of the other importers takes its file", () => {
      const file = textFile("file.json", JSON.stringify(run));
      const others = RUNS.filter(([other]) => other !== importer && other.recognises(file));
      expect(others.map(([other]) => other.key)).toEqual([]);
    });

    test("whatever stands in the file, it is read or skipped, and no unit is wrong", async () => {
      await fc.assert(
        fc.asyncProperty(mutated(run), dress, async (text, dressed) => {
          expectSound(await importText(importer, dressed(text)));
        }),
        { numRuns: 150 },
      );
    });

    test("a file that breaks off anywhere is unreadable", async () => {
      const text = JSON.stringify(run);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (length) => {
          const { readings, skipped } = await importText(importer, text.slice(0, length));
          expect(readings).toEqual([]);
          for (const { reason } of skipped) expect(reason).toBe("unreadable");
        }),
        { numRuns: 60 },
      );
    });
  },
);

test("a table with anything in its cells is read or skipped, and no unit is wrong", async () => {
  const cell = fc.oneof(fc.constantFrom("NaN", "inf", "-1", "0", "", "1e400", '"', "a,b"), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), async (cells, end) => {
      expectSound(await importText(argonne, [...TABLE.split("\n"), cells.join(",")].join(end)));
    }),
    { numRuns: 200 },
  );
  const documented = argonne.fields.map(({ becomes }) => becomes);
  const { readings } = await importText(argonne, TABLE);
  expect(Object.keys(readings[0]?.metrics ?? {}).filter((key) => !documented.includes(key))).toEqual([]);
});
