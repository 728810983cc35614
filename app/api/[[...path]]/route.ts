import { errorResponse } from "../../_requests/error-response";

/** What is no address of the API: 404 in the one shape of errors, and no page for a program. */
function unknown(): Response {
  const message =
    "There is no such address of the API. Those that there are: /docs/api and /api/v1/openapi.json.";
  return errorResponse(404, "address.unknown", message);
}

export {
  unknown as DELETE,
  unknown as GET,
  unknown as OPTIONS,
  unknown as PATCH,
  unknown as POST,
  unknown as PUT,
};
