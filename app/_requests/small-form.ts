/** More than any form of this site but the upload sends. */
const MOST_BYTES = 64 * 1024;

/**
 * The fields of a plain form; null where the body is none, or larger than 64 KiB: what is too much is not read to its
 * end.
 */
export async function readSmallForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" || !request.body) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
