import { createHash } from "node:crypto";
import { canonicalJson } from "@/benchmark/natural-key";

/** SHA-256 of bytes or text, as 64 hexadecimal digits. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of a JSON value whose keys stand in order: equal descriptions have equal digests. */
export function digest(value: unknown): string {
  return sha256(canonicalJson(value));
}
