import type { WithdrawalOutcome } from "@/benchmark/api/withdrawal";
import { FormMessage } from "../review/form-message";

/** What came of the form that withdraws. */
export function WithdrawalMessage({ outcome }: { outcome: WithdrawalOutcome }) {
  switch (outcome) {
    case "withdrawn":
      return <FormMessage kind="done" title="It is withdrawn." />;
    case "changed":
      return (
        <FormMessage kind="trouble" title="Nothing was withdrawn: something happened meanwhile.">
          The history below says what. Look again, and decide on what stands here now.
        </FormMessage>
      );
    case "no-reason":
      return (
        <FormMessage kind="trouble" title="Nothing was withdrawn: the reason is missing.">
          What is published is withdrawn with a reason that everybody can read.
        </FormMessage>
      );
  }
}
