import type { Choice, TechniqueChoice } from "@/benchmark/chooser/choice";
import { familyTitle } from "@/benchmark/techniques";
import { ChooseAbsent } from "./choose-absent";
import { ChooseTechnique } from "./choose-technique";

interface Props {
  techniques: readonly TechniqueChoice[];
  choice: Choice;
  /** The accelerator asked for, as readers call it; null: any. */
  accelerator: string | null;
}

/** The techniques of one verdict, each family's in an order of its own: no rank goes across families. */
export function ChooseFamilies({ techniques, choice, accelerator }: Props) {
  const measured = techniques.filter(isMeasured);
  const absent = (
    <ChooseAbsent
      techniques={techniques.filter((technique) => !isMeasured(technique))}
      choice={choice}
      accelerator={accelerator}
    />
  );
  const families = [...new Set(measured.map(({ family }) => family))];
  const members = (family: string, heading: "h3" | "h4") =>
    measured
      .filter((technique) => technique.family === family)
      .map((technique) => (
        <ChooseTechnique
          key={technique.technique}
          technique={technique}
          choice={choice}
          accelerator={accelerator}
          heading={heading}
        />
      ));
  if (families.length < 2) {
    return (
      <ol>
        {families.flatMap((family) => members(family, "h3"))}
        {absent}
      </ol>
    );
  }
  return (
    <>
      <p className="prose text-sm text-soft">
        Each family in an order of its own: none is ranked against another.
      </p>
      {families.map((family) => (
        <section key={family} aria-label={familyTitle(family)} className="mt-6">
          <h3 className="border-rule border-b pb-1 font-semibold">{familyTitle(family)}</h3>
          <ol>{members(family, "h4")}</ol>
        </section>
      ))}
      <ol>{absent}</ol>
    </>
  );
}

function isMeasured({ evidence, elsewhere }: TechniqueChoice): boolean {
  return evidence.length + elsewhere.length > 0;
}
