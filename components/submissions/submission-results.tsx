import type { StatusAnswer } from "@/benchmark/api/answers";

interface Props {
  submission: StatusAnswer;
  /** What the document holds, as far as it is listed: for results that have no pages. */
  sent: readonly { localId: string; technique: string; model: string }[];
}

/** Where the results of a published submission are: each on its own page, all of them on the bundle's. */
export function SubmissionResults({ submission, sent }: Props) {
  const { results, bundle } = submission;
  if (bundle.path === null) return <SentResults submission={submission} sent={sent} />;
  const more = bundle.results - results.length;
  return (
    <>
      <p className="prose text-sm">
        <a className="link" href={bundle.path}>
          The bundle’s page
        </a>{" "}
        lists all of them, with every file as it was sent.
      </p>
      <ul className="prose mt-3 space-y-1 text-sm">
        {results.map(({ id, local_id, current, path }) => (
          <li key={id}>
            <a className="link break-words" href={path}>
              {local_id}
            </a>
            {!current && <span className="text-soft"> (on no board any more)</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-sm">and {more} more on the bundle’s page.</p>}
    </>
  );
}

function SentResults({ submission: { state, bundle }, sent }: Props) {
  const isEnded = state === "superseded" || state === "withdrawn" || state === "rejected";
  const more = bundle.results - sent.length;
  return (
    <>
      <p className="prose text-sm">
        {isEnded
          ? "They were not published, and have no pages."
          : "They get pages once they are published. Until then nobody but you and the reviewers sees them."}
      </p>
      <ul className="prose mt-3 space-y-1 text-sm">
        {sent.map(({ localId, technique, model }) => (
          <li key={localId} className="break-words">
            <code className="break-all">{localId}</code>: <bdi>{technique}</bdi> on <bdi>{model}</bdi>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-2 text-sm">and {more} more in the file.</p>}
    </>
  );
}
