import { useEffect, useRef } from "react";
import { formatNumber } from "@/benchmark/format";
import { chosenFiles } from "./chosen-files";
import { DocsLink } from "./docs-link";
import { ImportFiles } from "./import-files";
import { MadeBundle, MakeButton } from "./import-make";
import { ImportNotes } from "./import-notes";
import { ImportQuestions } from "./import-questions";
import { ImportRawFiles } from "./import-raw-files";
import { ImportRuns } from "./import-runs";
import type { OpenImport } from "./import-state";
import { leadTo } from "./lead-to";
import type { ImportControl } from "./use-import";
import { type WrongThing, wrongThings } from "./wrong-things";

/** Files that were read: their runs, what they leave open, which of them go along, and the button that makes a bundle. */
export function ImportOpen({ state, control }: { state: OpenImport; control: ImportControl }) {
  const { view, raw, made } = state;
  const { choices, say } = control;
  const { files, runs, left, remarks } = view;
  const button = useRef<HTMLButtonElement>(null);
  const problems = new Map<string, string>();
  for (const { id, problem } of view.problems)
    problems.set(id, [problems.get(id) ?? [], problem].flat().join(" "));
  const isNothing = runs.all === 0;
  const wrong = wrongThings(view);
  const { page, lead } = useFirstInFocus(state, wrong);
  const set = (part: "answers" | "settings") => (id: string, text: string) =>
    say((before) => ({ ...before, [part]: { ...before[part], [id]: text } }));
  const forget = ({ id }: WrongThing) => {
    set(choices.settings[id] ? "settings" : "answers")(id, "");
    button.current?.focus();
  };
  return (
    <div ref={page}>
      <p className="prose mt-1">
        {files.all === 1 ? "One file" : `${formatNumber(files.all)} files`}, {formatNumber(files.taken)} read:{" "}
        {runs.all === 1
          ? "one run, which becomes a result"
          : runs.all === 0
            ? "no run with a value"
            : `${formatNumber(runs.all)} runs, each of which becomes a result`}
        . Nothing has left your computer. {isNothing && <DocsLink>What is read of which tool</DocsLink>}
      </p>
      <ImportFiles files={files} isOpen={isNothing} />
      <AddFiles onAdd={control.add} />
      {!isNothing && (
        <>
          <section aria-labelledby="import-runs" className="mt-6">
            <h3 id="import-runs" className="mb-2 font-semibold">
              Runs
            </h3>
            <ImportRuns
              view={view}
              settings={choices.settings}
              problems={problems}
              wrong={wrong[0]?.run ?? null}
              onSet={set("settings")}
            />
          </section>
          <ImportNotes
            lines={[...left.map(({ label, why }) => `${label} becomes no result: ${why}.`), ...remarks]}
          />
          <ImportQuestions
            view={view}
            choices={choices}
            problems={problems}
            isTried={state.isTried && !state.isMaking}
            onAnswer={set("answers")}
            onSet={set("settings")}
            afterPress={control.afterPress}
          />
          <ImportRawFiles
            raw={raw}
            choices={choices}
            onChange={(change) => say((before) => ({ ...before, ...change }))}
          />
          {state.isUnreadable && (
            <p role="alert" className="prose mt-6 border-worse border-l-2 pl-3 text-sm">
              A file was changed or moved after it was chosen. Choose the same files again: what you said here
              stays.
            </p>
          )}
          {state.nothingLeft.length > 0 && (
            <div role="alert">
              <p className="mt-6 font-medium">There is no bundle, for this reason:</p>
              <ImportNotes lines={state.nothingLeft} />
            </div>
          )}
          {made ? (
            <MadeBundle made={made} />
          ) : (
            <MakeButton
              state={state}
              wrong={wrong}
              button={button}
              onMake={control.make}
              onLead={lead}
              onForget={forget}
            />
          )}
        </>
      )}
    </div>
  );
}

/** After each try in vain the first that is wrong or missing takes the focus, in the order of the page. */
function useFirstInFocus({ view: { open }, refusals }: OpenImport, wrong: readonly WrongThing[]) {
  const page = useRef<HTMLDivElement>(null);
  const lead = (thing: Pick<WrongThing, "id" | "run">) =>
    page.current !== null && leadTo(page.current, thing);
  const inOrder = [
    ...wrong.filter(({ run }) => run !== null),
    ...open.map((id) => ({ id, run: null })),
    ...wrong.filter(({ run }) => run === null),
  ];
  const leadToFirst = useRef<() => boolean>(() => false);
  leadToFirst.current = () => inOrder.some(lead);
  useEffect(() => {
    if (refusals > 0) leadToFirst.current();
  }, [refusals]);
  return { page, lead };
}

/** More files of the same runs, from another folder. */
function AddFiles({ onAdd }: { onAdd: ImportControl["add"] }) {
  return (
    <label className="mt-3 block text-sm">
      Add more files, such as a power log that lies elsewhere{" "}
      <input
        type="file"
        multiple
        className="mt-1 block w-full min-w-0 text-sm file:mr-3 file:min-h-8 file:rounded-full file:border file:border-rule file:border-solid file:bg-raised file:px-3"
        onChange={({ currentTarget: { files } }) => files && files.length > 0 && onAdd(chosenFiles(files))}
      />
    </label>
  );
}
