"use client";

import { useActionState, useEffect } from "react";
import { CopyButton } from "../copy-button";
import { FormMessage } from "../review/form-message";

/** What came of asking for a token: the token itself is in this answer and nowhere else. */
export type TokenAnswer = { token: string; name: string } | { failed: string } | null;

interface Props {
  make: (before: TokenAnswer, form: FormData) => Promise<TokenAnswer>;
  longestName: number;
}

const MESSAGE = "token-message";

/** Asks for a token and shows it, once. A plain form where no script runs. */
export function TokenForm({ make, longestName }: Props) {
  const [answer, send, isSending] = useActionState(make, null);
  // The button that had the focus is what was waited for.
  useEffect(() => {
    if (answer) document.getElementById(MESSAGE)?.focus();
  }, [answer]);
  return (
    <>
      <form action={send} className="flex max-w-xl flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-56">
          <label htmlFor="token-name" className="block font-medium text-sm">
            Name of the token
          </label>
          <input
            id="token-name"
            name="name"
            required
            maxLength={longestName}
            autoComplete="off"
            placeholder="cluster at home"
            className="mt-1 min-h-9 w-full rounded border border-rule bg-raised px-2 py-1 text-sm"
          />
        </div>
        <button type="submit" disabled={isSending} className="chip solid">
          Make a token
        </button>
      </form>
      {answer && "failed" in answer && (
        <FormMessage id={MESSAGE} kind="trouble" title="No token was made.">
          {answer.failed}
        </FormMessage>
      )}
      {answer && "token" in answer && (
        <FormMessage id={MESSAGE} kind="done" title={`This is the token “${answer.name}”.`}>
          Copy it now: it is shown this once, and nobody can look it up again.
          <code className="mt-2 block select-all break-all font-mono">{answer.token}</code>
          <CopyButton
            key={answer.token}
            label="Copy the token"
            otherwise="It could not be copied: select it above"
            text={() => answer.token}
          />
        </FormMessage>
      )}
    </>
  );
}
