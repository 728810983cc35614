import { type NextRequest, NextResponse } from "next/server";
import { mayActAs, type Role } from "@/benchmark/review/role";
import { findViewer } from "@/db/sign-in";
import { signInAddress } from "./return-path";
import { siteOrigin } from "./site-origin";

const FORBIDDEN = "/review/forbidden";
const OPEN = /^\/(review\/sign-(in|out)|account\/sign-up)(\/|$)/;

/** The role that a path is for; null where it is for everybody. */
export function neededRole(pathname: string): Role | null {
  if (OPEN.test(pathname)) return null;
  if (/^\/review\/accounts(\/|$)/.test(pathname)) return "admin";
  if (/^\/review(\/|$)/.test(pathname)) return "reviewer";
  return /^\/account(\/|$)/.test(pathname) ? "submitter" : null;
}

/**
 * Leads to the sign-in (303) who has to, and says 403 in words to who has another role; null for who may go on. Asked
 * by the proxy: a page could only lead on with 307, and its 403 would be a 200. What is sent by a form is judged by
 * its handler.
 */
export async function refuseVisitor(request: NextRequest): Promise<Response | null> {
  const { pathname, search } = request.nextUrl;
  const needed = neededRole(pathname);
  if (needed === null || (request.method !== "GET" && request.method !== "HEAD")) return null;
  if (pathname === FORBIDDEN) return forbidden(request);
  const viewer = await findViewer(request.headers, siteOrigin(request.headers));
  if (!viewer) {
    const signIn = new URL(signInAddress(pathname + search), request.url);
    return NextResponse.redirect(signIn, { status: 303, headers: { "cache-control": "no-store" } });
  }
  return mayActAs(viewer.role, needed) ? null : forbidden(request);
}

function forbidden(request: NextRequest): NextResponse {
  const headers = { "cache-control": "no-store" };
  return NextResponse.rewrite(new URL(FORBIDDEN, request.url), { status: 403, headers });
}
