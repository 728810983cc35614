import type { Choice, TechniqueChoice } from "@/benchmark/chooser/choice";
import { absenceText, marginSummary, openText, restsText } from "@/benchmark/chooser/choice-text";
import { techniqueAddress } from "@/benchmark/detail-address";
import { familyTitle } from "@/benchmark/techniques";
import { ChooseEvidence } from "./choose-evidence";
import { GROUP_VERDICTS } from "./choose-verdicts";

interface Props {
  technique: TechniqueChoice;
  choice: Choice;
  /** The accelerator asked for, as readers call it; null: any. */
  accelerator: string | null;
  /** Below the heading of its group, or of its family in there. */
  heading: "h3" | "h4";
}

/** Verdicts of results as they are counted: of one, and of several. */
const COUNTED = [
  ["meets", "meets", "meet"],
  ["fails", "fails", "fail"],
  ["uncertain", "uncertain", "uncertain"],
  ["unknown", "unknown", "unknown"],
] as const;
/** With more results than this, only the tables of techniques that meet every limit are open from the start. */
const MOST_OPEN = 24;

/** One technique: its verdict, on which evidence, by which margins, and what would have to be run. */
export function ChooseTechnique({ technique, choice, accelerator, heading: Heading }: Props) {
  const { verdict, counts, evidence, elsewhere, family, rests } = technique;
  const { sign, word, className } = GROUP_VERDICTS[verdict];
  const { limits } = choice.question;
  const name = technique.technique;
  const margins = marginSummary(technique, choice);
  const open = openText(technique, choice, accelerator);
  const isOpen = verdict === "meets" || (verdict !== "unknown" && choice.results <= MOST_OPEN);
  return (
    <li className="mt-6">
      <Heading className="font-semibold">
        <span className={className}>
          <span aria-hidden="true">{sign}</span> {word}
        </span>
        {rests.length > 0 && <span className="font-normal text-doubt"> ({restsText(rests)})</span>}
        {": "}
        <a className="link" href={techniqueAddress(name)}>
          {name}
        </a>
        {Heading === "h3" && <span className="font-normal text-sm text-soft"> {familyTitle(family)}</span>}
      </Heading>
      {evidence.length === 0 ? (
        <p className="text-sm">{absenceText(technique, choice, accelerator)}</p>
      ) : (
        <p className="text-sm">
          Of {evidence.length} {evidence.length === 1 ? "result" : "results"}:{" "}
          {COUNTED.filter(([key]) => counts[key] > 0)
            .map(([key, one, several]) => `${counts[key]} ${counts[key] === 1 ? one : several}`)
            .join(", ")}
          .{margins && ` ${margins.slice(0, 1).toUpperCase()}${margins.slice(1)}.`}
        </p>
      )}
      {evidence.length > 0 && (
        <details open={isOpen} className="opens-in-print">
          <summary className="py-1 text-accent text-sm">Evidence: {name}</summary>
          <ChooseEvidence
            label={`Evidence: ${name}`}
            evidence={evidence}
            limits={limits}
            terms={choice.terms}
          />
        </details>
      )}
      {elsewhere.length > 0 && (
        <details className="opens-in-print">
          <summary className="py-1 text-accent text-sm">
            On other hardware, not counted: {elsewhere.length} {elsewhere.length === 1 ? "result" : "results"}{" "}
            of {name}
          </summary>
          <ChooseEvidence
            label={`On other hardware, not counted: ${name}`}
            evidence={elsewhere}
            limits={limits}
            terms={choice.terms}
          />
        </details>
      )}
      {open && (
        <p className="prose mt-1 text-sm text-soft">
          <strong className="font-medium">To find out, run</strong> {name} {open}
        </p>
      )}
    </li>
  );
}
