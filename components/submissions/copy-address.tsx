"use client";

import { useEffect, useState } from "react";

/** Copies the address of the page that it is on. Nothing where no script runs, or where a browser does not let it. */
export function CopyAddress() {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (navigator.clipboard) setText("Copy this address");
  }, []);
  if (text === null) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}`);
      setText("Copied");
    } catch {
      setText("It could not be copied: take it from the address bar");
    }
  };
  return (
    <p className="mt-2">
      <button type="button" className="chip" onClick={copy}>
        <span aria-live="polite">{text}</span>
      </button>
    </p>
  );
}
