import { type Ref, useState } from "react";
import { LeavingResults } from "../review/leaving-results";
import { bytesText } from "./byte-count";
import { FindingsList } from "./findings-list";
import { PreviewTable } from "./preview-table";
import type { SubmissionState } from "./submission-state";
import { type Failure, SubmitFailure, useSecondsUntil } from "./submit-failure";

/** Results of a board that are shown: at first, so that the button to send is near; and at most. */
const FEW = 20;
const MANY = 500;

type ReadyState = Extract<SubmissionState, { step: "ready" | "sending" }>;

interface Props {
  state: ReadyState;
  failureRef: Ref<HTMLDivElement>;
  /** Of a bundle that was made of runs: what a pointer is about, in words. */
  placeOf: ((pointer: string) => string | null) | undefined;
}

/** A bundle that passed its check: its preview, its warnings, its digest, and the one button that sends it. */
export function SubmitReady({ state, failureRef, placeOf }: Props) {
  const { report, preview } = state;
  const [most, setMost] = useState(FEW);
  const failure = state.step === "ready" ? state.failure : null;
  return (
    <>
      <section aria-labelledby="preview" className="mt-6">
        <h2 id="preview" className="mb-2 font-semibold text-lg">
          As it would stand today
        </h2>
        {preview.is === "awaited" && <p role="status">Working out ranks and changes…</p>}
        {preview.is === "missing" && (
          <p role="status" className="text-sm">
            There is no preview: {preview.why} The bundle can be sent all the same.
          </p>
        )}
        {preview.is === "shown" && (
          <>
            <LeavingResults leaving={preview.leaving} />
            <PreviewTable results={preview.results} most={most} takeovers={preview.takeovers} />
            {preview.results.length > FEW && most === FEW && (
              <p className="mt-3">
                <button type="button" className="chip" onClick={() => setMost(MANY)}>
                  Show more results
                </button>
              </p>
            )}
          </>
        )}
      </section>
      {report.findings.warnings > 0 && (
        <section aria-labelledby="warnings" className="mt-8">
          <h2 id="warnings" className="mb-2 font-semibold text-lg">
            Before you send it
          </h2>
          <FindingsList findings={report.findings} placeOf={placeOf} />
        </section>
      )}
      <section aria-labelledby="send" className="mt-8">
        <h2 id="send" className="font-semibold text-lg">
          Send it
        </h2>
        <p className="prose mt-1 text-sm">
          SHA-256 of the file: <code className="break-all">{report.sha256}</code>. The receipt will name the
          same one.
        </p>
        {failure && <SubmitFailure failure={failure} ref={failureRef} />}
        {state.step === "ready" && <SendButton bytes={report.bytes} failure={failure} />}
      </section>
    </>
  );
}

function SendButton({ bytes, failure }: { bytes: number; failure: Failure | null }) {
  const seconds = useSecondsUntil(failure?.kind === "later" ? failure.retryAt : null);
  if (failure?.kind === "unreadable" || failure?.kind === "duplicate") return null;
  const text = `Send these ${bytesText(bytes)}`;
  return (
    <p className="mt-4">
      <button type="submit" className="chip solid" disabled={seconds > 0}>
        {failure === null ? text : seconds > 0 ? `Try again in ${seconds} s` : "Try again"}
      </button>
    </p>
  );
}
