import { type DocumentedQuestion, listQuestions } from "./importer-question-list";
import { ImporterSheet } from "./importer-sheet";
import { CodeName } from "./importer-text";

/** All that an import may ask, the key that answers it, and how answers and files go together. */
export function ImporterQuestions() {
  return (
    <>
      <ImporterSheet
        caption="Questions of an import"
        heads={["--set …", "Question", "Answers"]}
        rows={listQuestions().map(({ key, text, choices, holds, mayBeUnstated }) => ({
          key,
          name: <CodeName name={key} />,
          cells: [
            text,
            <Answers key="answers" choices={choices} holds={holds} mayBeUnstated={mayBeUnstated} />,
          ],
        }))}
      />
      <ul className="prose mt-4 list-disc space-y-1 pl-5">
        <li>
          <code>--set model=Qwen2.5-7B</code> answers for all runs whose files leave it open. It never takes
          the place of what a file says, and is not taken of a run whose files or names speak against it: that
          run is asked by itself.
        </li>
        <li>
          <code>--set runs.2.technique=peft/LoRA</code> answers for run 2 alone, and does: files can be wrong.
          The numbers stand before the runs in what the command prints, and do not change.{" "}
          <code>--set runs.2-5,9.technique=fp8</code> answers for several.
        </li>
        <li>
          <code>--set runs.2.take=no</code> leaves run 2 out.
        </li>
        <li>
          <code>--set join.4=2</code> says that what the command numbers 4 belongs to run 2.{" "}
          <code>--set join=own</code> answers all such questions at once: each is a run of its own.
        </li>
        <li>
          All else of a model, a technique, an environment and a workload may be set in the same way by{" "}
          <a className="link" href="/docs/bundle-format#fields">
            its name in the format
          </a>
          : <code>environment.power_limit_w=350</code>, <code>workload.settings.kv_cache=fp8</code>; and of
          the bundle <code>title</code>, <code>description</code>, <code>source.license</code> and{" "}
          <code>submitter.affiliation</code>.
        </li>
        <li>
          Of inference, the technique is mostly the precision of the weights: <code>quantization/fp8</code>.
        </li>
        <li>
          An answer that looks like a local path or an e-mail address is refused where it would be published.
        </li>
      </ul>
    </>
  );
}

function Answers({
  choices,
  holds,
  mayBeUnstated,
}: Pick<DocumentedQuestion, "choices" | "holds" | "mayBeUnstated">) {
  return (
    <>
      {holds}
      {mayBeUnstated && (
        <>
          , or <code>not stated</code>
        </>
      )}
      {choices.map(({ value, label }) => (
        <div key={value}>
          <code>{value}</code>: {label}
        </div>
      ))}
    </>
  );
}
