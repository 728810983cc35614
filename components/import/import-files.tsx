import { SKIP_REASONS } from "@/importers/reading";
import type { FileView, ImportView } from "./import-view";

/** What became of each of the files. */
export function ImportFiles({
  files: { all, taken, listed },
  isOpen,
}: Pick<ImportView, "files"> & { isOpen: boolean }) {
  const first = listed.slice(0, FEW);
  const more = listed.slice(FEW);
  return (
    <details className="mt-4 max-w-3xl" open={isOpen}>
      <summary className="link w-fit text-sm">
        What became of {all === 1 ? "the file" : `each of the ${all} files`}
      </summary>
      <FileList outcomes={first} />
      {more.length > 0 && (
        <details className="mt-2">
          <summary className="link w-fit text-sm">{more.length} more</summary>
          <FileList outcomes={more} />
        </details>
      )}
      {all > listed.length && (
        <p className="mt-2 text-sm">
          {all - listed.length} more are not listed; {taken} of all were read.
        </p>
      )}
    </details>
  );
}

const FEW = 40;

function FileList({ outcomes }: { outcomes: readonly FileView[] }) {
  return (
    <ul className="mt-2 space-y-1 text-sm">
      {outcomes.map((one) => (
        <li key={one.path} className="break-words">
          <code className="break-all">{one.path}</code>: <Outcome outcome={one} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ outcome: { taken, skipped } }: { outcome: FileView }) {
  const [first] = skipped;
  if (taken.length === 0) {
    if (!first) return null;
    const reason = SKIP_REASONS[first.reason];
    return (
      <span className="text-soft">
        skipped, {reason}
        {reason !== first.why && `: ${first.why}`}
      </span>
    );
  }
  return (
    <>
      {taken.join("; ")}
      {skipped.map(({ why }) => (
        <span key={why} className="block text-soft">
          without {why}
        </span>
      ))}
    </>
  );
}
