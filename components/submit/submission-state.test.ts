import { describe, expect, test } from "vitest";
import type { CheckReport, FromWorker } from "./check-messages";
import { nextSubmission, START, type SubmissionEvent, type SubmissionState } from "./submission-state";

const FILE = { name: "run.json", size: 812 };
const report = (passed: boolean): CheckReport => ({
  sha256: "a".repeat(64),
  bytes: 812,
  passed,
  title: passed ? "A made-up bundle" : null,
  results: passed ? 1 : 0,
  artifacts: 0,
  findings: { errors: passed ? 0 : 1, warnings: 0, groups: [], moreGroups: 0, unlisted: 0 },
});

const CHOSEN: SubmissionEvent = { event: "chosen", file: FILE };
const told = (message: FromWorker): SubmissionEvent => ({ event: "told", message, key: "key-1" });
const PASSED = told({ tell: "checked", report: report(true) });
const PREVIEWED = told({ tell: "previewed", results: [], leaving: [], takeovers: 0 });
const SEND: SubmissionEvent = { event: "send" };
const CANCEL: SubmissionEvent = { event: "cancelled" };
const reach = (...events: SubmissionEvent[]): SubmissionState => events.reduce(nextSubmission, START);

describe("a chosen file", () => {
  test("is checked, and the page follows how far the check is", () => {
    expect(reach(CHOSEN)).toEqual({ step: "checking", file: FILE, done: 0, total: 812 });
    expect(reach(CHOSEN, told({ tell: "progress", done: 406, total: 1_624 }))).toEqual({
      step: "checking",
      file: FILE,
      done: 406,
      total: 1_624,
    });
  });

  test("is refused where the check finds an error, and can't be sent then", () => {
    const refused = { step: "refused", file: FILE, report: report(false) };
    const failed = told({ tell: "checked", report: report(false) });
    expect(reach(CHOSEN, failed)).toEqual(refused);
    expect(reach(CHOSEN, failed, SEND)).toEqual(refused);
  });

  test("is ready to be sent where nothing refuses it, also before its preview is there", () => {
    const ready = reach(CHOSEN, PASSED);
    expect(ready).toMatchObject({ step: "ready", key: "key-1", preview: { is: "awaited" }, failure: null });
    expect(reach(CHOSEN, PASSED, PREVIEWED)).toEqual({
      ...ready,
      preview: { is: "shown", results: [], leaving: [], takeovers: 0 },
    });
    expect(reach(CHOSEN, PASSED, told({ tell: "not previewed", message: "No." }))).toEqual({
      ...ready,
      preview: { is: "missing", why: "No." },
    });
  });

  test("that can't be read any more, or whose check breaks off or is cancelled, is unchecked with the reason", () => {
    expect(reach(CHOSEN, told({ tell: "unreadable" }))).toMatchObject({
      step: "unchecked",
      why: "unreadable",
    });
    expect(reach(CHOSEN, told({ tell: "failed", message: "Out of memory" }))).toMatchObject({
      step: "unchecked",
      why: "failed",
      message: "Out of memory",
    });
    expect(reach(CHOSEN, CANCEL)).toMatchObject({ step: "unchecked", why: "cancelled", file: FILE });
  });

  test("takes the place of the one before, whatever became of that", () => {
    const other: SubmissionEvent = { event: "chosen", file: { name: "other.zip", size: 5 } };
    for (const events of [[CHOSEN], [CHOSEN, PASSED], [CHOSEN, CANCEL]]) {
      expect(reach(...events, other)).toEqual({
        step: "checking",
        file: { name: "other.zip", size: 5 },
        done: 0,
        total: 5,
      });
    }
  });
});

describe("a package that is sent", () => {
  test("keeps what was checked, and its progress never falls", () => {
    const sending = reach(CHOSEN, PASSED, SEND);
    expect(sending).toMatchObject({ step: "sending", sent: 0, key: "key-1", report: report(true) });
    expect(reach(CHOSEN, PASSED, SEND, { event: "sent", bytes: 500 }, { event: "sent", bytes: 400 })).toEqual(
      {
        ...sending,
        sent: 500,
      },
    );
  });

  test("leads to its receipt once it is received", () => {
    const outcome = { kind: "received", status: "/submissions/r" } as const;
    expect(reach(CHOSEN, PASSED, SEND, { event: "answered", outcome })).toEqual({
      step: "sent",
      file: FILE,
      status: "/submissions/r",
    });
  });

  test("that did not arrive is ready again, with the same key, so that it can't be stored twice", () => {
    const broken: SubmissionEvent = { event: "answered", outcome: { kind: "broken" } };
    const again = reach(CHOSEN, PASSED, PREVIEWED, SEND, broken);
    expect(again).toMatchObject({
      step: "ready",
      key: "key-1",
      failure: { kind: "broken" },
      preview: { is: "shown" },
    });
    expect(nextSubmission(again, SEND)).toMatchObject({ step: "sending", sent: 0, key: "key-1" });
  });

  test("that is cancelled is ready again; an answer that comes too late changes nothing", () => {
    const cancelled = reach(CHOSEN, PASSED, SEND, CANCEL);
    expect(cancelled).toMatchObject({ step: "ready", failure: { kind: "cancelled" }, key: "key-1" });
    const late: SubmissionEvent = {
      event: "answered",
      outcome: { kind: "received", status: "/submissions/r" },
    };
    expect(nextSubmission(cancelled, late)).toBe(cancelled);
  });

  test("gets its preview while it is on its way", () => {
    expect(reach(CHOSEN, PASSED, SEND, PREVIEWED)).toMatchObject({
      step: "sending",
      preview: { is: "shown", results: [], leaving: [], takeovers: 0 },
    });
  });
});

test("events that do not belong to a step change nothing", () => {
  const late = told({ tell: "progress", done: 1, total: 2 });
  for (const event of [SEND, CANCEL, late, PASSED, PREVIEWED, { event: "sent", bytes: 1 } as const]) {
    expect(nextSubmission(START, event)).toBe(START);
  }
});

test("what the server says of a field stands until the field is changed, and other failures stand on", () => {
  const findings = report(true).findings;
  const refused = (field: "corrects" | null): SubmissionEvent => ({
    event: "answered",
    outcome: { kind: "refused", message: "No.", findings, field },
  });
  const edited: SubmissionEvent = { event: "edited", field: "corrects" };
  const other: SubmissionEvent = { event: "edited", field: "email" };
  expect(reach(CHOSEN, PASSED, SEND, refused("corrects"))).toMatchObject({ failure: { field: "corrects" } });
  expect(reach(CHOSEN, PASSED, SEND, refused("corrects"), edited)).toEqual(reach(CHOSEN, PASSED));
  expect(reach(CHOSEN, PASSED, SEND, refused("corrects"), other)).toMatchObject({
    failure: { message: "No." },
  });
  expect(reach(CHOSEN, PASSED, SEND, refused(null), edited)).toMatchObject({ failure: { message: "No." } });
  expect(reach(CHOSEN, edited)).toEqual(reach(CHOSEN));
});
