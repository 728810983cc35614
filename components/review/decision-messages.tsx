import { DECISION_RULES, type Decision, LONGEST_REASON } from "@/benchmark/review/decision";
import type { Problem } from "@/benchmark/review/decision-form";
import { Moment } from "../details/moment";
import { FormMessage } from "./form-message";
import type { NamedStep } from "./review-steps";
import { stateText } from "./state-text";

interface Props {
  /** The decision that was taken just now; null where none was. */
  done: Decision | null;
  /** Why the last one was not taken; null where it was. */
  problem: Problem | null;
  /** What others did since the reviewer opened the page on which they decided. */
  meanwhile: readonly NamedStep[];
}

/** What came of a decision: taken, or not and why, and who was first. */
export function DecisionMessages({ done, problem, meanwhile }: Props) {
  if (meanwhile.length > 0) {
    return (
      <FormMessage kind="trouble" title="Your decision was not taken: something happened meanwhile.">
        <ul className="mt-2 space-y-1">
          {meanwhile.map((step) => (
            <li key={`${step.at} ${step.to} ${step.reason}`}>
              <Moment at={step.at} /> {step.name}: {stateText(step.to)}. “{step.reason}”
            </li>
          ))}
        </ul>
        <p className="mt-2">
          What you had typed is kept below. Look again, and decide on what stands here now.
        </p>
      </FormMessage>
    );
  }
  if (problem !== null) return <Trouble problem={problem} />;
  if (done === null) return null;
  return <FormMessage kind="done" title={`Done: ${DECISION_RULES[done].title.toLowerCase()}.`} />;
}

function Trouble({ problem }: { problem: Problem }) {
  switch (problem) {
    case "reason-missing":
      return (
        <FormMessage kind="trouble" title="Nothing was decided: the reason is missing.">
          Its submitter is owed one. Your choice is kept below.
        </FormMessage>
      );
    case "reason-long":
      return (
        <FormMessage kind="trouble" title="Nothing was decided: the reason is too long.">
          It may have {LONGEST_REASON} signs. It is kept below.
        </FormMessage>
      );
    case "findings":
      return (
        <FormMessage kind="trouble" title="Nothing was published: today’s checks refuse this bundle.">
          The findings below say why. Ask for changes, or reject it.
        </FormMessage>
      );
    case "conflict":
      return (
        <FormMessage kind="trouble" title="Nothing was decided: it can’t be done in this state.">
          What you had typed is kept below.
        </FormMessage>
      );
  }
}
