import { bundleAddress } from "@/benchmark/detail-address";

/** A published bundle of another sender, whose results would be replaced. */
export interface TakenOver {
  bundleId: string;
  title: string;
  sender: "maintainers" | "account" | "no account";
  results: number;
  verification: "rerun" | "artifacts" | null;
}

const SENDERS = {
  maintainers: "sent by the maintainers",
  account: "sent by another account",
  "no account": "sent without an account, and not corrected by this one",
} as const satisfies Record<TakenOver["sender"], string>;

/** What it would take from whom, and the box without which it is not published. */
export function TakeoverBox({ takeovers }: { takeovers: readonly TakenOver[] }) {
  return (
    <div className="border-worse border-l-4 bg-tint px-4 py-3 text-sm">
      <strong className="font-semibold text-worse">It would replace results of another sender.</strong> A
      submitter’s name is what anybody can type; these bear the same one and were published by somebody else:
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {takeovers.map(({ bundleId, title, sender, results, verification }) => (
          <li key={bundleId} className="break-words">
            {results === 1 ? "one result" : `${results} results`} of{" "}
            <a className="link" href={bundleAddress(bundleId)}>
              <bdi>{title}</bdi>
            </a>
            , {SENDERS[sender]}
            {verification !== null && <strong className="font-semibold text-worse">, verified</strong>}
          </li>
        ))}
      </ul>
      <label className="mt-3 flex items-baseline gap-3">
        <input
          type="checkbox"
          name="takeover"
          value={takeovers.map(({ bundleId }) => bundleId).join(" ")}
          className="accent-accent"
        />
        <span className="min-w-0 font-medium">It may replace results of another sender</span>
      </label>
      <p className="mt-1 text-soft">
        Needed to publish it. The history says so, and who sent them is told by mail where they left an
        address.
      </p>
    </div>
  );
}
