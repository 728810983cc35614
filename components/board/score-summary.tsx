import type { ScoreSummaryContent } from "./score-content";

interface Props {
  content: ScoreSummaryContent;
  /** Of the cohort's section, whose heading is `${id}-title`. */
  id: string;
}

/** What the reader's score says of one cohort: who is first, how stable that is, and what did not count. */
export function ScoreSummary({ content, id }: Props) {
  const { winner, stability, counted, rows } = content;
  return (
    <div className="score-summary">
      <p>
        <strong>{winner}</strong> {stability.join(" ")}
      </p>
      <p>{counted.join(" ")}</p>
      {rows.length > 0 && (
        <details>
          <summary>How stable is first place?</summary>
          <StabilityTable content={content} id={id} />
          <p>{content.method}</p>
        </details>
      )}
    </div>
  );
}

function StabilityTable({ content: { rows, scoreTitle }, id }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-labelledby={`${id}-title ${id}-stability`} tabIndex={0}>
      <table className="data">
        <caption id={`${id}-stability`} className="skip">
          Share of all weightings under which each is first, or among the first three
        </caption>
        <thead>
          <tr>
            <th scope="col">Technique</th>
            <th scope="col">{scoreTitle}</th>
            <th scope="col">First</th>
            <th scope="col">In the first three</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, name, score, first, firstThree, shares }) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              <td>{score}</td>
              <td>{first}</td>
              <td>{firstThree}</td>
              <td aria-hidden="true">
                <div className="score-bar" style={{ backgroundSize: barSize(shares) }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same shares once more, to the eye: widths of the bar's two layers and of its ground. */
function barSize(shares: readonly number[]): string {
  return [...shares.map((share) => `${100 * share}% 100%`), "auto"].join(", ");
}
