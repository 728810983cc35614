import type { StatusAnswer } from "@/benchmark/api/answers";

/** Where the results of a published submission are: each on its own page, all of them on the bundle's. */
export function SubmissionResults({ submission }: { submission: StatusAnswer }) {
  const { results, bundle } = submission;
  if (bundle.path === null) return <p className="text-sm">They get pages once they are published.</p>;
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
