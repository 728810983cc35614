import type { IncomingMessage, ServerResponse } from "node:http";

/** Addresses that take a whole package, and watch its speed themselves (app/_uploads/upload-limits.ts). */
const UPLOADS = /^\/(?:api\/v1\/bundles(?:\/validate)?|submit\/upload)(?:\?|$)/;
/** Any other body is small; and what is sent on after an answer is read by nobody. */
const BODY_MS = 60_000;

/**
 * Closes the connection of a request whose body takes too long: who trickles one would hold it as long as the largest
 * upload may take. An upload has this time once it was answered, any other request from its beginning.
 */
export function cutOffSlowBody(
  request: IncomingMessage,
  response: ServerResponse,
  patienceMs = BODY_MS,
): void {
  const watch = () => {
    const limit = setTimeout(() => {
      if (!request.complete) request.socket.destroy();
    }, patienceMs);
    limit.unref();
    response.once("close", () => {
      if (request.complete) clearTimeout(limit);
    });
  };
  if (UPLOADS.test(request.url ?? "")) response.once("finish", watch);
  else watch();
}
