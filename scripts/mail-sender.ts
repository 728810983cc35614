import { setTimeout as pause } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { readMailAddress } from "@/benchmark/api/mail-address";
import { printable } from "@/benchmark/printable";
import { type Database, openDatabase } from "@/db/client";
import { markFailed, markSent, takeUnsentMail, type UnsentMail } from "@/db/mail-outbox";
import { errorCode } from "@/db/postgres-error";
import { Failure } from "./failure";

/** How mail leaves, from whom, and the site that it points at. */
export interface MailSetting {
  /** As smtps://user:password@host:465. */
  smtpUrl: string;
  from: string;
  /** Scheme and host of the site, without a slash at its end. */
  site: string;
}

const POLL_MS = 15_000;
/** So many are taken at a time; the lease of each outlasts the patience for all of them. */
const AT_ONCE = 5;
const PATIENCE_MS = 30_000;
const LONGEST_REASON = 500;
const FOOTER = `-- \nThis address was given with the bundle, to hear of decisions on it. It is used for nothing else.`;

/**
 * SMTP_URL, MAIL_FROM and SITE_URL; null where no mail is to be sent, since SMTP_URL is not set.
 *
 * @throws Failure where one of them is missing beside it, or malformed. It repeats no password.
 */
export function readMailSetting(): MailSetting | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from = "", SITE_URL: siteUrl = "" } = process.env;
  if (!smtpUrl) return null;
  if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? "")) {
    throw new Failure("SMTP_URL must be of the form smtps://user:password@host:465.");
  }
  if (!/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(from)) {
    throw new Failure(
      "With SMTP_URL, MAIL_FROM must say from whom mail is, as EfficientLLM <board@example.org>.",
    );
  }
  const site = URL.parse(siteUrl);
  if (!site || !/^https?:$/.test(site.protocol)) {
    throw new Failure("With SMTP_URL, SITE_URL must be this site's address, as https://example.org.");
  }
  return { smtpUrl, from, site: `${site.origin}${site.pathname.replace(/\/+$/, "")}` };
}

/**
 * Sends what waits, now and every fifteen seconds. What can't be sent is tried again later, and nothing else waits
 * for it; neither mail nor database being away ends this.
 *
 * @returns what stops it: the mail under way may be sent.
 */
export function startMailSender(setting: MailSetting, databaseUrl: string): () => Promise<void> {
  const stopped = new AbortController();
  const { db, close } = openDatabase(databaseUrl, { max: 1 });
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      try {
        await sendWaitingMail(setting, db, stopped.signal);
      } catch (error) {
        console.error(`Mail was not looked for: ${reasonOf(error)}`);
      }
      await pause(POLL_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return async () => {
    stopped.abort();
    await loop;
    await close();
  };
}

/** Sends all mail that waits; how many were sent. Throws where the database can't be asked. */
export async function sendWaitingMail(
  { smtpUrl, from, site }: MailSetting,
  db: Database,
  signal?: AbortSignal,
): Promise<number> {
  let sent = 0;
  let taken = await takeUnsentMail(db, AT_ONCE);
  if (taken.length === 0) return 0;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // What a mail holds is text alone: none of it is to be taken for a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    for (; taken.length > 0 && !signal?.aborted; taken = await takeUnsentMail(db, AT_ONCE)) {
      for (const mail of taken) {
        // What breaks out of one address would reach others.
        const failure =
          readMailAddress(mail.to) === null
            ? "not one mail address"
            : await transport.sendMail(compose(mail, from, site)).then(() => null, reasonOf);
        await (failure === null ? markSent(db, mail.id) : markFailed(db, mail.id, failure));
        if (failure === null) sent += 1;
      }
    }
    return sent;
  } finally {
    transport.close();
  }
}

function compose({ id, to, subject, text, path }: UnsentMail, from: string, site: string) {
  const address = path === null ? [] : [`${site}${path}`];
  return {
    from,
    to: { name: "", address: to },
    subject,
    text: [text, ...address, "", FOOTER].join("\n"),
    // Sent twice, since nobody noted the first time, it is still one mail.
    messageId: `<decision-${id}@${new URL(site).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** For the log and the database: one line, and of what failed no more than its server said. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return printable(`${errorCode(error)} ${message}`.trim(), LONGEST_REASON);
}
