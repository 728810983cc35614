import type { DuplicateAnswer, ReceivedAnswer, ValidAnswer } from "@/benchmark/api/answers";
import type { Finding } from "@/benchmark/findings";
import { isDatabaseReachable } from "@/db/health";
import { errorResponse } from "../../_requests/error-response";
import type { Checked, Received } from "../../_uploads/receive-upload";
import type { Unfinished } from "../../_uploads/unfinished-upload";

const SECRET = { "cache-control": "no-store", "x-robots-tag": "noindex", "referrer-policy": "same-origin" };
const RETRY_S = 5;

/** An answer that is its reader's alone. */
export function privateJson(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...SECRET, ...headers } });
}

/** An error with findings, in the one shape of errors. */
function refusal(
  status: number,
  code: string,
  message: string,
  findings: readonly Finding[],
  headers: Record<string, string> = {},
): Response {
  return privateJson({ error: { code, message }, findings }, status, headers);
}

/** What an address answers; where something breaks, an error that says no more than whether to try again. */
export async function answering(request: Request, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    // Nobody is there to be answered, and what broke is the connection.
    if (request.signal.aborted) return errorResponse(400, "request.aborted", "The request was broken off.");
    if (!(await isDatabaseReachable())) {
      const down = errorResponse(
        503,
        "database.unavailable",
        "The database does not answer. Try again in a moment.",
      );
      down.headers.set("retry-after", String(RETRY_S));
      return down;
    }
    console.error(error);
    const message =
      "Something broke here; it is not the fault of what was sent. Send it again with the same Idempotency-Key.";
    return errorResponse(500, "server.error", message);
  }
}

/** Status and code of every way in which an upload does not get as far as being stored. */
const UNFINISHED = {
  limited: [429, "rate.limited"],
  busy: [503, "server.busy"],
  "too large": [413, "package.too_large"],
  "too slow": [408, "package.too_slow"],
  incomplete: [400, "package.incomplete"],
  "another digest": [400, "package.digest"],
  "receipt used": [409, "idempotency_key.used"],
  "nothing to correct": [404, "receipt.unknown"],
  "not to correct": [409, "receipt.not_correctable"],
} as const satisfies Record<Unfinished["outcome"], readonly [number, string]>;

export function unfinishedResponse({ outcome, message, findings, retryAfterS }: Unfinished): Response {
  const [status, code] = UNFINISHED[outcome];
  return refusal(status, code, message, findings, {
    ...(retryAfterS === null ? {} : { "retry-after": String(retryAfterS) }),
    // What is left of a body that was given up is not waited for.
    ...(outcome === "too slow" || outcome === "too large" ? { connection: "close" } : {}),
  });
}

const REFUSED = "The package was refused; the findings say what to correct. Nothing was stored.";

/** The answer to a dry run. */
export function checkedResponse(result: Checked): Response {
  if (result.outcome === "refused") return refusal(422, "package.refused", REFUSED, result.checked.findings);
  if (result.outcome !== "valid") return unfinishedResponse(result);
  const { checked } = result;
  const answer: ValidAnswer = { valid: true, bundle: aboutBundle(checked), findings: [...checked.findings] };
  return privateJson(answer);
}

/** The answer to a submission. */
export function receivedResponse(result: Received): Response {
  switch (result.outcome) {
    case "refused":
      return refusal(422, "package.refused", REFUSED, result.checked.findings);
    case "duplicate": {
      const { message, bundleId: id, state, path } = result;
      const answer: DuplicateAnswer = {
        error: { code: "bundle.duplicate", message },
        findings: [],
        bundle: { id, state, path },
      };
      return privateJson(answer, 409);
    }
    case "received":
    case "known": {
      const { outcome, receipt, state, bundleId, checked } = result;
      const status = `/submissions/${receipt}`;
      const bundle = { id: bundleId, ...aboutBundle(checked) };
      const answer: ReceivedAnswer = {
        outcome,
        receipt,
        status,
        state,
        bundle,
        findings: [...checked.findings],
      };
      return privateJson(answer, outcome === "received" ? 201 : 200, { location: status });
    }
    default:
      return unfinishedResponse(result);
  }
}

type CheckedPackage = Extract<Checked, { checked: unknown }>["checked"];

function aboutBundle({ bundle, sha256, bytes }: CheckedPackage): ValidAnswer["bundle"] {
  return { title: bundle?.title ?? "", sha256, bytes, results: bundle?.results.length ?? 0 };
}
