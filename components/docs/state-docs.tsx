import { STANDING } from "../submissions/standing-text";

/** The states of a submission, in the words of its own page. */
export function StateDocs() {
  const states = Object.entries(STANDING);
  return (
    <dl className="facts">
      {states.map(([state, { title, next }]) => (
        <div key={state}>
          <dt>
            {title}
            <br />
            <code className="text-xs">{state}</code>
          </dt>
          <dd>{next}</dd>
        </div>
      ))}
    </dl>
  );
}
