import { actorText } from "@/benchmark/bundle-states";
import { bundleAddress, resultAddress } from "@/benchmark/detail-address";
import type { BundleSummary, PublicStanding, ResultVersion } from "@/benchmark/details/result-detail";
import { Moment } from "./moment";

/** Says of a result that boards do not show it any more, and why. Nothing for one that they show. */
export function ResultNotice({
  bundle,
  versions,
  own,
}: {
  bundle: BundleSummary & Pick<PublicStanding, "superseded" | "correctedBy">;
  versions: readonly ResultVersion[];
  own: string;
}) {
  const newer = versions.find((version) => version.current && version.id !== own);
  if (bundle.state === "withdrawn") return <WithdrawnNotice bundle={bundle} what="result" />;
  if (!newer && bundle.state === "superseded") return <SupersededNotice bundle={bundle} what="result" />;
  if (!newer) return null;
  return (
    <Notice title="This is an older version.">
      {newer.publishedAt && (
        <>
          On <Moment at={newer.publishedAt} /> version {newer.version} took its place:{" "}
        </>
      )}
      <a className="link" href={resultAddress(newer.id)}>
        the current version
      </a>
      . The page stays, so that what cites it keeps its meaning.
    </Notice>
  );
}

/** Says of a withdrawn bundle, or of a result in one, when and why. */
export function WithdrawnNotice({ bundle, what }: { bundle: BundleSummary; what: "result" | "bundle" }) {
  const { withdrawn } = bundle;
  return (
    <Notice title={`This ${what} was withdrawn.`}>
      {withdrawn ? (
        <>
          On <Moment at={withdrawn.at} />, by {actorText(withdrawn.by)}: {withdrawn.reason}
          {/[.!?]$/.test(withdrawn.reason) ? "" : "."}
        </>
      ) : (
        "No reason is recorded."
      )}{" "}
      No board shows it.{" "}
      {what === "result" && (
        <a className="link" href={bundleAddress(bundle.id)}>
          Its bundle
        </a>
      )}
    </Notice>
  );
}

/** Says of a superseded bundle, or of a result in one that has no newer version, when and why. */
export function SupersededNotice({
  bundle: { superseded, correctedBy },
  what,
}: {
  bundle: Pick<PublicStanding, "superseded" | "correctedBy">;
  what: "result" | "bundle";
}) {
  const { at, reason } = superseded ?? {};
  return (
    <Notice
      title={what === "bundle" ? "This bundle is superseded." : "The bundle of this result is superseded."}
    >
      {at && (
        <>
          On <Moment at={at} />: {reason}.{" "}
        </>
      )}
      {correctedBy && (
        <>
          The correction:{" "}
          <a className="link" href={bundleAddress(correctedBy.id)}>
            {correctedBy.title}
          </a>
          .{" "}
        </>
      )}
      No board shows it. It stays, so that what cites it keeps its meaning.
    </Notice>
  );
}

function Notice({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div role="note" className="prose my-5 border-doubt border-l-4 bg-tint px-4 py-3 text-sm">
      <strong className="font-semibold text-doubt">{title}</strong> {children}
    </div>
  );
}
