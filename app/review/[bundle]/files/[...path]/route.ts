import { readFilePath } from "@/benchmark/detail-address";
import { attachment } from "@/benchmark/details/attachment";
import { mayActAs } from "@/benchmark/review/role";
import { streamBundleFile } from "@/db/bundle-file";
import { findReviewFile } from "@/db/review-file";
import { findViewer } from "@/db/sign-in";
import { errorResponse } from "../../../../_requests/error-response";
import { siteOrigin } from "../../../../_requests/site-origin";

export const dynamic = "force-dynamic";

/**
 * A file of a submission, byte for byte as it was sent, for reviewers. It comes from a stranger: it is only ever
 * saved, never shown or run by the browser, whatever it holds; and no cache keeps what is not published.
 */
export async function GET(request: Request, { params }: RouteContext<"/review/[bundle]/files/[...path]">) {
  const viewer = await findViewer(request.headers, siteOrigin(request.headers));
  if (!viewer) return errorResponse(401, "session.none", "Sign in at /review/sign-in.");
  if (!mayActAs(viewer.role, "reviewer")) {
    return errorResponse(403, "role.insufficient", "Only reviewers may have what is not published.");
  }
  const { bundle } = await params;
  const path = readFilePath(new URL(request.url).pathname);
  const file = path === null ? null : await findReviewFile(bundle, path);
  if (!file) return errorResponse(404, "file.unknown", "There is no such file in this submission.");
  return new Response(streamBundleFile(file), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": attachment(`${file.bundle}-${file.path.split("/").at(-1)}`),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
