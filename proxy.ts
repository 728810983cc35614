import { type NextRequest, NextResponse } from "next/server";
import { errorResponse } from "./app/error-response";
import { unavailablePage } from "./app/unavailable-page";
import { isDatabaseReachable } from "./db/health";

const DATA = /^\/leaderboards\/([^/]+\.(json|csv|md|tex)|[^/]+\/.+)$|^\/bundles\/[^/]+\/files\//;

/**
 * Pages and data that need the database say 503 while it is down, and are back with it: a page itself could only
 * fail with 500 or, worse, look empty. Uploads stay outside of the matcher: a proxy cuts their bodies at 10 MB.
 */
export async function proxy(request: NextRequest): Promise<NextResponse | Response> {
  if (await isDatabaseReachable()) return NextResponse.next();
  // Data has two addresses: the public one, and the one of its route handler.
  if (DATA.test(request.nextUrl.pathname)) {
    return errorResponse(503, "database.unavailable", "The database does not answer. Try again in a moment.");
  }
  return new NextResponse(unavailablePage(), {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "retry-after": "5" },
  });
}

export const config = {
  matcher: [
    "/",
    "/leaderboards/:path*",
    "/trade-offs",
    "/compare",
    "/published-ranks",
    "/models/:path*",
    "/techniques/:path*",
    "/results/:path*",
    "/bundles/:path*",
  ],
};
