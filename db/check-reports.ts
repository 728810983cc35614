import { eq, sql } from "drizzle-orm";
import type { Finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import { type Database, database, type Transaction } from "./client";
import { sha256 } from "./digest";
import { isReceipt, newReceipt } from "./receipts";
import { checkReports } from "./schema";

/** What the checks said of an upload. */
export interface CheckReport {
  fileName: string;
  /** Digest and size of the package as sent. */
  sha256: string;
  bytes: number;
  findings: readonly Finding[];
}

export interface StoredCheckReport extends CheckReport {
  /** How many findings there were in all; the first 1,000 are kept. */
  total: number;
  createdAt: Date;
}

const MOST_FINDINGS = 1_000;
const LONGEST_NAME = 200;
const LIFETIME = sql`interval '1 day'`;

/** Keeps a report for a day; its id, which can't be guessed, is known to the caller alone. */
export async function saveCheckReport(
  report: CheckReport,
  db: Database | Transaction = database(),
): Promise<string> {
  const id = newReceipt();
  await db.delete(checkReports).where(sql`${checkReports.createdAt} < now() - ${LIFETIME}`);
  await db.insert(checkReports).values({
    id: sha256(id),
    fileName: printable(report.fileName, LONGEST_NAME),
    sha256: report.sha256,
    bytes: report.bytes,
    findings: report.findings.slice(0, MOST_FINDINGS),
    total: report.findings.length,
  });
  return id;
}

/** A report by its id; null where there is none, or none any more. */
export async function findCheckReport(
  id: string,
  db: Database = database(),
): Promise<StoredCheckReport | null> {
  if (!isReceipt(id)) return null;
  const [row] = await db
    .select()
    .from(checkReports)
    .where(sql`${eq(checkReports.id, sha256(id))} and ${checkReports.createdAt} >= now() - ${LIFETIME}`);
  if (!row) return null;
  const { fileName, bytes, findings, total, createdAt } = row;
  return { fileName, sha256: row.sha256, bytes, findings, total, createdAt };
}
