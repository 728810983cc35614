"use client";

import { useEffect, useState } from "react";

interface Props {
  /** "Copy this address". */
  label: string;
  /** What to do where a browser does not let it. */
  otherwise: string;
  /** What is copied; asked for once somebody wants it. */
  text: () => string;
}

/** Copies a text. Nothing where no script runs, or where a browser has no clipboard for this site. */
export function CopyButton({ label, otherwise, text }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (navigator.clipboard) setShown(label);
  }, [label]);
  if (shown === null) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setShown("Copied");
    } catch {
      setShown(otherwise);
    }
  };
  return (
    <p className="mt-2">
      <button type="button" className="chip" onClick={copy}>
        <span aria-live="polite">{shown}</span>
      </button>
    </p>
  );
}
