import { readFilePath } from "@/benchmark/detail-address";
import { attachment } from "@/benchmark/details/attachment";
import { findBundleFile, streamBundleFile } from "@/db/bundle-file";
import { errorResponse } from "../../../../_requests/error-response";

export const dynamic = "force-dynamic";

/**
 * A file of a bundle, byte for byte as it was sent. It comes from a stranger: it is only ever saved, never shown or
 * run by the browser, whatever it holds.
 */
export async function GET(request: Request, { params }: RouteContext<"/bundles/[id]/files/[...path]">) {
  const { id } = await params;
  const path = readFilePath(new URL(request.url).pathname);
  const file = path === null ? null : await findBundleFile(id, path);
  if (!file) return errorResponse(404, "file.unknown", "There is no such file in a published bundle.");
  const headers = {
    "content-type": "application/octet-stream",
    "content-disposition": attachment(`${file.bundle}-${file.path.split("/").at(-1)}`),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    // A bundle may be withdrawn, but its bytes never change.
    "cache-control": "no-cache",
    etag: `"${file.sha256}"`,
  };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, "") === headers.etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(streamBundleFile(file), { headers });
}
