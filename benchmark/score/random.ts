const STEP = 0x6d2b79f5;
const RANGE = 2 ** 32;

/**
 * Numbers that look random and are the same for the same seed, evenly spread strictly between 0 and 1. For sampling
 * alone, never for secrets. The generator is mulberry32 by Tommy Ettinger (public domain): a counter whose 32 bits are
 * mixed by two multiplications.
 */
export function seededRandom(seed: number): () => number {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + STEP) >>> 0;
    let bits = Math.imul(counter ^ (counter >>> 15), counter | 1);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
    // Half a step off both ends, so that a logarithm can be taken of it.
    return (((bits ^ (bits >>> 14)) >>> 0) + 0.5) / RANGE;
  };
}
