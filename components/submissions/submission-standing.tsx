import type { StatusAnswer } from "@/benchmark/api/answers";
import { QueuePosition } from "./queue-position";
import { STANDING } from "./standing-text";

interface Props {
  receipt: string;
  submission: StatusAnswer;
}

/** Where a submission stands, why, and what happens next. */
export function SubmissionStanding({ receipt, submission }: Props) {
  const { state, ahead, revision, history, published_at, hears_by_mail } = submission;
  const { title, next, nextUnpublished, showsReason } = STANDING[state];
  const reason = showsReason ? history.at(-1)?.reason : undefined;
  return (
    <div className="prose mt-6 border-accent border-l-4 bg-tint px-4 py-3">
      <p className="font-semibold">{title}</p>
      {reason && (
        <blockquote className="mt-2 whitespace-pre-line break-words border-rule border-l-2 pl-3">
          <bdi>{reason}</bdi>
        </blockquote>
      )}
      <p className="mt-2 text-sm">{published_at === null ? (nextUnpublished ?? next) : next}</p>
      {state === "pending" && (
        <p className="mt-2 text-sm">
          {hears_by_mail
            ? "Where this site sends mail, you hear of the decision at the address you gave, too."
            : "You gave no e-mail address: the decision is told here alone."}
        </p>
      )}
      {ahead !== null && <QueuePosition receipt={receipt} ahead={ahead} revision={revision} />}
    </div>
  );
}
