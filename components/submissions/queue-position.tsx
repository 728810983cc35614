"use client";

import { useEffect, useState } from "react";

interface Props {
  receipt: string;
  /** Submissions that wait before this one. */
  ahead: number;
  revision: number;
}

const POLL_MS = 20_000;

/**
 * The place of a submission in the queue, as it was when the page was made; where scripts run and the page is looked
 * at, as it is. Once there is a decision, the page is loaded again, unless its reader is filling something in.
 */
export function QueuePosition({ receipt, ahead, revision }: Props) {
  const [now, setNow] = useState({ ahead, isDecided: false });
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState !== "visible") return;
      const seen = await look(receipt);
      if (seen === null) return;
      if (seen.revision === revision) return setNow({ ahead: seen.ahead, isDecided: false });
      clearInterval(timer);
      if (isFillingIn()) setNow({ ahead: seen.ahead, isDecided: true });
      else location.reload();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [receipt, revision]);
  return (
    <p role="status" className="mt-2 font-medium text-sm">
      {now.isDecided ? (
        <>
          Something happened to this submission:{" "}
          <a className="link" href={`/submissions/${receipt}`}>
            show it
          </a>
          .
        </>
      ) : (
        queueText(now.ahead)
      )}
    </p>
  );
}

function queueText(ahead: number): string {
  if (ahead === 0) return "It is the next one.";
  return ahead === 1 ? "One other is before it." : `${ahead} others are before it.`;
}

function isFillingIn(): boolean {
  return document.activeElement instanceof HTMLTextAreaElement;
}

async function look(receipt: string): Promise<{ ahead: number; revision: number } | null> {
  try {
    const answer = await fetch(`/api/v1/submissions/${receipt}`, { cache: "no-store" });
    if (!answer.ok) return null;
    const status: unknown = await answer.json();
    if (typeof status !== "object" || status === null || !("revision" in status)) return null;
    const { revision } = status;
    const ahead = "ahead" in status && typeof status.ahead === "number" ? status.ahead : 0;
    return typeof revision === "number" ? { ahead, revision } : null;
  } catch {
    // Out of reach for a moment: the next look tells.
    return null;
  }
}
