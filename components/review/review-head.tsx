import { LinkedText } from "../details/linked-text";

interface Props {
  title: string;
  description: string | null;
  /** Whether the reviewer sent it. */
  isOwn: boolean;
}

/** What a submission calls itself, and the ways from it: to the queue, and down to its decision. */
export function ReviewHead({ title, description, isOwn }: Props) {
  return (
    <>
      <p className="flex flex-wrap gap-x-6 text-sm">
        <a className="link" href="/review">
          To the queue
        </a>
        <a className="link" href="#decision">
          To the decision
        </a>
      </p>
      <h1 className="mt-2 break-words font-semibold text-2xl">
        <bdi>{title}</bdi>
      </h1>
      {isOwn && (
        <p role="note" className="prose my-4 border-doubt border-l-4 bg-tint px-4 py-3 text-sm">
          <strong className="font-semibold text-doubt">This is yours.</strong> It was sent with your account.
          Let another reviewer decide on it if one can; if you do, its history says so. You can’t mark it as
          verified.
        </p>
      )}
      {description && (
        <p className="prose mt-3 whitespace-pre-line break-words">
          <LinkedText text={description} />
        </p>
      )}
    </>
  );
}
