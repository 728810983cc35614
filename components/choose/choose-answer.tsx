import type { Choice, TechniqueChoice } from "@/benchmark/chooser/choice";
import { questionText, restsText } from "@/benchmark/chooser/choice-text";
import { printChooseUrl } from "@/benchmark/chooser/choose-question";
import { sizeText } from "@/benchmark/chooser/size-range";
import { ChooseEstimates } from "./choose-estimates";
import { ChooseFamilies } from "./choose-families";
import { GROUP_VERDICTS } from "./choose-verdicts";

/** The answer: what was asked, the techniques in groups by what was measured, and apart from them the estimates. */
export function ChooseAnswer({ choice }: { choice: Choice }) {
  const { question, groups, estimates, accelerators } = choice;
  const accelerator =
    accelerators.find(({ key }) => key === question.accelerator)?.label ?? question.accelerator;
  return (
    <>
      <section aria-label="Summary" className="mt-8 border-rule border-y py-4">
        <p className="font-medium">{questionText(question, accelerator)}</p>
        {groups.length === 0 ? (
          <p className="mt-1 text-sm">Nothing at all was measured on this axis in this modality.</p>
        ) : (
          <ul className="mt-2 flex flex-wrap gap-x-8 gap-y-1">
            {groups.map(({ verdict, techniques }) => (
              <li key={verdict}>
                <a href={`#${verdict}`} className="no-underline hover:underline">
                  <strong className="font-semibold">{techniques.length}</strong>{" "}
                  <span className={GROUP_VERDICTS[verdict].className}>
                    <span aria-hidden="true">{GROUP_VERDICTS[verdict].sign}</span>{" "}
                    {GROUP_VERDICTS[verdict].word}
                  </span>
                </a>
                <Resting techniques={techniques} />
              </li>
            ))}
          </ul>
        )}
        <Nearest choice={choice} accelerator={accelerator} />
      </section>
      {groups.map(({ verdict, techniques }) => (
        <section key={verdict} id={verdict} aria-labelledby={`${verdict}-title`} className="mt-10">
          <h2 id={`${verdict}-title`} className="font-semibold text-lg">
            {GROUP_VERDICTS[verdict].title} <span className="font-normal text-soft">{techniques.length}</span>
          </h2>
          <p className="prose text-sm text-soft">{GROUP_VERDICTS[verdict].order}</p>
          <ChooseFamilies techniques={techniques} choice={choice} accelerator={accelerator} />
        </section>
      ))}
      <ChooseEstimates estimates={estimates} />
    </>
  );
}

/** How many techniques of a group meet limits by less than what was asked. */
function Resting({ techniques }: { techniques: readonly TechniqueChoice[] }) {
  const resting = techniques.filter(({ rests }) => rests.length > 0);
  if (resting.length === 0) return null;
  const texts = [...new Set(resting.map(({ rests }) => restsText(rests)))];
  return (
    <span className="text-sm text-soft">
      {" "}
      ({resting.length} {texts.join("; or ")})
    </span>
  );
}

/** Where nothing decides: the nearest sizes that were measured, as questions of their own. */
function Nearest({ choice, accelerator }: { choice: Choice; accelerator: string | null }) {
  const { nearest, results, question, groups } = choice;
  if (results > 0 || groups.length === 0) return null;
  return (
    <p className="prose mt-2 text-sm">
      No result is evidence: no such model was measured{accelerator && ` on ${accelerator}`}.
      {nearest.length > 0 && " The nearest sizes that were, as questions of their own: "}
      {nearest.map((size, index) => (
        <span key={size}>
          {index > 0 && ", "}
          <a className="link" href={printChooseUrl({ ...question, size })}>
            {sizeText(size)}
          </a>
        </span>
      ))}
      {nearest.length > 0 && ". Values between sizes are not guessed."}
    </p>
  );
}
