import { stateText } from "@/benchmark/bundle-states";
import { reviewAddress } from "@/benchmark/review/queue-address";
import { Moment } from "../details/moment";

interface Props {
  history: {
    by: "account" | "contact" | null;
    counts: Readonly<Partial<Record<string, number>>>;
    latest: readonly { bundleId: string; title: string; state: string; receivedAt: string }[];
  };
}

/** What the same submitter sent before, and what became of it. */
export function SubmitterRecord({ history: { by, counts, latest } }: Props) {
  if (by === null) {
    return (
      <p className="text-sm">
        It was sent without an account and names no contact: no other is known to be theirs.
      </p>
    );
  }
  const sums = Object.entries(counts).map(([state, count]) => `${count} ${stateText(state)}`);
  const same = by === "account" ? "the same account" : "the same contact, which anybody can write";
  if (sums.length === 0) return <p className="text-sm">Nothing else came from {same}.</p>;
  return (
    <>
      <p className="text-sm">
        From {same}: {sums.join(", ")}.
      </p>
      <ul className="mt-2 space-y-1 text-sm">
        {latest.map(({ bundleId, title, state, receivedAt }) => (
          <li key={bundleId} className="break-words">
            <Moment at={receivedAt} />{" "}
            <a className="link" href={reviewAddress(bundleId)}>
              <bdi>{title}</bdi>
            </a>
            , {stateText(state)}
          </li>
        ))}
      </ul>
    </>
  );
}
