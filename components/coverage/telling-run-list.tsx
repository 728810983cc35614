import { cellName, isOfOneTechnique } from "@/benchmark/coverage/counterpart";
import { type CoverageQuestion, printCoverageUrl, printRunKey } from "@/benchmark/coverage/coverage-question";
import type { Gain, TellingRun } from "@/benchmark/coverage/telling-runs";
import { columnNames } from "./column-names";
import { settingLabel } from "./matrix-content";

interface Props {
  question: CoverageQuestion;
  runs: readonly TellingRun[];
}

/** The missing runs that would let most be compared, with the reason. */
export function TellingRunList({ question, runs }: Props) {
  return (
    <section aria-labelledby="telling" className="mt-10">
      <h2 id="telling" className="font-semibold text-lg">
        {runs.length === 1 ? "The run that would tell most" : "Runs that would tell most"}
      </h2>
      <p className="prose mt-1 text-sm text-soft">
        Technique means compare only models on which every ranked technique has a value. These runs alone keep
        a model out of such means, or a technique out of the ranks; first the one that adds or widens most
        means.
      </p>
      {runs.length === 0 && <p className="mt-3">No single run would change what the means here compare.</p>}
      <ol className="mt-3 max-w-4xl list-decimal space-y-2 pl-6 text-sm">
        {runs.map((telling) => {
          const { techniques, model, setting, means, gains, isPartial } = telling;
          const [first] = techniques;
          return (
            <li key={first && printRunKey(first.run)}>
              <Techniques question={question} techniques={techniques} />{" "}
              {cellName(
                "",
                model,
                !isPartial && isOfOneTechnique(question.axis, model, setting.results),
              ).trim()}{" "}
              <span className="text-soft">{settingLabel(setting)}</span>
              <br />
              {many(means, "mean")}
              {isPartial && ", of a run that is here without these metrics"}: {reasons(gains).join("; ")}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Techniques that are named one by one. */
const MOST_NAMED = 6;

function Techniques({ question, techniques }: Pick<Props, "question"> & Pick<TellingRun, "techniques">) {
  const named = techniques.slice(0, MOST_NAMED);
  const more = techniques.length - named.length;
  return (
    <>
      {named.map(({ technique, run }, index) => (
        <span key={technique}>
          {index > 0 && (index === techniques.length - 1 ? " or " : ", ")}
          <a className="link" href={`${printCoverageUrl({ ...question, by: "model", run })}#run`}>
            {technique}
          </a>
        </span>
      ))}
      {more > 0 && ` or one of ${more} more`}
    </>
  );
}

/** Columns that change alike, in one sentence. */
function reasons(gains: readonly Gain[]): string[] {
  const alike = new Map<string, Gain["column"][]>();
  for (const { column, ...change } of gains) {
    const text = changeText(change);
    alike.set(text, [...(alike.get(text) ?? []), column]);
  }
  return [...alike].map(([text, columns]) => `${columnNames(columns)} would compare ${text}`);
}

function changeText({ before, after }: Omit<Gain, "column">): string {
  const techniques = many(after.techniques, "technique");
  const models = many(after.models, "model");
  if (after.techniques === before.techniques)
    return `${techniques} over ${models} instead of ${before.models}`;
  if (after.models === before.models) return `${techniques} instead of ${before.techniques}, over ${models}`;
  return `${techniques} over ${models} instead of ${before.techniques} over ${before.models}`;
}

function many(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
