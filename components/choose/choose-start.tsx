import { CHOOSE_EXAMPLES } from "@/benchmark/chooser/choose-examples";
import { printChooseUrl } from "@/benchmark/chooser/choose-question";

/** Questions to start from, one link each. */
export function ChooseExamples() {
  return (
    <section aria-labelledby="examples" className="mt-10">
      <h2 id="examples" className="font-semibold text-lg">
        Questions to start from
      </h2>
      <ul className="mt-2 space-y-1">
        {CHOOSE_EXAMPLES.map(({ title, question }) => (
          <li key={title}>
            <a className="link" href={printChooseUrl(question)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the page answers, and by which rules, before anything is asked. */
export function ChooseStart() {
  return (
    <section aria-labelledby="no-limit" className="mt-10 border-rule border-y py-8">
      <h2 id="no-limit" className="font-semibold text-lg">
        No limit is set
      </h2>
      <div className="prose mt-1 space-y-2 text-soft">
        <p>
          Write down what you have to meet, at least one limit. Every technique of the axis is then put into
          one of four groups by what was measured, each result with its margin to each limit.
        </p>
        <ul className="list-disc space-y-1 pl-5">
          <li>
            Evidence is results on models of your size alone, and on your accelerator if you choose one.
          </li>
          <li>Memory and power are limits for one accelerator, of as many as a result ran on.</li>
          <li>
            Mean memory within a limit is no peak within it, and speed on a larger card is not that of a
            smaller one: what is met so is marked as such.
          </li>
          <li>Quality lost is told against the result’s own baseline, in the same setup.</li>
          <li>A margin within the uncertainty of its value counts neither as met nor as failed.</li>
          <li>
            What was not measured is unknown. Where arithmetic gives a bound it stands apart, marked as an
            estimate, and is never among the measured.
          </li>
        </ul>
      </div>
    </section>
  );
}
