/** The one shape of every error that the API and the data addresses answer. */
export function errorResponse(status: number, code: string, message: string): Response {
  return Response.json(
    { error: { code, message }, findings: [] },
    { status, headers: { "cache-control": "no-store" } },
  );
}
