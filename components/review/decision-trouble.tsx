import type { ReactNode } from "react";
import { stepText } from "@/benchmark/bundle-states";
import { DECISION_RULES, type Decision, LONGEST_REASON } from "@/benchmark/review/decision";
import { DECISION_MESSAGE, type Problem } from "@/benchmark/review/decision-form";
import { UtcTime } from "../submissions/utc-time";
import { FormMessage } from "./form-message";
import type { NamedStep } from "./review-steps";

interface Props {
  /** What was to be decided. */
  chosen: Decision;
  /** Why it was not; null where only others were first. */
  problem: Problem | null;
  /** What others did since the reviewer opened the page on which they decided. */
  meanwhile: readonly NamedStep[];
}

/** Why a decision was not taken: others were first, or something is missing. Nothing where neither is so. */
export function DecisionTrouble({ chosen, problem, meanwhile }: Props) {
  const title = DECISION_RULES[chosen].title;
  if (meanwhile.length > 0) {
    return (
      <Trouble title="Your decision was not taken: something happened meanwhile.">
        <ul className="mt-2 space-y-1">
          {meanwhile.map((step) => (
            <li key={`${step.at} ${step.to} ${step.reason}`}>
              <UtcTime at={step.at} /> {step.name}: {stepText(step)}. “{step.reason}”
            </li>
          ))}
        </ul>
        <p className="mt-2">
          You had chosen: <b className="font-medium">{title}</b>. What you had typed is kept below. Look
          again, and decide on what stands here now.
        </p>
      </Trouble>
    );
  }
  switch (problem) {
    case null:
      return null;
    case "reason-missing":
      return (
        <Trouble title="Nothing was decided: the reason is missing.">
          Its submitter is owed one. Your choice is kept below.
        </Trouble>
      );
    case "reason-long":
      return (
        <Trouble title="Nothing was decided: the reason is too long.">
          It may have {LONGEST_REASON} signs. It is kept below.
        </Trouble>
      );
    case "findings":
      return (
        <Trouble title="Nothing was published: today’s checks refuse this bundle.">
          The findings above say why. Ask for changes, or reject it.
        </Trouble>
      );
    case "conflict":
      return (
        <Trouble title="Nothing was decided: it can’t be done in this state.">
          You had chosen: {title}. What you had typed is kept below.
        </Trouble>
      );
    case "takeover":
      return (
        <Trouble title="Nothing was published: it would replace results of another sender.">
          The box below says whose. Tick it only where you know that they are meant to be replaced.
        </Trouble>
      );
    case "own":
      return (
        <Trouble title="Nothing was marked: you sent this bundle.">
          Another reviewer has to verify it.
        </Trouble>
      );
    case "no-artefacts":
      return (
        <Trouble title="Nothing was marked: it came without artefacts.">
          There are no raw files that could have been checked.
        </Trouble>
      );
  }
}

function Trouble({ title, children }: { title: string; children: ReactNode }) {
  return (
    <FormMessage kind="trouble" title={title} id={DECISION_MESSAGE}>
      {children}
    </FormMessage>
  );
}
