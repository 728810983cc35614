import { type ReactNode, type Ref, useEffect, useState } from "react";
import { FindingsList } from "./findings-list";
import type { SendFailure } from "./send-answer";

export type Failure = SendFailure | { kind: "cancelled" };

const SECOND_MS = 1_000;

/** What became of an upload that did not end with a receipt, and what to do now. The file is still chosen. */
export function SubmitFailure({ failure, ref }: { failure: Failure; ref: Ref<HTMLDivElement> }) {
  // What is wrong with a field is told at the field.
  if (failure.kind === "refused" && failure.field !== null) return null;
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="alert"
      className="prose mt-4 border-worse border-l-2 py-1 pl-4 text-sm"
    >
      <FailureText failure={failure} />
    </div>
  );
}

function FailureText({ failure }: { failure: Failure }) {
  switch (failure.kind) {
    case "cancelled":
      return (
        <Told title="Sending was cancelled.">
          Nothing is stored, unless all of it had arrived. Sending it again stores it once in any case.
        </Told>
      );
    case "broken":
      return (
        <Told title="The connection broke, or the server gave no answer.">
          Whether the bundle arrived is not known. Try again: it can’t be stored twice, and if it has arrived
          you get its receipt.
        </Told>
      );
    case "unreadable":
      return (
        <Told title="The file has changed since it was checked, or was moved.">
          Nothing was sent of it. Choose it again; it is then checked as it is now.
        </Told>
      );
    case "later":
      return <Told title="Not now.">{failure.message}</Told>;
    case "refused":
      return (
        <>
          <Told title="The server did not take it.">{failure.message}</Told>
          {failure.findings.groups.length > 0 && <FindingsList findings={failure.findings} level={4} />}
        </>
      );
    case "duplicate":
      return (
        <Told title="It is here already.">
          {failure.message}
          {failure.path !== null && (
            <>
              {" "}
              <a className="link" href={failure.path}>
                To its page
              </a>
            </>
          )}
        </Told>
      );
    case "other bytes":
      return (
        <Told title="What arrived is not what was checked.">
          The server received bytes with the SHA-256 <code className="break-all">{failure.sha256}</code>.{" "}
          <a className="link" href={failure.status}>
            Withdraw them there
          </a>
          , then check and send the file again.
        </Told>
      );
  }
}

function Told({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p>
      <strong className="font-semibold">{title}</strong> {children}
    </p>
  );
}

/** Seconds until a moment in milliseconds since 1970, counted down to 0. */
export function useSecondsUntil(moment: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (moment === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [moment]);
  return moment === null ? 0 : Math.max(0, Math.ceil((moment - now) / SECOND_MS));
}
