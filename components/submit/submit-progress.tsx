import { sizeText } from "./byte-count";

interface Props {
  /** "Checking results.zip". */
  title: string;
  done: number;
  total: number;
  /** What is said once all is done and the answer is still to come. */
  atEnd: string;
  onCancel: () => void;
}

/** Told in steps, so that a screen reader is not talked into silence. */
const STEP_PERCENT = 10;

/** How far a check or an upload is, in words and as a bar, and how to end it. */
export function SubmitProgress({ title, done, total, atEnd, onCancel }: Props) {
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  const told = percent - (percent % STEP_PERCENT);
  return (
    <div className="mt-6 max-w-xl">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 break-words font-medium">{title}</p>
        <button type="button" className="chip" onClick={onCancel}>
          Cancel
        </button>
      </div>
      <progress className="mt-2 h-2 w-full accent-accent" max={100} value={percent} aria-label={title} />
      <p className="text-soft text-sm tabular-nums">
        {percent === 100 ? atEnd : `${percent}% of ${sizeText(total)}`}
      </p>
      <p role="status" className="sr-only">
        {told === 100 ? atEnd : `${title}: ${told}%`}
      </p>
    </div>
  );
}
