import { actorText } from "@/benchmark/bundle-states";
import type { NamedStep } from "@/components/review/review-steps";
import { nameAccounts } from "@/db/accounts";
import type { ReviewedSubmission } from "@/db/review-queue";

/** The steps of a submission with names: those of accounts, and for others what they were. */
export async function nameSteps(steps: ReviewedSubmission["steps"]): Promise<NamedStep[]> {
  const names = await nameAccounts([...new Set(steps.map(({ actor }) => actor))]);
  return steps.map(({ at, actor, by, from, to, reason }) => {
    const name = names.get(actor);
    return { at, name: name ? `${name}, ${by}` : actorText(by), from, to, reason };
  });
}

/** What happened after a revision: each step counts it up by one. */
export function stepsSince<Step>(steps: readonly Step[], now: number, seen: number): Step[] {
  return seen < now ? steps.slice(-(now - seen)) : [];
}
