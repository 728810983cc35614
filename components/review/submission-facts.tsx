import type { Bundle } from "@/benchmark/bundle";
import { channelText, stateText } from "@/benchmark/bundle-states";
import { bundleAddress } from "@/benchmark/detail-address";
import { reviewAddress } from "@/benchmark/review/queue-address";
import { sourceFacts, submitterText } from "../details/bundle-facts";
import { type Fact, FactList } from "../details/fact-list";
import { LinkedText } from "../details/linked-text";
import { UtcTime } from "../submissions/utc-time";
import { sizeText } from "../submit/byte-count";

interface Linked {
  id: string;
  title: string;
  state: string;
}

/** What the facts of a submission are read from. */
export interface FactsOf {
  bundleId: string;
  state: string;
  submitter: Bundle["submitter"];
  source: Bundle["source"];
  via: string;
  receivedAt: string;
  publishedAt: string | null;
  fileName: string;
  bytes: number;
  sha256: string;
  documentSha256: string;
  verification: "rerun" | "artifacts" | null;
  replaces: Linked | null;
  replacedBy: Linked | null;
  hasEmail: boolean;
}

const VERIFICATIONS = {
  rerun: "run again by the maintainers",
  artifacts: "artefacts checked by the maintainers",
} as const;

/** Who sent a submission, what it is and where it stands, as facts for reviewers. */
export function SubmissionFacts({ submission }: { submission: FactsOf }) {
  const { state, submitter, via, receivedAt, publishedAt, verification, replaces, replacedBy } = submission;
  return (
    <FactList
      facts={[
        { name: "state", value: stateText(state) },
        { name: "submitted by", value: submitterText(submitter) },
        {
          name: "contact",
          value: submitter.contact ? <LinkedText text={submitter.contact} /> : "none given",
        },
        {
          name: "hears by mail",
          value: submission.hasEmail ? "yes" : "no; only who holds the receipt sees a decision",
        },
        ...sourceFacts(submission.source),
        {
          name: "received",
          value: (
            <>
              <UtcTime at={receivedAt} /> {channelText(via)}, as{" "}
              <bdi>{submission.fileName || "a file without a name"}</bdi> ({sizeText(submission.bytes)})
            </>
          ),
        },
        ...publicFacts(submission.bundleId, publishedAt),
        { name: "verified", value: verification ? VERIFICATIONS[verification] : "no: self-reported" },
        ...(replaces ? [{ name: "corrects", value: <LinkedSubmission linked={replaces} /> }] : []),
        ...(replacedBy ? [{ name: "corrected by", value: <LinkedSubmission linked={replacedBy} /> }] : []),
        { name: "SHA-256 of the bytes", value: <code className="text-xs">{submission.sha256}</code> },
        {
          name: "SHA-256 of the document",
          value: <code className="text-xs">{submission.documentSha256}</code>,
        },
      ]}
    />
  );
}

function publicFacts(bundleId: string, publishedAt: string | null): Fact[] {
  if (publishedAt === null) return [];
  const page = (
    <>
      <UtcTime at={publishedAt} />,{" "}
      <a className="link" href={bundleAddress(bundleId)}>
        its page
      </a>
    </>
  );
  return [{ name: "published", value: page }];
}

function LinkedSubmission({ linked }: { linked: Linked }) {
  return (
    <>
      <a className="link" href={reviewAddress(linked.id)}>
        <bdi>{linked.title}</bdi>
      </a>
      , {stateText(linked.state)}
    </>
  );
}
