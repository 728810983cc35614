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

/** Multiples of a power of ten that a logarithmic axis is marked at, the sparsest first. */
const LOG_STEPS = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]] as const;

/**
 * Round values inside a range above 0 at which a logarithmic axis is marked: powers of ten, and as many of their
 * multiples between as bring them nearest to `count`; over less than that, the ticks of a linear axis. Ascending.
 * A range that does not lie above 0 has no logarithm: an empty list.
 */
export function logTicks(from: number, to: number, count: number): number[] {
  const [low, high] = from < to ? [from, to] : [to, from];
  if (!(low > 0) || !Number.isFinite(high) || count < 1) return [];
  const choices = LOG_STEPS.map((steps) => powersOf(steps, low, high));
  const [best = []] = choices.sort((a, b) => Math.abs(a.length - count) - Math.abs(b.length - count));
  if (best.length >= Math.min(3, count)) return best.length > 2 * count ? thinned(best, count) : best;
  return niceTicks(low, high, count).filter((tick) => tick > 0);
}

function powersOf(steps: readonly number[], low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.floor(Math.log10(high))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((power) =>
    steps.map((step) => Number(`${step}e${power}`)).filter((tick) => tick >= low && tick <= high),
  );
}

/** Every so many of the powers of ten of a range that spans more than can be marked. */
function thinned(ticks: readonly number[], count: number): number[] {
  const every = Math.ceil(ticks.length / count);
  return ticks.filter((_, index) => index % every === 0);
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const distance = (step: number) => Math.abs(Math.log(rough / (step * power)));
  const [best] = [...STEPS].sort((a, b) => distance(a) - distance(b));
  return (best ?? 1) * power;
}
