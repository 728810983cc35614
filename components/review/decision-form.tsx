import { DECISION_RULES, type Decision, LONGEST_REASON } from "@/benchmark/review/decision";
import { type TakenOver, TakeoverBox } from "./takeover-box";

interface Props {
  bundleId: string;
  /** What the reviewer sees: a decision on anything later is not taken. */
  revision: number;
  /** At least one. */
  decisions: readonly Decision[];
  /** What was typed and not taken; null where nothing was. */
  draft: { decision: Decision; reason: string } | null;
  /** Whose results it would replace; none where nobody else's. */
  takeovers: readonly TakenOver[];
}

/** What can be decided on a bundle now, and the reason, in a plain form. */
export function DecisionForm({ bundleId, revision, decisions, draft, takeovers }: Props) {
  return (
    <form
      method="post"
      action={`/review/${bundleId}/decide`}
      aria-labelledby="decision"
      className="prose space-y-5"
    >
      <input type="hidden" name="revision" value={revision} />
      <fieldset className="space-y-3">
        <legend className="sr-only">What is to become of it</legend>
        {decisions.map((decision) => {
          const { title, explanation, needsReason } = DECISION_RULES[decision];
          return (
            <label key={decision} className="flex items-baseline gap-3">
              <input
                type="radio"
                name="decision"
                value={decision}
                required
                defaultChecked={draft?.decision === decision}
                className="accent-accent"
              />
              <span className="min-w-0">
                <span className="font-medium">{title}</span>
                <span className="block text-sm text-soft">
                  {explanation} {needsReason && "Needs a reason."}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
      {takeovers.length > 0 && decisions.includes("publish") && <TakeoverBox takeovers={takeovers} />}
      <div>
        <label htmlFor="decision-reason" className="block font-medium text-sm">
          Reason
        </label>
        <textarea
          id="decision-reason"
          name="reason"
          rows={5}
          maxLength={LONGEST_REASON}
          defaultValue={draft?.reason}
          aria-describedby="decision-reason-hint"
          className="mt-1 block w-full rounded border border-rule bg-raised px-2 py-1"
        />
        <p id="decision-reason-hint" className="mt-1 text-soft text-xs">
          Its submitter reads it. Once the bundle is published, so does everybody, in its history. Your name
          is not shown.
        </p>
      </div>
      <button type="submit" className="chip solid">
        Decide
      </button>
    </form>
  );
}
