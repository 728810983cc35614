import type { StatusAnswer } from "@/benchmark/api/answers";
import { QueuePosition } from "./queue-position";
import { STANDING } from "./standing-text";

interface Props {
  receipt: string;
  submission: StatusAnswer;
}

/** Where a submission stands, why, and what happens next. */
export function SubmissionStanding({ receipt, submission }: Props) {
  const { state, ahead, revision, history } = submission;
  const { title, next, showsReason } = STANDING[state];
  const reason = showsReason ? history.at(-1)?.reason : undefined;
  return (
    <div className="prose mt-6 border-accent border-l-4 bg-tint px-4 py-3">
      <p className="font-semibold">{title}</p>
      {reason && (
        <blockquote className="mt-2 whitespace-pre-line break-words border-rule border-l-2 pl-3">
          <bdi>{reason}</bdi>
        </blockquote>
      )}
      <p className="mt-2 text-sm">{next}</p>
      {ahead !== null && <QueuePosition receipt={receipt} ahead={ahead} revision={revision} />}
    </div>
  );
}
