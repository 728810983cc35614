import type { LooseTechnique } from "./draft";

const WIDTHS = new Set([1, 2, 3, 4, 5, 6, 8, 16, 32, 64]);

/** Shapes of a name that tell the bits of a weight, the most telling first: w4a16, 4-bit, bfloat16, nf4, q4_k_m. */
const NAMES = [
  /(?:^|[^a-z0-9])w(\d{1,2})a\d{1,2}/,
  /(\d{1,2})[ _-]?bits?(?![a-z])/,
  /(?:^|[^a-z0-9])(?:u?int|bfloat|float|bf|fp|nf|mxfp|nvfp|i?q)[ _-]?(\d{1,2})(?![0-9])/,
];

/** Bits of one weight by the name of a precision; null where the name does not tell. */
export function bitsOf(name: string): number | null {
  const text = name.toLowerCase();
  if (text === "half") return 16;
  for (const pattern of NAMES) {
    const bits = Number(pattern.exec(text)?.[1]);
    if (WIDTHS.has(bits)) return bits;
  }
  return null;
}

/**
 * Bits of one weight as a result declares them: by its technique if that is a quantization (`settings.bits` before
 * the name), otherwise by the workload's dtype; null where neither tells.
 */
export function declaredBits(technique: LooseTechnique, dtype: string | undefined): number | null {
  if (technique.family === "quantization") {
    const bits = technique.settings?.bits;
    if (typeof bits === "number" && WIDTHS.has(bits)) return bits;
    const named = bitsOf(technique.name ?? "");
    if (named !== null) return named;
  }
  return dtype === undefined ? null : bitsOf(dtype);
}
