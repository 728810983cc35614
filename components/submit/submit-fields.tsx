const FIELD = "mt-1 min-h-9 w-full min-w-0 rounded border border-rule bg-raised px-2 py-1 text-sm";

/** What may be said beside a bundle; nothing of it has to be. */
export function SubmitFields({ corrects }: { corrects: string }) {
  return (
    <div className="grid max-w-3xl gap-x-6 gap-y-4 sm:grid-cols-2">
      <div className="min-w-0">
        <label htmlFor="submit-email" className="block font-medium text-sm">
          E-mail <span className="font-normal text-soft">(optional)</span>
        </label>
        <input
          id="submit-email"
          name="email"
          type="email"
          maxLength={254}
          autoComplete="email"
          aria-describedby="submit-email-hint"
          className={FIELD}
        />
        <p id="submit-email-hint" className="mt-1 text-soft text-xs">
          Told of the decision, never published.
        </p>
      </div>
      <div className="min-w-0">
        <label htmlFor="submit-corrects" className="block font-medium text-sm">
          Receipt of what it corrects <span className="font-normal text-soft">(optional)</span>
        </label>
        <input
          id="submit-corrects"
          name="corrects"
          defaultValue={corrects}
          pattern="[A-Za-z0-9_\-]{43}"
          title="A receipt has 43 letters, digits, hyphens and underscores."
          maxLength={43}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="submit-corrects-hint"
          className={`${FIELD} font-mono`}
        />
        <p id="submit-corrects-hint" className="mt-1 text-soft text-xs">
          If you send a corrected version: the last part of the address of your submission.
        </p>
      </div>
    </div>
  );
}
