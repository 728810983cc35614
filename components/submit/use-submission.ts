import { useCallback, useEffect, useReducer, useRef } from "react";
import type { FromWorker, ToWorker } from "./check-messages";
import type { SubmitField } from "./send-answer";
import { sendPackage } from "./send-package";
import { submissionKey } from "./submission-key";
import { nextSubmission, START, type SubmissionState } from "./submission-state";

export interface SubmissionControl {
  state: SubmissionState;
  check(file: File): void;
  /** Ends a check or an upload that is going on. */
  cancel(): void;
  /** Forgets the file, whatever was going on with it. */
  letGo(): void;
  /** Sends the file that was checked. */
  send(fields: { email: string; corrects: string }): void;
  /** What is given beside the file was changed. */
  edit(field: SubmitField): void;
}

/**
 * Checks a file in a worker, which is loaded only for that, and sends it. `givenReceipt`: of what it corrects, as it
 * stands on the page at that moment; "" for none.
 */
export function useSubmission(givenReceipt: () => string): SubmissionControl {
  const [state, dispatch] = useReducer(nextSubmission, START);
  const file = useRef<File | null>(null);
  const worker = useRef<Worker | null>(null);
  const stopSending = useRef<(() => void) | null>(null);
  const receipt = useRef(givenReceipt);
  receipt.current = givenReceipt;

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    stopSending.current?.();
    stopSending.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const check = useCallback(
    (chosen: File) => {
      stop();
      file.current = chosen;
      dispatch({ event: "chosen", file: { name: chosen.name, size: chosen.size } });
      const started = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
      const ask = (message: ToWorker) => started.postMessage(message);
      started.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
        const key = data.tell === "checked" && data.report.passed ? submissionKey(data.report.sha256) : "";
        dispatch({ event: "told", message: data, key });
        if (data.tell === "checked" && data.report.passed)
          ask({ ask: "preview", corrects: receipt.current() });
      });
      started.addEventListener("error", ({ message }) => {
        dispatch({ event: "told", message: { tell: "failed", message }, key: "" });
      });
      worker.current = started;
      ask({ ask: "check", file: chosen });
    },
    [stop],
  );

  const cancel = useCallback(() => {
    if (state.step === "checking") stop();
    else stopSending.current?.();
    dispatch({ event: "cancelled" });
  }, [state.step, stop]);

  const letGo = useCallback(() => {
    stop();
    file.current = null;
    dispatch({ event: "let go" });
  }, [stop]);

  const isPreviewed = state.step === "ready" && state.preview.is !== "awaited";
  const edit = useCallback(
    (field: SubmitField) => {
      dispatch({ event: "edited", field });
      const asked: ToWorker = { ask: "preview", corrects: receipt.current() };
      if (field === "corrects" && isPreviewed) worker.current?.postMessage(asked);
    },
    [isPreviewed],
  );

  const send = (fields: { email: string; corrects: string }) => {
    if (state.step !== "ready" || !file.current) return;
    const { report, key } = state;
    dispatch({ event: "send" });
    stopSending.current = sendPackage(
      { file: file.current, sha256: report.sha256, key, ...fields },
      (bytes) => dispatch({ event: "sent", bytes }),
      (outcome) => dispatch({ event: "answered", outcome }),
    );
  };
  return { state, check, cancel, letGo, send, edit };
}
