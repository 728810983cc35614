import { errorResponse } from "./error-response";
import { htmlText, standalonePage } from "./standalone-page";

/**
 * The refusal of a form: a page to a browser, and to programs the one shape of errors.
 *
 * @param page of this site that the form is on, to go back to.
 */
export function formRefusal(
  request: Request,
  status: number,
  code: string,
  message: string,
  page = "/",
): Response {
  if (!request.headers.get("accept")?.includes("text/html")) return errorResponse(status, code, message);
  const document = standalonePage({
    title: "Not done",
    main: `  <h1>Nothing was done</h1>
  <p>${htmlText(message)}</p>
  <p><a href="${htmlText(page)}">${page === "/" ? "To the leaderboard" : "Back to the page"}</a></p>`,
  });
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return new Response(document, { status, headers });
}
