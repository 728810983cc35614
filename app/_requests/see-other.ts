/**
 * Leads a browser on after a form: 303, so that it asks with GET and a reload sends nothing again. Of `from` only the
 * cookies are handed on.
 */
export function seeOther(path: string, from?: Headers): Response {
  const headers = new Headers({ location: path, "cache-control": "no-store" });
  for (const cookie of from?.getSetCookie() ?? []) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
