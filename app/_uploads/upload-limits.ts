import { LIMITS } from "@/benchmark/bundle";
import { type Consumed, consume, type RateLimit } from "@/db/rate-limits";
import type { BodyRules } from "@/db/upload-file";
import type { Sender } from "./receive-upload";

const MINUTE_S = 60;
const DAY_S = 86_400;

/** Every limit on uploads and what it is unless the environment variable of its name says otherwise. */
const DEFAULTS = {
  /** Bundles sent and bundles checked from one address. */
  UPLOADS_PER_MINUTE: 60,
  UPLOADS_PER_DAY: 600,
  CHECKS_PER_MINUTE: 120,
  /** Of either with one token. */
  TOKEN_UPLOADS_PER_MINUTE: 300,
  /** Looks at one submission or another from one address: a page that follows one asks three times a minute. */
  STATUS_PER_MINUTE: 300,
  /**
   * How many bodies one server reads at a time, of all and of one address, how many more wait for that, how many
   * packages it checks, and how long others wait.
   */
  UPLOADS_AT_ONCE: 32,
  UPLOADS_AT_ONCE_PER_ADDRESS: 8,
  UPLOADS_WAITING: 200,
  PACKAGES_CHECKED_AT_ONCE: 2,
  UPLOAD_WAIT_MS: 30_000,
  /** A body may pause so long, and after its first two minutes must keep up so many bytes a second. */
  UPLOAD_IDLE_MS: 15_000,
  UPLOAD_GRACE_MS: 120_000,
  UPLOAD_LEAST_BYTES_PER_S: 50_000,
} as const;

/** A limit as it is in this process: a whole number, at least 1; what the environment says otherwise is not heard. */
export function uploadLimit(name: keyof typeof DEFAULTS): number {
  const given = process.env[name] ?? "";
  return /^[1-9]\d{0,8}$/.test(given) ? Number(given) : DEFAULTS[name];
}

/** What a body may do while it comes in. */
export function bodyRules(): BodyRules {
  return {
    mostBytes: LIMITS.packageBytes,
    idleMs: uploadLimit("UPLOAD_IDLE_MS"),
    graceMs: uploadLimit("UPLOAD_GRACE_MS"),
    leastBytesPerS: uploadLimit("UPLOAD_LEAST_BYTES_PER_S"),
  };
}

export type Use = "submit" | "check" | "status";

/** Counts one use by a sender: by their token where they have one, otherwise by their address. */
export async function countUse(
  use: Use,
  { tokenId, address }: Pick<Sender, "tokenId" | "address">,
): Promise<Consumed> {
  const minute = (name: keyof typeof DEFAULTS): RateLimit => ({
    points: uploadLimit(name),
    windowS: MINUTE_S,
  });
  if (tokenId !== null && use !== "status") {
    return consume(`${use}:token:${tokenId}`, minute("TOKEN_UPLOADS_PER_MINUTE"));
  }
  const key = `${use}:address:${address ?? "unknown"}`;
  if (use === "status") return consume(key, minute("STATUS_PER_MINUTE"));
  if (use === "check") return consume(key, minute("CHECKS_PER_MINUTE"));
  const today = await consume(key, minute("UPLOADS_PER_MINUTE"));
  // Who is refused within a minute does not use up the day.
  if (!today.allowed) return today;
  return consume(`${key}:day`, { points: uploadLimit("UPLOADS_PER_DAY"), windowS: DAY_S });
}
