/**
 * Scale bands by total parameters in billions, half-open: a band holds its lower bound and not its upper one.
 * The paper's groups 1B-3B, 1.5B-3.8B, 7B-8B, 14B-24B and 14B-34B each fall inside one band.
 */
export const SCALE_BANDS = [
  { key: "under-1b", label: "<1B", from: 0, below: 1 },
  { key: "1b-4b", label: "1-4B", from: 1, below: 4 },
  { key: "4b-10b", label: "4-10B", from: 4, below: 10 },
  { key: "10b-40b", label: "10-40B", from: 10, below: 40 },
  { key: "from-40b", label: "40B+", from: 40, below: Number.POSITIVE_INFINITY },
] as const;
export type ScaleBand = (typeof SCALE_BANDS)[number]["key"];

/** The band that holds a model of so many billion parameters (above 0). */
export function scaleBandOf(parametersB: number): ScaleBand {
  for (const band of SCALE_BANDS) if (parametersB < band.below) return band.key;
  return "from-40b";
}

/** The band named by its key or its label, in any case; null if there is none. */
export function findScaleBand(text: string): ScaleBand | null {
  const wanted = text.trim().toLowerCase();
  const band = SCALE_BANDS.find(({ key, label }) => key === wanted || label.toLowerCase() === wanted);
  return band?.key ?? null;
}
