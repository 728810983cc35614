import type { AfterPress } from "./after-press";
import type { ImportChoices } from "./import-session";
import type { ImportView } from "./import-view";
import { JoinAll } from "./join-all";
import { MoreFields } from "./more-fields";
import { joinsAtOnce } from "./open-fields";
import { QuestionField } from "./question-field";

interface Props {
  view: ImportView;
  choices: ImportChoices;
  problems: ReadonlyMap<string, string>;
  /** Whether somebody tried to go on: then what is open is pointed out. */
  isTried: boolean;
  onAnswer: (id: string, text: string) => void;
  onSet: (id: string, text: string) => void;
  afterPress: AfterPress;
}

/** What only a person can say, as a short form. */
export function ImportQuestions({ view, choices, problems, isTried, onSet, ...answering }: Props) {
  const { questions, open, runs } = view;
  const joins = joinsAtOnce(questions);
  const isJoining = joins.length > 0 || Boolean(choices.settings.join);
  return (
    <section aria-labelledby="questions" className="mt-8 max-w-3xl">
      <h3 id="questions" className="font-semibold">
        What the files don’t say
      </h3>
      <div className="mt-3 grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {isJoining && (
          <JoinAll joins={joins} isMissing={isTried} chosen={choices.settings.join ?? ""} onSet={onSet} />
        )}
        {questions
          .filter((question) => !joins.includes(question))
          .map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              allRuns={runs.taken}
              isMissing={isTried && open.includes(question.id)}
              isTried={isTried}
              answers={choices.answers}
              problems={problems}
              {...answering}
            />
          ))}
      </div>
      <MoreFields settings={choices.settings} problems={problems} onSet={onSet} />
    </section>
  );
}
