import { type BundleStateName, stateText } from "@/benchmark/bundle-states";

interface Props {
  receipt: string;
  /** What it stands for; null where that cannot be looked up now. */
  submission: {
    title: string;
    state: BundleStateName;
    mayCorrect: boolean;
    steps: readonly { reason: string }[];
  } | null;
}

/** What the next bundle takes the place of, and what its reviewer asks for. */
export function CorrectedBundle({ receipt, submission }: Props) {
  const page = `/submissions/${receipt}`;
  if (submission === null) {
    return (
      <p className="prose mt-6 border-doubt border-l-2 py-1 pl-4 text-sm">
        What you correct can’t be looked up at the moment. You can choose and check the corrected file.
      </p>
    );
  }
  const { title, state, mayCorrect, steps } = submission;
  const request = state === "changes_requested" || state === "rejected" ? steps.at(-1)?.reason : undefined;
  return (
    <section
      aria-labelledby="corrected"
      className="prose mt-6 border-accent border-l-4 bg-tint px-4 py-3 text-sm"
    >
      <h2 id="corrected" className="break-words font-semibold text-base">
        You correct{" "}
        <a className="link" href={page}>
          <bdi>{title}</bdi>
        </a>
      </h2>
      {request && (
        <>
          <p className="mt-2">
            {state === "rejected" ? "It was rejected:" : "Its reviewer asks for changes:"}
          </p>
          <blockquote className="mt-1 whitespace-pre-line break-words border-rule border-l-2 pl-3">
            <bdi>{request}</bdi>
          </blockquote>
        </>
      )}
      <p className="mt-2">
        {mayCorrect ? (
          <>
            It stands as: {stateText(state)}. Send all of it again, with what was right as well: the new
            bundle takes its place.
          </>
        ) : (
          <>
            It can’t be corrected any more: it stands as {stateText(state)}. Without its receipt below, you
            send a bundle of its own.
          </>
        )}
      </p>
    </section>
  );
}
