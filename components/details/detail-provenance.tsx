import { bundleAddress, bundleFileAddress } from "@/benchmark/detail-address";
import type { BundleFile, BundleSummary, PublicStanding } from "@/benchmark/details/result-detail";
import { PARTIES, type Trust } from "@/benchmark/trust";
import { sourceFacts, submitterText } from "./bundle-facts";
import { FactList } from "./fact-list";
import { Moment } from "./moment";
import { VerificationFact } from "./verification-fact";

interface Props {
  trust: Trust;
  bundle: BundleSummary & Pick<PublicStanding, "verified">;
  files: readonly BundleFile[];
}

/** Who handed a result in, in which bundle, from what source. */
export function DetailProvenance({ trust, bundle, files }: Props) {
  return (
    <FactList
      facts={[
        {
          name: "bundle",
          value: (
            <a className="link" href={bundleAddress(bundle.id)}>
              {bundle.title}
            </a>
          ),
        },
        {
          name: "as sent",
          value: files
            .filter(({ kind }) => kind === "bundle")
            .map(({ path }) => (
              <a key={path} className="link" href={bundleFileAddress(bundle.id, path)} download>
                {path}
              </a>
            )),
        },
        {
          name: "artefacts",
          value: (
            <a className="link" href={`${bundleAddress(bundle.id)}#files`}>
              every file of its bundle, as sent
            </a>
          ),
        },
        { name: "SHA-256", value: <code className="break-all text-xs">{bundle.sha256}</code> },
        { name: "submitted by", value: submitterText(bundle.submitter) },
        { name: "relation", value: `${PARTIES[trust.party].title}: ${PARTIES[trust.party].explanation}` },
        { name: "verification", value: <VerificationFact trust={trust} verified={bundle.verified} /> },
        ...sourceFacts(bundle.source),
        ...(bundle.publishedAt ? [{ name: "published", value: <Moment at={bundle.publishedAt} /> }] : []),
      ]}
    />
  );
}
