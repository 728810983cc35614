import { formatNumber } from "@/benchmark/format";
import type { ImportControl } from "./use-import";

/** Says what another choice took the place of, and gives it back. */
export function ImportAside({
  aside,
  isDisabled,
  onTakeBack,
}: Pick<ImportControl, "aside"> & { isDisabled: boolean; onTakeBack: () => void }) {
  const files = aside?.chosen.entries.length ?? 0;
  return (
    <div role="status">
      {files > 0 && (
        <p className="prose mt-4 border-doubt border-l-2 pl-3 text-sm">
          {files === 1
            ? "The file that was read before is put aside"
            : `The ${formatNumber(files)} files that were read before are put aside`}
          , with what you said of {files === 1 ? "it" : "them"}.{" "}
          <button type="button" className="link" disabled={isDisabled} onClick={onTakeBack}>
            {files === 1 ? "Take it back" : "Take them back"}
          </button>
        </p>
      )}
    </div>
  );
}
