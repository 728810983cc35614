/** Steps that a reader counts by, within one power of ten. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * Round values inside a range at which an axis is marked: multiples of 1, 2, 2.5 or 5 times a power of ten, as close
 * to `count` of them as that allows. Ascending. A range of no width gives its one value; not finite: an empty list.
 */
export function niceTicks(from: number, to: number, count: number): number[] {
  if (!Number.isFinite(from) || !Number.isFinite(to) || count < 1) return [];
  if (from === to) return [from];
  const [low, high] = from < to ? [from, to] : [to, from];
  const step = niceStep((high - low) / count);
  // Counted in whole steps: adding a step again and again would add up its rounding.
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const tick = Number(((first + index) * step).toPrecision(12));
    return tick === 0 ? 0 : tick;
  });
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const distance = (step: number) => Math.abs(Math.log(rough / (step * power)));
  const [best] = [...STEPS].sort((a, b) => distance(a) - distance(b));
  return (best ?? 1) * power;
}
