import { LIMITS } from "@/benchmark/bundle";
import { stateText } from "@/benchmark/bundle-states";
import type { BundleState } from "@/db/bundle-history";
import { fileSource, nodePlatform } from "@/db/node-platform";
import { bundleIdOf } from "@/db/package-store";
import { loadPreviewCounts } from "@/db/preview";
import { loadSubmission } from "@/db/submission-status";
import { receiveBundle } from "@/db/submissions";
import { withUploadFile } from "@/db/upload-file";
import { withholdParameters } from "@/db/withheld-parameters";
import { writeTransaction } from "@/db/write-transaction";
import { type CheckedPackage, checkPackage } from "@/importers/package/check-package";
import type { ByteSource } from "@/importers/package/package-source";
import { type Unfinished, unfinished } from "./unfinished-upload";
import { bodyRules, countUse, type Use } from "./upload-limits";
import { inTurn, uploadTurns } from "./upload-turns";

/** Who sends: what the limits are counted by. */
export interface Sender {
  /** From `requestAddress()` of db/request-address.ts, which no header can forge; null where it is not known. */
  address: string | null;
  /** Id of the API token that came along; null without one. */
  tokenId: string | null;
  /** Id of the account that is signed in or that the token belongs to; null for nobody's. */
  account: string | null;
}

/** A package as it comes in. */
export interface Upload {
  /** The package's bytes; null where the request had none. */
  body: ReadableStream<Uint8Array> | null;
  /** Its size as the sender states it, in bytes; null where they do not, as in a form with other fields. */
  statedBytes: number | null;
  /** Its SHA-256 as the sender states it, 64 hexadecimal digits; null where they do not. */
  statedSha256: string | null;
  fileName: string;
  sender: Sender;
  /** Of the request: aborted when the sender is gone. */
  signal?: AbortSignal;
}

export interface Submission extends Upload {
  via: "form" | "api";
  /** By `newReceipt()` or `receiptOfKey(…)` of db/receipts.ts. */
  receipt: string;
  /** Receipt of the submission that this corrects. */
  corrects: string | null;
  email: string | null;
}

/** Refused by findings; nothing of it is kept. */
export interface Refused {
  outcome: "refused";
  checked: CheckedPackage;
}

export type Checked = { outcome: "valid"; checked: CheckedPackage } | Refused | Unfinished;

export type Received =
  /** `known`: the same package came with the same receipt before. */
  | {
      outcome: "received" | "known";
      bundleId: string;
      receipt: string;
      state: BundleState;
      checked: CheckedPackage;
    }
  /** Somebody handed the same bundle in before. `path`: its page, where everybody may see it. */
  | { outcome: "duplicate"; message: string; bundleId: string; state: BundleState; path: string | null }
  | Refused
  | Unfinished;

/** Checks a package as `receiveUpload` does, and stores nothing. */
export async function checkUpload(upload: Upload): Promise<Checked> {
  return readChecked(upload, "check", async (checked) => ({ outcome: "valid", checked }));
}

/**
 * Takes a package in: counts it against the sender's limits before a byte is read, reads it to a private temporary
 * file (size, speed and completeness watched), checks it, and stores it in one transaction. Whatever becomes of it,
 * the file is gone afterwards. Throws where the database can't be asked.
 */
export async function receiveUpload(submission: Submission): Promise<Received> {
  const { fileName, via, receipt, corrects: replaces, email, sender } = submission;
  return readChecked(submission, "submit", async (checked, source) => {
    const { account } = sender;
    const previewCounts = await countPreview(checked, replaces);
    const arrival = { checked, source, fileName, via, receipt, account, email, replaces, previewCounts };
    const stored = await withholdParameters(() => writeTransaction((tx) => receiveBundle(tx, arrival)));
    switch (stored.outcome) {
      case "duplicate":
        return duplicate(stored);
      case "receipt used":
      case "nothing to correct":
        return unfinished(stored.outcome);
      case "not to correct":
        return {
          ...unfinished(stored.outcome),
          message: `The bundle to correct takes no correction any more; its newest version is ${stateText(stored.state)}. Nothing was stored.`,
        };
      case "received":
        return { ...stored, state: "pending", checked };
      case "known":
        return { ...stored, state: (await loadSubmission(receipt))?.state ?? "pending", checked };
    }
  });
}

/** For the queue of reviewers, who can do without it: a bundle is not refused because it could not be compared. */
async function countPreview({ document, bundle }: CheckedPackage, corrects: string | null) {
  if (!document || !bundle) return null;
  try {
    return await loadPreviewCounts(bundleIdOf(document.sha256), bundle, corrects);
  } catch (error) {
    console.error(error);
    return null;
  }
}

type Finish<T> = (checked: CheckedPackage, source: ByteSource) => Promise<T>;

/** Hands a package that passes the checks to `finish`. */
async function readChecked<T extends object>(
  upload: Upload,
  use: Use,
  finish: Finish<T>,
): Promise<T | Refused | Unfinished> {
  const counted = await countUse(use, upload.sender);
  if (!counted.allowed) return unfinished("limited", counted.retryAfterS);
  const { statedBytes } = upload;
  if (statedBytes !== null && statedBytes > LIMITS.packageBytes) return unfinished("too large");
  const body = upload.body ?? new Blob([]).stream();
  const read = await inTurn(upload.sender.address, () =>
    withUploadFile(body, bodyRules(), async (file, bytes) => {
      if (statedBytes !== null && bytes !== statedBytes) return unfinished("incomplete");
      return judge(upload, await fileSource(file, upload.fileName), finish);
    }),
  );
  if (read === null) return unfinished("busy");
  return typeof read === "string" ? unfinished(read === "cut" ? "incomplete" : read) : read;
}

async function judge<T extends object>(upload: Upload, source: ByteSource, finish: Finish<T>) {
  const { signal } = upload;
  const judged = await uploadTurns().checking.pass(async () => {
    const checked = await checkPackage(source, nodePlatform, signal ? { signal } : {});
    if (upload.statedSha256 !== null && checked.sha256 !== upload.statedSha256)
      return unfinished("another digest");
    if (checked.bundle === null) return { outcome: "refused", checked } as const;
    // Who is gone could not be told of a receipt, and nobody else may know it.
    return signal?.aborted ? unfinished("incomplete") : finish(checked, source);
  });
  return judged ?? unfinished("busy");
}

function duplicate({ bundleId, state }: { bundleId: string; state: BundleState }): Received {
  const path = state === "published" ? `/bundles/${bundleId}` : null;
  const message = `This bundle was handed in before; its state is “${stateText(state)}”. Nothing was stored. If it was you, its page is at the address of your receipt.`;
  return { outcome: "duplicate", message, bundleId, state, path };
}
