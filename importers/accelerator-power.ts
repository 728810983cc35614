/** Watts of one accelerator from which a value is doubted: a bound of judgement, far above what cards are built for. */
const MOST_WATTS = 3_000;
/** Accelerators that one machine holds at most: what is measured on one machine has no more. */
const MOST_IN_A_MACHINE = 16;

/**
 * Why a power may be wrong: no accelerators draw that much. null where they may.
 *
 * @param watts of all of them together.
 * @param count how many they are; null where that is not known and they are those of one machine.
 */
export function powerDoubt(watts: number, count: number | null): string | null {
  const accelerators = count ?? MOST_IN_A_MACHINE;
  if (watts <= MOST_WATTS * accelerators) return null;
  const each = `${MOST_WATTS.toLocaleString("en")} W`;
  return count === 1
    ? `No accelerator draws more than ${each}.`
    : `${count === null ? `The up to ${accelerators}` : `Its ${count}`} accelerators would draw more than ${each} each, which none does.`;
}
