import { type Ref, useEffect, useRef } from "react";
import { formatNumber } from "@/benchmark/format";
import { ImportNotes } from "./import-notes";
import type { OpenImport } from "./import-state";
import { openFields } from "./open-fields";
import type { WrongThing } from "./wrong-things";

interface Props {
  state: OpenImport;
  wrong: readonly WrongThing[];
  button: Ref<HTMLButtonElement>;
  onMake: () => void;
  /** Leads to where something is told. */
  onLead: (thing: WrongThing) => void;
  /** Takes back what was said. */
  onForget: (thing: WrongThing) => void;
}

/** The button that makes the bundle, and what is still missing for it. */
export function MakeButton({ state: { view, isMaking }, wrong, button, onMake, onLead, onForget }: Props) {
  const { taken, most } = view.runs;
  const isImpossible = taken === 0 || taken > most;
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <button
        ref={button}
        type="button"
        className="chip solid"
        disabled={isImpossible}
        // A button that is disabled loses the focus.
        aria-disabled={isMaking}
        onClick={() => !isMaking && onMake()}
      >
        Make the bundle and check it
      </button>
      <div role="status" className="min-w-0 text-sm text-soft">
        {isMaking ? (
          "Packing…"
        ) : taken === 0 ? (
          "All runs are left out."
        ) : taken > most ? (
          `A bundle holds at most ${formatNumber(most)} results: choose fewer files, and send several bundles.`
        ) : (
          <Missing view={view} wrong={wrong} onLead={onLead} onForget={onForget} />
        )}
      </div>
    </div>
  );
}

function Missing({
  view: { questions, open },
  wrong: [first, ...others],
  onLead,
  onForget,
}: Pick<Props, "wrong" | "onLead" | "onForget"> & Pick<OpenImport, "view">) {
  const missing = openFields(questions, open);
  return (
    <>
      {missing === 1 && "One answer is missing. "}
      {missing > 1 && `${missing} answers are missing. `}
      {first && <Wrong thing={first} onLead={onLead} onForget={onForget} />}
      {others.length === 1 && " One more thing can’t be so."}
      {others.length > 1 && ` ${others.length} more things can’t be so.`}
    </>
  );
}

function Wrong({ thing, onLead, onForget }: Pick<Props, "onLead" | "onForget"> & { thing: WrongThing }) {
  if (thing.problem === null)
    return (
      <button type="button" className="link text-left" onClick={() => onLead(thing)}>
        {thing.text}
      </button>
    );
  return (
    <span className="wrap-anywhere">
      {thing.text} {thing.problem}{" "}
      <button type="button" className="link" onClick={() => onForget(thing)}>
        Take that back
      </button>
    </span>
  );
}

/** The bundle that was made, to be kept. */
export function MadeBundle({ made: { file, remarks } }: { made: NonNullable<OpenImport["made"]> }) {
  return (
    <>
      <ImportNotes lines={remarks} />
      <p className="mt-4 text-sm">
        <SaveLink file={file} /> if you want to keep it. A change above makes a new one.
      </p>
    </>
  );
}

function SaveLink({ file }: { file: File }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (link.current) link.current.href = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return (
    <a ref={link} className="link" href="#import" download={file.name}>
      Save the bundle
    </a>
  );
}
