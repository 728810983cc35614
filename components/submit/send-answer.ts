import type { Finding } from "@/benchmark/findings";
import { FINDINGS } from "@/benchmark/findings";
import { ownEntry } from "@/benchmark/own-entry";
import { type FindingsSummary, summariseFindings } from "./findings-summary";

/** What may be given beside a package. */
export type SubmitField = "corrects" | "email";

/** Why a package that was to be sent is not, or is not known to be, with the server. */
export type SendFailure =
  /** No answer: it may have been stored or not, and sending it again finds out. */
  | { kind: "broken" }
  /** The file was changed, moved or deleted since it was checked. */
  | { kind: "unreadable" }
  /** `retryAt`: in milliseconds since 1970. */
  | { kind: "later"; message: string; retryAt: number }
  /** `field`: what was given beside the package and is at fault; null where it is the package or something else. */
  | { kind: "refused"; message: string; findings: FindingsSummary; field: SubmitField | null }
  /** `path`: its page, where it is published. */
  | { kind: "duplicate"; message: string; path: string | null }
  /** What was stored is not what was checked. `status`: the page of it. */
  | { kind: "other bytes"; sha256: string; status: string };

export type SendOutcome = { kind: "received"; status: string } | SendFailure;

interface Answer {
  status: number;
  /** The header Retry-After. */
  retryAfter: string | null;
  text: string;
}

const SECOND_MS = 1_000;
const UNCLEAR = "The server answered with something that this page does not understand.";

/**
 * What the server's answer to a package means. `sha256`: that of the package as it was checked and shown; `now`: in
 * milliseconds since 1970. An answer that says nothing may come from what lies between: the package may be sent again.
 */
export function readSendAnswer(
  { status, retryAfter, text }: Answer,
  sha256: string,
  now: number,
): SendOutcome {
  const body = parse(text);
  if (status === 200 || status === 201) {
    const [page, stored] = [textAt(body, "status"), textAt(at(body, "bundle"), "sha256")];
    if (page === null || !page.startsWith("/submissions/") || stored === null) return { kind: "broken" };
    return stored === sha256
      ? { kind: "received", status: page }
      : { kind: "other bytes", sha256: stored, status: page };
  }
  const message = textAt(at(body, "error"), "message") ?? UNCLEAR;
  const seconds = /^\d{1,6}$/.test(retryAfter ?? "") ? Number(retryAfter) : null;
  if (seconds !== null) return { kind: "later", message, retryAt: now + seconds * SECOND_MS };
  if (textAt(at(body, "error"), "code") === "bundle.duplicate") {
    const path = textAt(at(body, "bundle"), "path");
    return { kind: "duplicate", message, path: path?.startsWith("/bundles/") ? path : null };
  }
  if (status < 400 || status >= 500 || body === null) return { kind: "broken" };
  const field = fieldOf(textAt(at(body, "error"), "code") ?? "");
  return { kind: "refused", message, findings: summariseFindings(findingsIn(body)), field };
}

/** The field that an error is about, by the first part of its code. */
function fieldOf(code: string): SubmitField | null {
  if (code.startsWith("receipt.")) return "corrects";
  return code.startsWith("email.") ? "email" : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : null;
}

function textAt(value: unknown, key: string): string | null {
  const found = at(value, key);
  return typeof found === "string" ? found : null;
}

function findingsIn(body: unknown): Finding[] {
  const list = at(body, "findings");
  return Array.isArray(list) ? list.flatMap(readFinding) : [];
}

/** A finding of a newer server whose code this page does not know is left out: it could not explain it. */
function readFinding(value: unknown): Finding[] {
  const code = Object.keys(FINDINGS).find((key): key is Finding["code"] => key === textAt(value, "code"));
  const known = code === undefined ? undefined : ownEntry(FINDINGS, code);
  if (code === undefined || known === undefined) return [];
  const text = (key: string) => textAt(value, key) ?? "";
  return [
    {
      code,
      severity: known.severity,
      pointer: text("pointer"),
      found: text("found"),
      expected: text("expected"),
      remedy: text("remedy"),
    },
  ];
}
