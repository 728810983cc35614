import type { CheckReport, FromWorker, ShownPreview } from "./check-messages";
import type { SendFailure, SendOutcome, SubmitField } from "./send-answer";

export interface ChosenFile {
  name: string;
  size: number;
}

export type Preview = { is: "awaited" } | ({ is: "shown" } & ShownPreview) | { is: "missing"; why: string };

/** A package that passed its check. */
interface Ready {
  file: ChosenFile;
  report: CheckReport;
  /** Made once for a checked package, so that sending it twice stores it once. */
  key: string;
  preview: Preview;
}

/** Where a submission stands on the page. The file itself stays with the page in every step. */
export type SubmissionState =
  | { step: "choosing" }
  | { step: "checking"; file: ChosenFile; done: number; total: number }
  /** The check could not be made. */
  | { step: "unchecked"; file: ChosenFile; why: "cancelled" | "unreadable" | "failed"; message: string }
  | { step: "refused"; file: ChosenFile; report: CheckReport }
  | ({ step: "ready"; failure: SendFailure | { kind: "cancelled" } | null } & Ready)
  | ({ step: "sending"; sent: number } & Ready)
  | { step: "sent"; file: ChosenFile; status: string };

export type SubmissionEvent =
  | { event: "chosen"; file: ChosenFile }
  | { event: "told"; message: FromWorker; key: string }
  | { event: "cancelled" }
  /** The file is let go: what it was made of was changed. */
  | { event: "let go" }
  | { event: "sent"; bytes: number }
  | { event: "send" }
  /** What is given beside the package was changed. */
  | { event: "edited"; field: SubmitField }
  | { event: "answered"; outcome: SendOutcome };

export const START: SubmissionState = { step: "choosing" };

/** The next step. An event that comes too late for its step, such as an answer after a cancel, changes nothing. */
export function nextSubmission(state: SubmissionState, event: SubmissionEvent): SubmissionState {
  switch (event.event) {
    case "chosen":
      return { step: "checking", file: event.file, done: 0, total: event.file.size };
    case "told":
      return afterWorker(state, event.message, event.key);
    case "cancelled":
      return afterCancel(state);
    case "let go":
      return START;
    case "send":
      return state.step === "ready" ? { ...readyOf(state), step: "sending", sent: 0 } : state;
    case "edited":
      return isAbout(event.field, state) ? { ...state, failure: null } : state;
    case "sent":
      return state.step === "sending" ? { ...state, sent: Math.max(state.sent, event.bytes) } : state;
    case "answered":
      return state.step === "sending" ? afterAnswer(state, event.outcome) : state;
  }
}

type ReadyState = Extract<SubmissionState, { step: "ready" }>;

/** Whether what the server refused is this field: a change of it may have mended that. */
function isAbout(field: SubmitField, state: SubmissionState): state is ReadyState {
  return state.step === "ready" && state.failure?.kind === "refused" && state.failure.field === field;
}

function afterWorker(state: SubmissionState, message: FromWorker, key: string): SubmissionState {
  if (message.tell === "previewed" || message.tell === "not previewed") {
    if (state.step !== "ready" && state.step !== "sending") return state;
    const preview: Preview =
      message.tell === "previewed"
        ? { is: "shown", results: message.results, leaving: message.leaving, takeovers: message.takeovers }
        : { is: "missing", why: message.message };
    return { ...state, preview };
  }
  if (state.step !== "checking") return state;
  const { file } = state;
  switch (message.tell) {
    case "progress":
      return { ...state, done: message.done, total: message.total };
    case "checked": {
      const { report } = message;
      if (!report.passed) return { step: "refused", file, report };
      return { step: "ready", file, report, key, preview: { is: "awaited" }, failure: null };
    }
    case "unreadable":
      return { step: "unchecked", file, why: "unreadable", message: "" };
    case "failed":
      return { step: "unchecked", file, why: "failed", message: message.message };
  }
}

function afterCancel(state: SubmissionState): SubmissionState {
  if (state.step === "checking") {
    return { step: "unchecked", file: state.file, why: "cancelled", message: "" };
  }
  return state.step === "sending"
    ? { ...readyOf(state), step: "ready", failure: { kind: "cancelled" } }
    : state;
}

function afterAnswer(state: Ready, outcome: SendOutcome): SubmissionState {
  if (outcome.kind === "received") return { step: "sent", file: state.file, status: outcome.status };
  return { ...readyOf(state), step: "ready", failure: outcome };
}

function readyOf({ file, report, key, preview }: Ready): Ready {
  return { file, report, key, preview };
}
