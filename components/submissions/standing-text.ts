import type { StatusAnswer } from "@/benchmark/api/answers";

interface StandingText {
  /** Where it stands. */
  title: string;
  /** What that means, and what happens next. */
  next: string;
  /** Whether the reason of the last step is owed to the reader. */
  showsReason: boolean;
}

const CHECKED: StandingText = {
  title: "Being checked",
  next: "The same checks that the form makes run again on the server. This takes seconds.",
  showsReason: false,
};

/** What each state of a submission means to who sent it. */
export const STANDING: Readonly<Record<StatusAnswer["state"], StandingText>> = {
  received: CHECKED,
  checking: CHECKED,
  pending: {
    title: "Waiting for a reviewer",
    next: "It passed the checks and is stored. A reviewer reads it next, in order of arrival, and publishes it, asks for changes or rejects it: with a reason, which will stand here. Nothing is public until then.",
    showsReason: false,
  },
  changes_requested: {
    title: "Changes are asked for",
    next: "Nothing of it is public. Send a corrected version: it takes the place of this one and waits for a reviewer again.",
    showsReason: true,
  },
  published: {
    title: "Published",
    next: "Its results are on the boards. You can still correct it, which makes new versions of its results, or withdraw it.",
    showsReason: false,
  },
  rejected: {
    title: "Rejected",
    next: "It will not be published. Where the reason can be mended, send a corrected version.",
    showsReason: true,
  },
  superseded: {
    title: "Superseded",
    next: "A newer version took its place. What was published keeps its pages, so that what cites them keeps its meaning.",
    showsReason: true,
  },
  withdrawn: {
    title: "Withdrawn",
    next: "No board shows it. What was published keeps its pages, which say that it was withdrawn, and why.",
    showsReason: true,
  },
};
