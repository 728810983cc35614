import type { PublicStanding } from "@/benchmark/details/result-detail";
import { type Trust, verificationText } from "@/benchmark/trust";
import { Moment } from "./moment";

/** What was verified of a bundle's values, when and in whose words; also that a mark was taken back. */
export function VerificationFact({
  trust,
  verified,
}: {
  trust: Pick<Trust, "verification">;
  verified: PublicStanding["verified"];
}) {
  return (
    <>
      {verificationText(trust)}
      {verified && (
        <>
          {" "}
          ({verified.kind === null ? "taken back" : "marked"} on <Moment at={verified.at} />:{" "}
          {verified.reason})
        </>
      )}
    </>
  );
}
