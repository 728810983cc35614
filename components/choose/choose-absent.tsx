import type { Choice, TechniqueChoice } from "@/benchmark/chooser/choice";
import { absenceText, openText } from "@/benchmark/chooser/choice-text";
import { techniqueAddress } from "@/benchmark/detail-address";
import { GROUP_VERDICTS } from "./choose-verdicts";

interface Props {
  techniques: readonly TechniqueChoice[];
  choice: Choice;
  /** The accelerator asked for, as readers call it; null: any. */
  accelerator: string | null;
}

/** Techniques without any result of the asked size, those together that were measured at the same other sizes. */
export function ChooseAbsent({ techniques, choice, accelerator }: Props) {
  const byReason = new Map<string, TechniqueChoice[]>();
  for (const technique of techniques) {
    const reason = absenceText(technique, choice, accelerator);
    byReason.set(reason, [...(byReason.get(reason) ?? []), technique]);
  }
  const { sign, word, className } = GROUP_VERDICTS.unknown;
  return [...byReason].map(([reason, members]) => (
    <li key={reason} className="mt-6">
      <h3 className="prose font-semibold">
        <span className={className}>
          <span aria-hidden="true">{sign}</span> {word}
        </span>
        {": "}
        {members.map(({ family, technique }, index) => (
          <span key={`${family} ${technique}`}>
            {index > 0 && ", "}
            <a className="link" href={techniqueAddress(technique)}>
              {technique}
            </a>
          </span>
        ))}
      </h3>
      <p className="text-sm">{reason}</p>
      {members[0] && (
        <p className="prose mt-1 text-sm text-soft">
          <strong className="font-medium">To find out, run</strong>{" "}
          {members.length > 1 ? "any of them" : members[0].technique}{" "}
          {openText(members[0], choice, accelerator)}
        </p>
      )}
    </li>
  ));
}
