import { LIMITS } from "../bundle";
import { METRIC_KEYS, metric } from "../metrics";
import { convertUnit, UNIT_NAMES } from "../units";

type Limit = keyof typeof LIMITS;

const MEANINGS: Readonly<Record<Limit, string>> = {
  packageBytes: "The file as it is sent, packed or not",
  unpackedBytes: "All files of an archive together, unpacked",
  archiveEntries: "Files and folders of an archive",
  unpackedRatio: "Times its own size that an archive may unpack to",
  unpackedRatioFromBytes: "Unpacked size from which that ratio counts",
  documentBytes: "The document itself, unpacked",
  depth: "Levels of lists and objects in it",
  resultsPerBundle: "Results of a bundle",
  environmentsPerBundle: "Environments of a bundle",
  artifactsPerBundle: "Artefacts of a bundle",
  scoresPerResult: "Quality scores of a result",
  repeatsPerMeasurement: "Repeats of a value",
  nameLength: "Characters of a name",
  textLength: "Characters of prose",
  magnitude: "Size of a number, of either sign",
};

const NUMBER = new Intl.NumberFormat("en-GB");

/** Every limit on bundles in words, with what it is. */
export function listLimits(): { meaning: string; most: string }[] {
  return Object.entries(MEANINGS).flatMap(([key, meaning]) =>
    isLimit(key) ? [{ meaning, most: limitText(key) }] : [],
  );
}

function isLimit(key: string): key is Limit {
  return Object.hasOwn(LIMITS, key);
}

function limitText(key: Limit): string {
  const limit = LIMITS[key];
  if (key.endsWith("Bytes")) return `${limit / 1024 ** 2} MiB`;
  return limit >= 1e21 ? String(limit).replace("e+", "e") : NUMBER.format(limit);
}

/** Each quantity that metrics are measured in: its unit, and what one of each other unit is in it. */
export function listUnits(): { unit: string; others: { unit: string; factor: string }[] }[] {
  const kept = METRIC_KEYS.flatMap((key) => [metric(key).unit, ...(metric(key).otherUnits ?? [])]);
  return [...new Set(kept)].map((unit) => ({
    unit,
    others: UNIT_NAMES.flatMap((other) => {
      const factor = convertUnit(1, other, unit);
      return factor === null || other === unit ? [] : [{ unit: other, factor: String(factor) }];
    }),
  }));
}
