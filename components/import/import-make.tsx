import { useEffect, useRef } from "react";
import { formatNumber } from "@/benchmark/format";
import { ImportNotes } from "./import-notes";
import type { OpenImport } from "./import-state";

/** The button that makes the bundle, and what is still missing for it. */
export function MakeButton({ state: { view, isMaking }, onMake }: { state: OpenImport; onMake: () => void }) {
  const { taken, most } = view.runs;
  const hint =
    taken === 0
      ? "All runs are left out."
      : taken > most
        ? `A bundle holds at most ${formatNumber(most)} results: choose fewer files, and send several bundles.`
        : missingText(view);
  return (
    <p className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <button
        type="button"
        className="chip solid"
        disabled={isMaking || taken === 0 || taken > most}
        onClick={onMake}
      >
        Make the bundle and check it
      </button>
      <span role="status" className="text-sm text-soft">
        {isMaking ? "Packing…" : hint}
      </span>
    </p>
  );
}

function missingText({ open, problems }: OpenImport["view"]): string {
  const contradictions = problems.filter(({ id }) => !open.includes(id)).length;
  return [
    open.length === 1
      ? "One answer is missing."
      : open.length > 1
        ? `${open.length} answers are missing.`
        : "",
    contradictions === 1
      ? "One thing above can’t be so."
      : contradictions > 1
        ? `${contradictions} things above can’t be so.`
        : "",
  ]
    .filter((text) => text !== "")
    .join(" ");
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
