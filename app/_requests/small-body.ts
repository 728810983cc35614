/** More than any JSON that this site takes beside bundles. */
const MOST_BYTES = 16 * 1024;

/**
 * A short body as text; null where it is longer than 16 KiB. What is too much is left unread, and not cancelled: that
 * would close the connection before its sender is answered.
 */
export async function readSmallBody(request: Request): Promise<string | null> {
  const reader = request.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > MOST_BYTES) return null;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    reader.releaseLock();
  }
}
