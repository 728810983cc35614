import { ORIGINS } from "@/benchmark/axes";
import type { Check } from "@/benchmark/chooser/check";
import { caveatsOf, marginText, restsText, valueText } from "@/benchmark/chooser/choice-text";
import {
  type ConstraintKey,
  type ConstraintTerms,
  type Limits,
  limitBound,
  setLimits,
} from "@/benchmark/chooser/constraints";
import type { Evidence } from "@/benchmark/chooser/evidence";
import { resultAddress } from "@/benchmark/detail-address";
import { metric } from "@/benchmark/metrics";
import { CHECK_VERDICTS, EVIDENCE_VERDICTS } from "./choose-verdicts";

interface Props {
  /** The name of the table. */
  label: string;
  evidence: readonly Evidence[];
  limits: Limits;
  terms: Readonly<Record<ConstraintKey, ConstraintTerms>>;
}

/** Of one technique; more than anybody reads, and few enough for a page. */
const MOST_ROWS = 50;

/** Results one a row, each held against every limit, and what must be said of them. */
export function ChooseEvidence({ label, evidence: all, limits, terms }: Props) {
  const evidence = all.slice(0, MOST_ROWS);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll mt-2" tabIndex={0} aria-label={label}>
        <table className="data">
          <caption className="sr-only">{label}; each value with its margin to the limit</caption>
          <thead>
            <tr>
              <th scope="col">Result</th>
              <th scope="col" className="text-left">
                Verdict
              </th>
              {setLimits(limits).map(([key, limit]) => (
                <th key={key} scope="col">
                  <strong className="font-semibold">{terms[key].label}</strong>
                  <span>{limitBound(limit, terms[key])}</span>
                </th>
              ))}
              <th scope="col" className="text-left">
                Ran on, with
              </th>
            </tr>
          </thead>
          <tbody>
            {evidence.map((one) => (
              <tr key={one.id}>
                <th scope="row" className="wrap-anywhere max-w-48 whitespace-normal">
                  <a className="link" href={resultAddress(one.id)}>
                    {one.model}
                  </a>
                </th>
                <td className={`text ${EVIDENCE_VERDICTS[one.verdict].className}`}>
                  <b className="font-semibold">
                    {EVIDENCE_VERDICTS[one.verdict].sign} {EVIDENCE_VERDICTS[one.verdict].word}
                  </b>
                  {one.rests.length > 0 && <span>{restsText(one.rests)}</span>}
                </td>
                {one.checks.map((check) => (
                  <CheckCell key={check.constraint} check={check} terms={terms[check.constraint]} />
                ))}
                <td className="text">
                  {one.environment}
                  <span>{one.dataset ?? "data set not stated"}</span>
                  <Settings settings={one.settings} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {all.length > evidence.length && (
        <p className="mt-2 text-soft text-sm">
          and {all.length - evidence.length} more results, which the verdict counts as well.
        </p>
      )}
      <Caveats evidence={evidence} />
    </>
  );
}

function CheckCell({ check, terms }: { check: Check; terms: ConstraintTerms }) {
  const { sign, word, className } = CHECK_VERDICTS[check.verdict];
  const value = valueText(check, terms);
  const { column, origin } = check;
  return (
    <td>
      {value ?? "—"}
      <span className={`ml-auto ${className}`}>
        {sign} {check.rests === "mean memory" ? "met by its mean" : word}:{" "}
        {marginText(check, terms) ?? check.why}
      </span>
      {origin && (
        <span className="ml-auto">
          {column && column !== "quality" && terms.metrics.length > 1 ? `${metric(column).label}, ` : ""}
          {ORIGINS[origin].title.toLowerCase()}
        </span>
      )}
    </td>
  );
}

function Settings({ settings }: Pick<Evidence, "settings">) {
  const said = Object.entries(settings ?? {}).map(([name, value]) => `${name} ${value}`);
  return said.length > 0 ? <span className="wrap-anywhere">{said.join(", ")}</span> : null;
}

function Caveats({ evidence }: Pick<Props, "evidence">) {
  const caveats = caveatsOf(evidence);
  if (caveats.length === 0) return null;
  return (
    <ul aria-label="What limits this evidence" className="prose mt-2 list-disc pl-5 text-soft text-sm">
      {caveats.map(({ text, models }) => (
        <li key={text}>
          {models && `${models.join(", ")}: `}
          {text}
        </li>
      ))}
    </ul>
  );
}
