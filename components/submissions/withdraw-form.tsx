import { LONGEST_WITHDRAWAL_REASON } from "@/benchmark/api/withdrawal";

interface Props {
  receipt: string;
  revision: number;
  /** Whether it is public: then everybody reads the reason, and it has to be given. */
  isPublished: boolean;
}

/** Withdraws a submission, in two steps: opened first, then sent. */
export function WithdrawForm({ receipt, revision, isPublished }: Props) {
  return (
    <details className="prose">
      <summary className="chip w-fit cursor-pointer">Withdraw it …</summary>
      <form method="post" action={`/submissions/${receipt}/withdraw`} className="mt-3 space-y-3 text-sm">
        <input type="hidden" name="revision" value={revision} />
        <p>
          {isPublished
            ? "No board will show its results any more. Their pages stay, and say that they were withdrawn, when and why: others may have cited them."
            : "It leaves the queue and will not be published."}{" "}
          This can’t be undone.
        </p>
        <div>
          <label htmlFor="withdraw-reason" className="block font-medium">
            Reason {isPublished ? "(required)" : "(optional)"}
          </label>
          <textarea
            id="withdraw-reason"
            name="reason"
            rows={3}
            maxLength={LONGEST_WITHDRAWAL_REASON}
            required={isPublished}
            className="mt-1 block w-full rounded border border-rule bg-raised px-2 py-1"
          />
        </div>
        <button type="submit" className="chip border-worse text-worse">
          Withdraw this submission for good
        </button>
      </form>
    </details>
  );
}
