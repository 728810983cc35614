"use client";

import { CopyButton } from "../copy-button";

/** Copies the address of the page that it is on. */
export function CopyAddress() {
  return (
    <CopyButton
      label="Copy this address"
      otherwise="It could not be copied: take it from the address bar"
      text={() => `${location.origin}${location.pathname}`}
    />
  );
}
