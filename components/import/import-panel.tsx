import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { formatNumber } from "@/benchmark/format";
import { SubmitProgress } from "../submit/submit-progress";
import { chosenFiles } from "./chosen-files";
import { ImportFiles } from "./import-files";
import { MadeBundle, MakeButton } from "./import-make";
import { ImportNotes } from "./import-notes";
import { ImportQuestions } from "./import-questions";
import { ImportRawFiles } from "./import-raw-files";
import { ImportRuns } from "./import-runs";
import type { ImportState, OpenImport } from "./import-state";
import type { ImportControl } from "./use-import";

/** What was read of files that tools wrote, what they leave open, and the button that makes a bundle of them. */
export function ImportPanel({ control, isDisabled }: { control: ImportControl; isDisabled: boolean }) {
  const { state } = control;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state.step !== "none" && state.step !== "reading") heading.current?.focus();
  }, [state.step]);
  if (state.step === "none") return null;
  if (state.step === "reading") return <Reading state={state} onCancel={control.drop} />;
  // Enter in a field of the form around it would send what was made earlier.
  const takeEnter = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== "Enter" || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (state.step === "open" && !state.made && !state.isMaking) control.make();
  };
  return (
    <section aria-labelledby="import" className="mt-8 border-rule border-t pt-6" onKeyDown={takeEnter}>
      <h2 ref={heading} id="import" tabIndex={-1} className="w-fit break-words font-semibold text-lg">
        {state.step === "open" ? `Read from ${state.name}` : `${state.name} can’t be imported`}
      </h2>
      {state.step === "failed" && (
        <p className="prose mt-1">
          Reading broke off: {state.message || "the reason is not known"}. Choose the files again, or import
          them on the command line. Nothing has left your computer.
        </p>
      )}
      {state.step === "unknown" && (
        <>
          <p className="prose mt-1">
            No file is of a tool that is known here. A bundle is chosen alone. Nothing has left your computer.{" "}
            <DocsLink>Which tools are known, and what of their files</DocsLink>
          </p>
          <ImportFiles files={state.view.files} isOpen />
        </>
      )}
      {state.step === "open" && (
        <fieldset disabled={isDisabled} className="min-w-0">
          <Open state={state} control={control} />
        </fieldset>
      )}
    </section>
  );
}

function DocsLink({ children }: { children: ReactNode }) {
  return (
    <a className="link" href="/docs/importing">
      {children}
    </a>
  );
}

function Reading({
  state: { name, all, progress },
  onCancel,
}: {
  state: Extract<ImportState, { step: "reading" }>;
  onCancel: () => void;
}) {
  const { looked, recognised, read } = progress;
  const known = `${formatNumber(recognised)} of known tools`;
  return (
    <SubmitProgress
      title={`Reading ${name}`}
      done={looked + read}
      total={all + recognised}
      text={`${formatNumber(looked)} of ${formatNumber(all)} files looked at, ${known}`}
      atEnd="Joining what belongs together."
      onCancel={onCancel}
    />
  );
}

function Open({ state, control }: { state: OpenImport; control: ImportControl }) {
  const { view, raw, made } = state;
  const { choices, say } = control;
  const { files, runs, left, remarks } = view;
  const problems = new Map<string, string>();
  for (const { id, problem } of view.problems)
    problems.set(id, [problems.get(id) ?? [], problem].flat().join(" "));
  const isNothing = runs.all === 0;
  return (
    <>
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
              onSet={(id, text) =>
                say((before) => ({ ...before, settings: { ...before.settings, [id]: text } }))
              }
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
            say={say}
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
          {made ? <MadeBundle made={made} /> : <MakeButton state={state} onMake={control.make} />}
        </>
      )}
    </>
  );
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
