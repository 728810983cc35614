import { Turnstile } from "./turnstile";
import { uploadLimit } from "./upload-limits";

interface Turns {
  reading: Turnstile;
  checking: Turnstile;
  byAddress: Map<string, Turnstile>;
}

/** Several routes are bundled apart, and share these. */
const shared = globalThis as typeof globalThis & { leaderboardUploadTurns?: Turns };

/** Who may read a body, and who may check a package, in this process. */
export function uploadTurns(): Turns {
  const [atOnce, waiting] = [uploadLimit("UPLOADS_AT_ONCE"), uploadLimit("UPLOADS_WAITING")];
  const patienceMs = uploadLimit("UPLOAD_WAIT_MS");
  shared.leaderboardUploadTurns ??= {
    reading: new Turnstile(atOnce, waiting, patienceMs),
    checking: new Turnstile(uploadLimit("PACKAGES_CHECKED_AT_ONCE"), atOnce, patienceMs),
    byAddress: new Map(),
  };
  return shared.leaderboardUploadTurns;
}

/**
 * Does `work` once it is the turn of this address, and of all: who sends slowly and often keeps nobody else from
 * sending. Null where the turn does not come in time.
 */
export async function inTurn<T>(address: string | null, work: () => Promise<T>): Promise<T | null> {
  const { reading, byAddress } = uploadTurns();
  const key = address ?? "unknown";
  const own = byAddress.get(key) ?? newTurnstile();
  byAddress.set(key, own);
  try {
    return await own.pass(() => reading.pass(work));
  } finally {
    if (own.isEmpty) byAddress.delete(key);
  }
}

function newTurnstile(): Turnstile {
  const patienceMs = uploadLimit("UPLOAD_WAIT_MS");
  return new Turnstile(
    uploadLimit("UPLOADS_AT_ONCE_PER_ADDRESS"),
    uploadLimit("UPLOADS_WAITING"),
    patienceMs,
  );
}
