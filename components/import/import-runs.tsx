import { useEffect, useRef, useState } from "react";
import { PreviewSheet } from "../submit/preview-sheet";
import { ImportRunRow } from "./import-run-row";
import type { ImportView, RunView } from "./import-view";

/** What is said of runs without having been asked for. */
export interface Setting {
  settings: Readonly<Record<string, string>>;
  problems: ReadonlyMap<string, string>;
  onSet: (id: string, text: string) => void;
}

interface Props extends Setting {
  view: Pick<ImportView, "runs" | "suggestions">;
  /** The first run of which something was said that can't be so: its row is shown. */
  wrong: number | null;
}

const FEW = 30;

/** The results that the files make: what is known of each, and where it can be corrected, left out or taken apart. */
export function ImportRuns({ view: { runs, suggestions }, wrong, ...setting }: Props) {
  const { all, listed } = runs;
  const [most, setMost] = useState(FEW);
  const wrongAt = listed.findIndex(({ number }) => number === wrong);
  // It stays when it is right again: somebody may still be in it.
  if (wrongAt >= most) setMost(wrongAt + 1);
  const { rows, onSet } = useFocusOnMoved(listed, setting.onSet);
  return (
    <>
      <PreviewSheet caption="Runs that were read, each of which becomes a result">
        <thead>
          <tr>
            <th scope="col">Run</th>
            {["Model", "Technique", "Accelerator", "Values"].map((head) => (
              <th key={head} scope="col" className="text">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={rows}>
          {listed.slice(0, most).map((run) => (
            <ImportRunRow key={run.number} run={run} isAlone={all === 1} {...setting} onSet={onSet} />
          ))}
        </tbody>
      </PreviewSheet>
      {Object.entries(suggestions).map(([field, texts]) => (
        <datalist key={field} id={`known-${field}`}>
          {texts.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      ))}
      {listed.length > most && (
        <p className="mt-2">
          <button type="button" className="chip" onClick={() => setMost(listed.length)}>
            Show {listed.length - most} more
          </button>
        </p>
      )}
      {all > listed.length && (
        <p className="mt-2 text-sm">
          {all - listed.length} more runs are not shown. They go along, and answers hold for them, too.
        </p>
      )}
    </>
  );
}

/** What takes a file out of a run is gone with it: the focus goes to the run where the file is now. */
function useFocusOnMoved(listed: readonly RunView[], set: Setting["onSet"]) {
  const rows = useRef<HTMLTableSectionElement>(null);
  const moved = useRef<string | null>(null);
  useEffect(() => {
    const isMoved = (id: string) => id === moved.current;
    const run = listed.find(
      ({ number, parts }) => isMoved(`join.${number}`) || parts.some(({ id }) => isMoved(id)),
    );
    if (!run || document.activeElement !== document.body) return;
    rows.current?.querySelector<HTMLElement>(`[data-run="${run.number}"]`)?.focus();
    moved.current = null;
  }, [listed]);
  const onSet = (id: string, text: string) => {
    if (id.startsWith("join.")) moved.current = id;
    set(id, text);
  };
  return { rows, onSet };
}
