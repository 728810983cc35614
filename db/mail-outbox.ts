import { sql } from "drizzle-orm";
import type { Database, Transaction } from "./client";
import { mailOutbox } from "./schema";

/** A mail that waits to be sent. */
export interface UnsentMail {
  id: number;
  to: string;
  /** One line, without any text of a submitter. */
  subject: string;
  /** Plain text; holds the words of submitters and reviewers. */
  text: string;
  /** The page to point at, as a path below the site's address; null where there is none. */
  path: string | null;
}

/** Long enough for one attempt to send: until then no other server takes the same mail. */
const LEASE = sql`interval '5 minutes'`;
const MOST_ATTEMPTS = 6;
/** Mail that could not be sent for so long is news no more. */
const LIFETIME = sql`interval '7 days'`;
const KEPT = sql`interval '30 days'`;

/**
 * Writes a mail in the transaction of the decision that it tells of. What is a month old, sent or not, is forgotten
 * with it, and so is the address.
 */
export async function enqueueMail(
  tx: Transaction,
  bundleId: string,
  mail: Omit<UnsentMail, "id">,
): Promise<void> {
  const { to, subject, text, path } = mail;
  await tx.execute(sql`delete from mail_outbox where created_at < now() - ${KEPT} /* enqueueMail */`);
  await tx.insert(mailOutbox).values({ bundleId, recipient: to, subject, text, path });
}

/**
 * Takes up to `most` mails to send, the oldest first, each for five minutes: call `markSent` or `markFailed` for
 * each. A mail is tried six times within seven days.
 */
export async function takeUnsentMail(db: Database, most = 10): Promise<UnsentMail[]> {
  const rows = await db.execute<{ [Key in keyof UnsentMail]: UnsentMail[Key] }>(sql`
    update mail_outbox set attempts = attempts + 1, next_attempt_at = now() + ${LEASE} /* takeUnsentMail */
    where id in (
      select id from mail_outbox
      where sent_at is null and next_attempt_at <= now() and attempts < ${MOST_ATTEMPTS}
        and created_at > now() - ${LIFETIME}
      order by id limit ${most} for update skip locked
    )
    returning id::int, recipient as "to", subject, text, path
  `);
  return rows.map((row) => ({ ...row })).sort((a, b) => a.id - b.id);
}

/** Notes that a mail is on its way. */
export async function markSent(db: Database, id: number): Promise<void> {
  await db.execute(
    sql`update mail_outbox set sent_at = now(), last_error = null where id = ${id} /* markSent */`,
  );
}

/** Notes why a mail could not be sent; it is tried again later, each time twice as late. */
export async function markFailed(db: Database, id: number, reason: string): Promise<void> {
  await db.execute(sql`
    update mail_outbox set last_error = ${reason}, next_attempt_at = now() + interval '1 minute' * 2 ^ attempts
    where id = ${id} /* markFailed */
  `);
}
