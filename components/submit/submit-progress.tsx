import type { Ref } from "react";
import { sizeText } from "./byte-count";

interface Props {
  /** "Checking results.zip". */
  title: string;
  done: number;
  total: number;
  /** How far it is, in words; where it is missing, both are bytes. */
  text?: string;
  /** What is said once all is done and the answer is still to come. */
  atEnd: string;
  onCancel: () => void;
  /** Its title, to be given the focus. */
  titleRef?: Ref<HTMLParagraphElement>;
}

/** Told in steps, so that a screen reader is not talked into silence. */
const STEP_PERCENT = 10;

/** How far a check or an upload is, in words and as a bar, and how to end it. */
export function SubmitProgress({ title, done, total, text, atEnd, onCancel, titleRef }: Props) {
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  const told = percent - (percent % STEP_PERCENT);
  return (
    <div className="mt-6 max-w-xl">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p ref={titleRef} tabIndex={-1} className="min-w-0 break-words font-medium">
          {title}
        </p>
        <button type="button" className="chip" onClick={onCancel}>
          Cancel
        </button>
      </div>
      {/* The browsers' own track looks full in a dark scheme. */}
      <progress
        className="mt-2 block h-2.5 w-full appearance-none overflow-hidden rounded-full border border-soft bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
        max={100}
        value={percent}
        aria-label={title}
      />
      <p className="text-soft text-sm tabular-nums">
        {percent === 100 ? atEnd : (text ?? `${percent}% of ${sizeText(total)}`)}
      </p>
      <p role="status" className="sr-only">
        {told === 100 ? atEnd : `${title}: ${told}%`}
      </p>
    </div>
  );
}
