import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StoredBundle } from "./bundle-history";
import type { Database, Transaction } from "./client";
import { sha256 } from "./digest";
import { bundles } from "./schema";

const RECEIPT = /^[A-Za-z0-9_-]{43}$/;
const KEY = /^[A-Za-z0-9_-]{22,100}$/;

/** A new secret that can't be guessed: 256 random bits as 43 characters of base64url. */
export function newReceipt(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * The receipt of a sender's own key: who sends again after a broken connection gets the same one. The key must be
 * as hard to guess as the receipt has to be.
 */
export function receiptOfKey(key: string): string {
  return createHash("sha256").update(`receipt:${key}`).digest("base64url");
}

/** Whether a text has the form of a sender's own key. */
export function isIdempotencyKey(text: string): boolean {
  return KEY.test(text);
}

/** Whether a text has the form of a receipt: whatever has not was never given out. */
export function isReceipt(text: string): boolean {
  return RECEIPT.test(text);
}

/**
 * The bundle that a receipt stands for; null where it stands for none. Looked up by its digest, so that the time it
 * takes says nothing of the receipts that there are.
 */
export async function findByReceipt(
  db: Database | Transaction,
  receipt: string,
): Promise<StoredBundle | null> {
  if (!isReceipt(receipt)) return null;
  const [row] = await db
    .select()
    .from(bundles)
    .where(eq(bundles.receiptDigest, sha256(receipt)));
  return row ?? null;
}
