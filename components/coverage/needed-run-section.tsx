import { bundleSkeleton } from "@/benchmark/coverage/bundle-skeleton";
import { cellName } from "@/benchmark/coverage/counterpart";
import { type CoverageQuestion, printCoverageUrl } from "@/benchmark/coverage/coverage-question";
import type { NeededRun } from "@/benchmark/coverage/needed-run";
import { canBeJoined } from "@/benchmark/coverage/telling-runs";
import { resultAddress } from "@/benchmark/detail-address";
import { missingReason } from "@/benchmark/missing";
import { familyTitle } from "@/benchmark/techniques";
import { type Fact, FactList } from "../details/fact-list";
import { columnNames } from "./column-names";
import { settingLabel } from "./matrix-content";

interface Props {
  question: CoverageQuestion;
  needed: NeededRun;
}

/** What a submitter would have to run for one cell, and the bundle to fill in. */
export function NeededRunSection({ question, needed }: Props) {
  const { technique, column, setting, cell, columns } = needed;
  return (
    <section id="run" aria-labelledby="run-title" className="mt-8 border-accent border-t-2 pt-3">
      <h2 id="run-title" className="font-semibold text-lg">
        {columns.length === 0 ? "Nothing is missing of" : "What to run:"}{" "}
        {cellName(technique, column.label, needed.counterpart !== null)}
      </h2>
      <FactList facts={facts(needed)} />
      {cell.results.length > 0 && (
        <p className="mt-2 text-sm">
          Here already, without these metrics:{" "}
          {cell.results.map(({ id, model }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <a className="link" href={resultAddress(id)}>
                {technique} on {model.name}
              </a>
            </span>
          ))}
        </p>
      )}
      {!canBeJoined(setting) && (
        <p className="mt-2 text-doubt text-sm">
          The results here do not say on what they ran. A run that does can’t be compared with them, and opens
          a setting of its own; run their techniques along with this one.
        </p>
      )}
      {needed.isRebuilt && <p className="mt-2 text-sm text-soft">{pairText(needed)}</p>}
      {columns.length > 0 && <Skeleton needed={needed} />}
      <p className="mt-3 text-sm">
        <a className="link" href={printCoverageUrl({ ...question, run: null })}>
          Close
        </a>
      </p>
    </section>
  );
}

function Skeleton({ needed }: Pick<Props, "needed">) {
  return (
    <>
      <p className="mt-4 text-sm">
        The bundle to send. Put the numbers in the place of every <code>null</code>; with <code>repeats</code>{" "}
        or an <code>uncertainty</code> a value says more. It is checked against{" "}
        <a className="link" href="/schemas/bundle-v1.json">
          the bundle schema
        </a>
        .
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="bundle-skeleton" tabIndex={0} aria-label="Bundle to fill in">
        <pre>{JSON.stringify(bundleSkeleton(needed), null, 2)}</pre>
      </section>
    </>
  );
}

/** Which of two models is the other one's baseline, where a technique makes another model. */
function pairText({ technique, column, counterpart }: NeededRun): string {
  const another = "In pretraining a technique makes another model.";
  if (counterpart?.role === "baseline") {
    return `${another} This one would be the baseline that ${listed(counterpart.models)} lacks: a ${technique} model that differs by the technique alone. Send a run of both in one bundle, in which ${listed(counterpart.models)} names it as its baseline.`;
  }
  return `${another} It is compared where it differs from ${column.label} by the technique alone, and names a run of that as its baseline in the same bundle.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function facts(needed: NeededRun): Fact[] {
  const { run, technique, setting, columns, cell } = needed;
  const facts = [
    { name: "Technique", value: `${technique} (${familyTitle(run.family)})` },
    { name: "Model", value: modelText(needed) },
    { name: "Data and hardware", value: settingLabel(setting) },
    { name: "Metrics", value: columns.length > 0 ? columnNames(columns) : "all are covered" },
    comparison(needed),
  ];
  const said = cell.lacking
    .filter(({ reason }) => reason !== "not_reported")
    .map(({ column, reason }) => `${columnNames([column])}: ${missingReason(reason)}`);
  if (said.length > 0) facts.push({ name: "Sources say", value: said.join("; ") });
  return facts;
}

function comparison({ counterpart, comparedWith }: NeededRun): Fact {
  if (counterpart && counterpart.models.length > 0) {
    const name = counterpart.role === "baseline" ? "Baseline of" : "Its baseline";
    return { name, value: listed(counterpart.models) };
  }
  const value = comparedWith.length > 0 ? comparedWith.join(", ") : "nothing yet: it would be the first";
  return { name: "Compared with", value };
}

function modelText({ model, column, technique, isRebuilt, counterpart }: NeededRun): string {
  if (counterpart?.role === "baseline") {
    return `the ${technique} counterpart of ${column.label}, which differs by the technique alone`;
  }
  if (counterpart)
    return `one built from ${column.label}, which differs by the technique alone: ${technique}`;
  if (isRebuilt) return `one that differs from ${column.label} by the technique alone`;
  if (!model) return `any of ${column.label}`;
  const named = model.hubId && model.hubId !== model.name ? `${model.name} (${model.hubId})` : model.name;
  return column.label === model.name ? named : `${named}, for ${column.label}`;
}
