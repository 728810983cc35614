import { useEffect, useRef } from "react";
import { bytesText } from "./byte-count";
import { FindingsList } from "./findings-list";
import type { SubmissionState } from "./submission-state";
import { SubmitProgress } from "./submit-progress";
import { SubmitReady } from "./submit-ready";

interface Props {
  state: SubmissionState;
  onCancel: () => void;
  /** Of a bundle that was made of runs: what a pointer is about, in words. */
  placeOf?: ((pointer: string) => string | null) | undefined;
}

/**
 * What has become of the chosen file so far. What comes out of a check or an upload takes the focus, and so does an
 * upload that begins: the button that had it is gone.
 */
export function SubmitOutcome({ state, onCancel, placeOf }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const progress = useRef<HTMLParagraphElement>(null);
  const failure = useRef<HTMLDivElement>(null);
  const { step } = state;
  const before = useRef(step);
  useEffect(() => {
    if (step === before.current) return;
    const wasSending = before.current === "sending";
    before.current = step;
    if (step === "sending") progress.current?.focus();
    // A failure that a field is at fault for is told there, and has the focus already.
    else if (step === "ready" && wasSending) failure.current?.focus();
    else heading.current?.focus();
  }, [step]);
  if (state.step === "choosing") return null;
  if (state.step === "checking") {
    return (
      <SubmitProgress
        title={`Checking ${state.file.name}`}
        done={state.done}
        total={state.total}
        atEnd="Read; now its values are held against each other."
        onCancel={onCancel}
      />
    );
  }
  return (
    <div className="mt-8 border-rule border-t pt-6">
      <h2 ref={heading} tabIndex={-1} className="w-fit break-words font-semibold text-lg">
        {titleOf(state)}
      </h2>
      <OutcomeText state={state} placeOf={placeOf} />
      {(state.step === "ready" || state.step === "sending") && (
        <SubmitReady state={state} failureRef={failure} placeOf={placeOf} />
      )}
      {state.step === "sending" && (
        <SubmitProgress
          titleRef={progress}
          title={`Sending ${state.file.name}`}
          done={state.sent}
          total={state.report.bytes}
          atEnd="All of it has left; the server checks it again."
          onCancel={onCancel}
        />
      )}
    </div>
  );
}

function titleOf(state: Exclude<SubmissionState, { step: "choosing" | "checking" }>): string {
  const { name } = state.file;
  switch (state.step) {
    case "unchecked":
      return state.why === "cancelled"
        ? `The check of ${name} was cancelled`
        : `${name} could not be checked`;
    case "refused":
      return `${name} can’t be sent yet`;
    case "sent":
      return `${name} has arrived`;
    default:
      return `${name} passed all checks`;
  }
}

function OutcomeText({ state, placeOf }: Pick<Props, "state" | "placeOf">) {
  switch (state.step) {
    case "unchecked":
      return (
        <p className="prose mt-1">
          {state.why === "unreadable"
            ? "The file was changed or moved after it was chosen. Choose it again."
            : state.why === "failed"
              ? `The check broke off: ${state.message || "the reason is not known"}. Choose the file again, or send it without JavaScript.`
              : "Nothing has left your computer."}
        </p>
      );
    case "refused":
      return (
        <div className="mt-1">
          <p className="prose mb-4">
            Nothing has left your computer.{" "}
            {placeOf
              ? "Correct what is listed or leave those runs out above, then make the bundle again."
              : "Correct what is listed, then choose the corrected file above."}
          </p>
          <FindingsList findings={state.report.findings} placeOf={placeOf} />
        </div>
      );
    case "sent":
      return (
        <p className="mt-1">
          <a className="link" href={state.status}>
            To its receipt
          </a>
        </p>
      );
    case "ready":
      return <ContentText report={state.report} isUnsent={state.failure === null} />;
    case "sending":
      return <ContentText report={state.report} isUnsent={false} />;
    default:
      return null;
  }
}

type Report = Extract<SubmissionState, { step: "ready" }>["report"];

interface ContentProps {
  report: Report;
  /** Whether nothing of it was ever sent. */
  isUnsent: boolean;
}

function ContentText({ report: { title, results, artifacts, bytes, findings }, isUnsent }: ContentProps) {
  const parts = [
    results === 1 ? "one result" : `${results} results`,
    artifacts === 0 ? null : artifacts === 1 ? "one artefact" : `${artifacts} artefacts`,
    bytesText(bytes),
    findings.warnings === 0
      ? "no finding"
      : findings.warnings === 1
        ? "one warning"
        : `${findings.warnings} warnings`,
  ];
  return (
    <p className="prose mt-1 break-words">
      “{title}”: {parts.filter((part) => part !== null).join(", ")}.
      {isUnsent && " Nothing has left your computer yet."}
    </p>
  );
}
