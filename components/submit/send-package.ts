import { readSendAnswer, type SendOutcome } from "./send-answer";

export interface PackageToSend {
  file: File;
  /** Its SHA-256 as it was checked, 64 hexadecimal digits. */
  sha256: string;
  /** The same for the same submission: sent twice it is stored once. */
  key: string;
  /** Where to tell of the decision; "" for nowhere. */
  email: string;
  /** Receipt of the submission that it corrects; "" for none. */
  corrects: string;
}

/**
 * Sends exactly the bytes of a file. The server is told their digest and stores nothing else. A cancelled one has no
 * outcome.
 *
 * @returns what cancels it.
 */
export function sendPackage(
  { file, sha256, key, email, corrects }: PackageToSend,
  onProgress: (sent: number) => void,
  onOutcome: (outcome: SendOutcome) => void,
): () => void {
  // fetch() tells nobody how much of a body has left.
  const request = new XMLHttpRequest();
  request.open("POST", "/api/v1/bundles");
  request.setRequestHeader("content-type", "application/octet-stream");
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.setRequestHeader("content-digest", `sha-256=:${base64OfHex(sha256)}:`);
  request.setRequestHeader("idempotency-key", key);
  if (email !== "") request.setRequestHeader("x-email", email);
  if (corrects !== "") request.setRequestHeader("x-corrects", corrects);
  request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
  request.addEventListener("load", () => {
    const { status, responseText: text } = request;
    const retryAfter = request.getResponseHeader("retry-after");
    onOutcome(readSendAnswer({ status, retryAfter, text }, sha256, Date.now()));
  });
  request.addEventListener("error", async () => {
    onOutcome({ kind: (await isReadable(file)) ? "broken" : "unreadable" });
  });
  request.send(file);
  return () => request.abort();
}

/** Whether a file is still the one that was chosen: a browser refuses to read one that was changed since. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** What a header can carry of a digest (RFC 9530). */
export function base64OfHex(hex: string): string {
  return btoa(
    (hex.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(""),
  );
}
