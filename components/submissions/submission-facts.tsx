import type { StatusAnswer } from "@/benchmark/api/answers";
import { formatNumber } from "@/benchmark/format";
import { type Fact, FactList } from "../details/fact-list";
import { UtcTime } from "./utc-time";

const VERIFIED = {
  rerun: "the maintainers ran it again",
  artifacts: "the maintainers checked its artefacts",
} as const;

/** What was sent: enough to tell that it arrived as it was. */
export function SubmissionFacts({ submission }: { submission: StatusAnswer }) {
  const { bundle, received_at, published_at, replaces, replaced_by } = submission;
  const facts: Fact[] = [
    { name: "file", value: <bdi className="break-all">{bundle.file_name}</bdi> },
    { name: "size", value: `${formatNumber(bundle.bytes, 15)} bytes` },
    { name: "SHA-256", value: <code className="break-all">{bundle.sha256}</code> },
    { name: "results", value: formatNumber(bundle.results, 15) },
    { name: "received", value: <UtcTime at={received_at} /> },
    ...(published_at ? [{ name: "published", value: <UtcTime at={published_at} /> }] : []),
    ...(bundle.verification ? [{ name: "verified", value: VERIFIED[bundle.verification] }] : []),
    ...(replaces ? [{ name: "corrects", value: <LinkedBundle bundle={replaces} /> }] : []),
    ...(replaced_by ? [{ name: "corrected by", value: <LinkedBundle bundle={replaced_by} /> }] : []),
  ];
  return <FactList facts={facts} />;
}

function LinkedBundle({ bundle }: { bundle: NonNullable<StatusAnswer["replaces"]> }) {
  const title = <bdi className="break-words">{bundle.title}</bdi>;
  if (bundle.path === null) return title;
  return (
    <a className="link" href={bundle.path}>
      {title}
    </a>
  );
}
