import { type NextRequest, NextResponse } from "next/server";
import { errorResponse } from "./app/_requests/error-response";
import { unavailablePage } from "./app/_requests/unavailable-page";
import { refuseVisitor } from "./app/_requests/visitor-gate";
import { isDatabaseReachable } from "./db/health";
import { findMissing } from "./db/known-address";

const DATA =
  /^\/leaderboards\/([^/]+\.(json|csv|md|tex)|[^/]+\/.+)$|^\/bundles\/[^/]+\/files\/|^\/trade-offs(\.(csv|svg)$|\/export\/)|^\/api\//;
const MISSING = "/missing/";

/**
 * Pages and data that need the database say 503 while it is down, and are back with it: a page itself could only
 * fail with 500 or, worse, look empty. Uploads stay outside of the matcher: a proxy cuts their bodies at 10 MB.
 *
 * What there is not is answered here, too: a page that calls notFound() sends 404 with an empty body, which only
 * JavaScript fills. Data says by itself that it is not there.
 */
export async function proxy(request: NextRequest): Promise<NextResponse | Response> {
  const { pathname } = request.nextUrl;
  if (pathname.startsWith(MISSING)) return leadTo(pathname, request);
  const isData = DATA.test(pathname);
  if (!(await isDatabaseReachable())) return unavailable(isData);
  const refused = await refuseVisitor(request);
  if (refused) return refused;
  // A page meets the same failure as this question, and says so. Never asked of a database that does not answer: its
  // connections are those of the pages.
  const kind = isData ? null : await findMissing(pathname).catch(() => null);
  return kind === null ? NextResponse.next() : leadTo(`${MISSING}${kind}`, request);
}

function unavailable(isData: boolean): Response {
  // Data has two addresses: the public one, and the one of its route handler.
  if (isData) {
    return errorResponse(503, "database.unavailable", "The database does not answer. Try again in a moment.");
  }
  return new NextResponse(unavailablePage(), {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "retry-after": "5" },
  });
}

/** The address stays, the page is another. No cache may keep it: what is not there today may be there tomorrow. */
function leadTo(missing: string, request: NextRequest): NextResponse {
  return NextResponse.rewrite(new URL(missing, request.url), {
    status: 404,
    headers: { "cache-control": "no-store" },
  });
}

export const config = {
  matcher: [
    "/",
    "/leaderboards/:path*",
    "/trade-offs",
    "/trade-offs/:path*",
    "/trade-offs.csv",
    "/trade-offs.svg",
    "/compare",
    "/published-ranks",
    "/claims",
    "/choose",
    "/coverage",
    "/models/:path*",
    "/techniques/:path*",
    "/results/:path*",
    "/bundles/:path*",
    "/submissions/:path*",
    "/submit/checked/:path*",
    "/review",
    "/review/:path*",
    "/account",
    "/account/:path*",
    "/api/auth/:path*",
    "/missing/:path*",
  ],
};
