import { DECISION_RULES, type Decision } from "@/benchmark/review/decision";

interface Props {
  bundleId: string;
  draft: { decision: Decision; reason: string };
  /** Whether the decision form shows it already. */
  isShown: boolean;
}

/** What a reviewer typed and could not have done, and the way to be rid of it. */
export function DraftLeft({ bundleId, draft, isShown }: Props) {
  return (
    <div className="prose mt-4 text-sm">
      {!isShown && (
        <>
          <p>
            You had typed, to: <b className="font-medium">{DECISION_RULES[draft.decision].title}</b>
          </p>
          <blockquote className="mt-1 whitespace-pre-line break-words border-rule border-l-2 pl-3">
            {draft.reason || "(no reason)"}
          </blockquote>
        </>
      )}
      <form method="post" action={`/review/${bundleId}/forget`} className="mt-2">
        <button type="submit" className="link">
          Forget what I typed
        </button>
      </form>
    </div>
  );
}
