import { hasGithub } from "@/db/auth";
import { answerGithub } from "@/db/sign-in";
import { errorResponse } from "../../../_requests/error-response";
import { siteOrigin } from "../../../_requests/site-origin";

/**
 * The return from GitHub, and no other address of better-auth: signing in, up and out have forms of their own, which
 * are limited and bound to this site, and nothing else is offered.
 */
export async function GET(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (pathname !== "/api/auth/callback/github" || !hasGithub()) return unknown();
  const origin = siteOrigin(request.headers);
  // Under its public address: behind a proxy this server has another.
  return answerGithub(new Request(`${origin}${pathname}${search}`, { headers: request.headers }), origin);
}

function unknown(): Response {
  return errorResponse(404, "auth.unknown", "There is no such address. Sign in at /review/sign-in.");
}

export { unknown as DELETE, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT };
