/** Billions of parameters that a model's name tells ("-7B", "-125m"); null where it tells none, or those of experts ("8x7B"). */
export function sizeInName(model: string): number | null {
  const [, size, unit] = /(?:^|[-_ ./])(\d+(?:\.\d+)?)([bm])(?=$|[-_ ./])/i.exec(model) ?? [];
  if (size === undefined || unit === undefined) return null;
  return Number(size) / (unit.toLowerCase() === "m" ? 1000 : 1);
}
