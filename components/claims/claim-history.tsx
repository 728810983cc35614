import type { DatasetChange, VerdictSince } from "@/benchmark/claims/claim-history";
import { bundleAddress } from "@/benchmark/detail-address";

/** Since when a verdict stands, which change of the data brought it, and what was said before. */
export function ClaimHistory({ history }: { history: readonly VerdictSince[] }) {
  const last = history.at(-1);
  if (!last) return null;
  const before = history.slice(0, -1).reverse();
  return (
    <p className="mt-2 max-w-4xl text-sm text-soft">
      {last.verdict.slice(0, 1).toUpperCase() + last.verdict.slice(1)} since <Change change={last.since} />
      {before.length === 0 && ", the first there was"}
      {before.map(({ verdict, since }, index) => (
        <span key={since.version}>
          ; {index === 0 ? "before" : "before that"}: {verdict}, since <Change change={since} />
        </span>
      ))}
      .
    </p>
  );
}

function Change({ change: { version, at, bundle, title } }: { change: DatasetChange }) {
  return (
    <>
      dataset version {version} (<time dateTime={at}>{at.slice(0, 10)}</time>,{" "}
      <a className="link" href={bundleAddress(bundle)}>
        {title}
      </a>
      )
    </>
  );
}
