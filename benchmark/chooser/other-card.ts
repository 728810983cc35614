import { environmentClass } from "../environment";
import { formatNumber } from "../format";
import type { Result } from "../result";
import { nameSlug } from "../slug";
import type { ChooseQuestion } from "./choose-question";
import type { ConstraintKey } from "./constraints";

/** What depends on the card that it was measured on; memory and quality carry over. */
const OF_THE_CARD: Partial<Record<ConstraintKey, { what: string; else: string }>> = {
  throughput: { what: "speed", else: "may be slower" },
  latency: { what: "speed", else: "may be slower" },
  power: { what: "power", else: "may draw more or less" },
};

/**
 * What must be said of speed and power that were measured on another card than the one asked for: another accelerator,
 * or where none is named one that is larger than the limit of memory, or of which no size is stated. null where they
 * were measured on such a card, or nothing is asked of the card.
 */
export function otherCard(
  { environment }: Pick<Result, "environment">,
  constraint: ConstraintKey,
  { accelerator, limits }: Pick<ChooseQuestion, "accelerator" | "limits">,
): string | null {
  const words = OF_THE_CARD[constraint];
  if (!words) return null;
  const { memory_gb } = environment;
  const size = memory_gb === undefined ? "memory not stated" : `${formatNumber(memory_gb)} GB each`;
  const measured = `${words.what} measured on ${environmentClass(environment)}, ${size}`;
  if (accelerator !== null) {
    const isAsked = nameSlug(environment.accelerator) === accelerator;
    return isAsked ? null : `${measured}: the accelerator asked for ${words.else}`;
  }
  const { memory } = limits;
  if (memory === undefined || (memory_gb !== undefined && memory_gb <= memory)) return null;
  return `${measured}: a card of ${formatNumber(memory)} GB ${words.else}`;
}
