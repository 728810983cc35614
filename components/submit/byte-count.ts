import { formatNumber } from "@/benchmark/format";

const STEP = 1_024;
const DIGITS = 3;
/** Digits of the largest file there is. */
const ALL_DIGITS = 15;

/** A size for people: "812 bytes", "1.52 MiB". */
export function sizeText(bytes: number): string {
  if (bytes < STEP) return bytesText(bytes);
  const [value, unit] = bytes < STEP * STEP ? [bytes / STEP, "KiB"] : [bytes / STEP / STEP, "MiB"];
  return `${formatNumber(value, DIGITS)} ${unit}`;
}

/** Exactly so many bytes: "1,519,204 bytes". */
export function bytesText(bytes: number): string {
  return bytes === 1 ? "1 byte" : `${formatNumber(bytes, ALL_DIGITS)} bytes`;
}
