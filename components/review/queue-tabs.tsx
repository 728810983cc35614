import { stateText } from "@/benchmark/bundle-states";
import { QUEUE_STATES, type QueueState, queueAddress } from "@/benchmark/review/queue-address";

interface Props {
  state: QueueState;
  counts: Readonly<Partial<Record<string, number>>>;
}

/** The states of submissions, each with how many are in it. */
export function QueueTabs({ state, counts }: Props) {
  return (
    <nav aria-label="States" className="mt-6 flex flex-wrap gap-2">
      {QUEUE_STATES.map((key) => (
        <a
          key={key}
          href={queueAddress(key)}
          className={key === state ? "chip active" : "chip"}
          aria-current={key === state ? "page" : undefined}
        >
          {stateText(key)} <span className="tabular-nums">{counts[key] ?? 0}</span>
        </a>
      ))}
    </nav>
  );
}
