import { type LeaderboardQuestion, printLeaderboardQuery } from "../question";

export type ExportFormat = "csv" | "json" | "md" | "tex";

/** Characters of a file name at most: what every file system and archive takes. */
const MAX_LENGTH = 120;
/** Parts that every name has anyway, at the end, or that do not change what is exported. */
const SAID_ANYWAY = ["level", "show", "page", "heat"];

/**
 * The file name of an exported board: axis, what narrows it, level, what it shows and the dataset version, as in
 * `efficientllm-fine-tuning_scale-4b-10b_runs_deltas_v13.csv`. ASCII letters, digits and `._-` alone, so that it
 * can stand in a header as it is; 120 characters at most. Where signs or parts had to be left out, a number made of
 * the whole question tells it from others.
 */
export function exportName(
  question: LeaderboardQuestion,
  datasetVersion: number,
  format: ExportFormat,
): string {
  const query = printLeaderboardQuery({ ...question, page: 1, heat: false });
  const pairs = [...new URLSearchParams(query)].filter(([name]) => !SAID_ANYWAY.includes(name));
  const parts = pairs.map(([name, value]) => `${name}-${plain(value)}`);
  const begin = `efficientllm-${question.axis}`;
  const end = `${question.level}_${question.show}_v${datasetVersion}.${format}`;
  const whole = [begin, ...parts, end].join("_");
  const isWhole = whole.length <= MAX_LENGTH && pairs.every(([, value]) => isPlain(value));
  if (isWhole) return whole;
  const mark = hash(query);
  const room = MAX_LENGTH - [begin, mark, end].join("_").length;
  const fitting: string[] = [];
  for (const part of parts) {
    if ([...fitting, part].join("_").length + 1 > room) break;
    fitting.push(part);
  }
  return [begin, ...fitting, mark, end].join("_");
}

/** Several values of a filter and words of a search are joined by hyphens. */
function plain(value: string): string {
  const words = value
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/\.[.-]+/g, ".");
  return words.replace(/^[-.]+|[-.]+$/g, "") || "x";
}

/** Whether nothing is lost in a name but which sign parts values. */
function isPlain(value: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.,-]*[a-z0-9])?$/.test(value) && !/\.[.-]/.test(value);
}

/** FNV-1a, 32 bits: tells questions apart, nothing more. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}
