import { bundleAddress } from "@/benchmark/detail-address";
import { DECISIONS_DONE, type Decision } from "@/benchmark/review/decision";
import { reviewAddress } from "@/benchmark/review/queue-address";
import { FormMessage } from "./form-message";

interface Props {
  bundleId: string;
  decision: Decision;
  /** Whether it has a page that everybody can see. */
  isPublic: boolean;
  /** The submission that has waited longest; null where none waits. */
  next: { bundleId: string; title: string } | null;
}

/** That a decision was taken, and where to go from here. */
export function DecisionDone({ bundleId, decision, isPublic, next }: Props) {
  return (
    <FormMessage kind="done" title={DECISIONS_DONE[decision]}>
      {isPublic && (
        <>
          <a className="link" href={bundleAddress(bundleId)}>
            Its page
          </a>
          .{" "}
        </>
      )}
      {next === null ? (
        "Nothing else waits for a decision."
      ) : next.bundleId === bundleId ? null : (
        <>
          The next one:{" "}
          <a className="link" href={reviewAddress(next.bundleId)}>
            <bdi>{next.title}</bdi>
          </a>
          .
        </>
      )}
    </FormMessage>
  );
}
