import { errorResponse } from "./error-response";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
type Handler = () => Response;

/**
 * Handlers of the methods that an address does not take, to be exported beside those that it does: 405 in the one shape
 * of errors, with what is allowed. Without them an empty answer would say nothing. OPTIONS is answered with the same.
 */
export function otherMethods(...taken: readonly Method[]): Record<Method | "OPTIONS", Handler> {
  const allow = [...taken.flatMap((method) => (method === "GET" ? [method, "HEAD"] : [method])), "OPTIONS"];
  const headers = { allow: allow.join(", ") };
  const refuse = () => {
    const known = taken.join(" or ");
    const answer = errorResponse(
      405,
      "method.not_allowed",
      `This address takes ${known} alone. See /docs/api.`,
    );
    answer.headers.set("allow", headers.allow);
    return answer;
  };
  const options = () => new Response(null, { status: 204, headers });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options };
}
