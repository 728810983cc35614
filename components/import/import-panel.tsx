import { type KeyboardEvent, useEffect, useRef } from "react";
import { formatNumber } from "@/benchmark/format";
import { SubmitProgress } from "../submit/submit-progress";
import { DocsLink } from "./docs-link";
import { ImportFiles } from "./import-files";
import { ImportOpen } from "./import-open";
import type { ImportState } from "./import-state";
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
          <ImportOpen state={state} control={control} />
        </fieldset>
      )}
    </section>
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
