import type { StatusAnswer } from "@/benchmark/api/answers";
import { stateText } from "@/benchmark/bundle-states";

type State = StatusAnswer["state"];

interface StandingText {
  /** Where it stands: the name of the state, as a title. */
  title: string;
  /** What that means, and what happens next. */
  next: string;
  /** The same for what was never published, where that is another thing. */
  nextUnpublished?: string;
  /** Whether the reason of the last step is owed to the reader. */
  showsReason: boolean;
}

const CHECKED = {
  next: "The same checks that the form makes run again on the server. This takes seconds.",
  showsReason: false,
};

/** What each state of a submission means to who sent it. */
export const STANDING: Readonly<Record<State, StandingText>> = {
  received: { title: titleOf("received"), ...CHECKED },
  checking: { title: titleOf("checking"), ...CHECKED },
  pending: {
    title: titleOf("pending"),
    next: "It passed the checks and is stored. A reviewer reads it next, in order of arrival, and publishes it, asks for changes or rejects it: with a reason, which will stand here. Nothing is public until then.",
    showsReason: false,
  },
  changes_requested: {
    title: titleOf("changes_requested"),
    next: "Nothing of it is public. Send a corrected version: it takes the place of this one, also in the queue, and waits for a reviewer again.",
    showsReason: true,
  },
  published: {
    title: titleOf("published"),
    next: "Its results are on the boards. You can still send a correction, which once published takes the place of all of it, or withdraw it.",
    showsReason: false,
  },
  rejected: {
    title: titleOf("rejected"),
    next: "It will not be published. Where the reason can be mended, send a corrected version.",
    showsReason: true,
  },
  superseded: {
    title: titleOf("superseded"),
    next: "A newer version took its place. What was published keeps its pages, so that what cites them keeps its meaning.",
    nextUnpublished:
      "Its correction took its place, and has a receipt of its own. Nothing of this one was published.",
    showsReason: true,
  },
  withdrawn: {
    title: titleOf("withdrawn"),
    next: "No board shows it. What was published keeps its pages, which say that it was withdrawn, and why.",
    nextUnpublished: "It waits for nobody any more. Nothing of it was published.",
    showsReason: true,
  },
};

function titleOf(state: State): string {
  const text = stateText(state);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
