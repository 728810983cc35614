import { LIMITS } from "@/benchmark/bundle";
import { type Finding, finding } from "@/benchmark/findings";

type Cause =
  | "limited"
  | "busy"
  | "too large"
  | "too slow"
  | "incomplete"
  | "another digest"
  | "receipt used"
  | "nothing to correct"
  | "not to correct";

/** Why an upload did not get as far as the checks, or was not stored after them. Nothing of it is kept. */
export interface Unfinished {
  outcome: Cause;
  /** For people. */
  message: string;
  /** The same as a finding, where the checks have one of it. */
  findings: readonly Finding[];
  /** Seconds after which it may be sent again; null where waiting does not help. */
  retryAfterS: number | null;
}

/** How soon the same may be sent again; a window of `limited` ends when it ends. */
const RETRY_S: Partial<Record<Cause, number>> = {
  busy: 10,
  "too slow": 1,
  incomplete: 1,
  "another digest": 1,
};
const MOST = `${LIMITS.packageBytes / 1024 / 1024} MiB`;

const MESSAGES = {
  limited: "Too much was sent from here in a short time. Wait, then send it again.",
  busy: "The server is busy with other bundles. Send it again in a moment.",
  "too large": `The package is larger than ${MOST}, which is the most that is taken.`,
  "too slow": "The package came too slowly, and was not waited for. Nothing was stored; send it again.",
  incomplete:
    "The package did not arrive whole: fewer or more bytes than announced. Nothing was stored; send it again.",
  "another digest":
    "What arrived has another SHA-256 than was announced: it was changed on the way. Nothing was stored; send it again.",
  "receipt used":
    "This Idempotency-Key was sent with another package before. Nothing was stored; send a new key.",
  "nothing to correct": "The receipt of the bundle to correct is not known. Nothing was stored.",
  "not to correct":
    "The bundle to correct takes no correction any more: it was withdrawn, or something else took its place. Nothing was stored.",
} as const satisfies Record<Cause, string>;

/** @param retryAfterS of `limited`: when the window ends. */
export function unfinished(outcome: Cause, retryAfterS: number | null = null): Unfinished {
  return {
    outcome,
    message: MESSAGES[outcome],
    findings: outcome === "too large" ? [TOO_LARGE] : [],
    retryAfterS: retryAfterS ?? RETRY_S[outcome] ?? null,
  };
}

const TOO_LARGE = finding("file.too_large", "", {
  found: `more than ${MOST}`,
  expected: `at most ${MOST}`,
  remedy: "Split it into several bundles, or leave out artefacts that no value refers to.",
});
