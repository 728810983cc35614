import { channelText, stateText } from "@/benchmark/bundle-states";
import type { BundleDetail, PublicStanding } from "@/benchmark/details/result-detail";
import { sourceFacts, submitterText } from "./bundle-facts";
import { FactList } from "./fact-list";
import { LinkedText } from "./linked-text";
import { Moment } from "./moment";
import { VerificationFact } from "./verification-fact";

/** What a bundle was taken from, who handed it in, and the digests that prove that it is the same. */
export function BundleAbout({ bundle }: { bundle: BundleDetail & Pick<PublicStanding, "verified"> }) {
  const { source, submitter, format, state, via, receivedAt, publishedAt, sha256, documentSha256 } = bundle;
  return (
    <FactList
      facts={[
        ...sourceFacts(source),
        { name: "submitted by", value: submitterText(submitter) },
        // An address of the web is meant to be followed; a mail address would only be harvested.
        ...(submitter.contact?.startsWith("http")
          ? [{ name: "contact", value: <LinkedText text={submitter.contact} /> }]
          : []),
        {
          name: "verification",
          value: (
            <VerificationFact
              trust={{ verification: bundle.verified?.kind ?? null }}
              verified={bundle.verified}
            />
          ),
        },
        { name: "state", value: stateText(state) },
        {
          name: "received",
          value: (
            <>
              <Moment at={receivedAt} /> {channelText(via)}
            </>
          ),
        },
        ...(publishedAt ? [{ name: "published", value: <Moment at={publishedAt} /> }] : []),
        { name: "format", value: format },
        { name: "SHA-256 of the bytes", value: <code className="text-xs">{sha256}</code> },
        { name: "SHA-256 of the document", value: <code className="text-xs">{documentSha256}</code> },
      ]}
    />
  );
}
