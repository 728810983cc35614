import { type DragEvent, type RefObject, useState } from "react";
import { type Chosen, chosenFiles, droppedFiles } from "../import/chosen-files";

interface Props {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  /** Whether scripts run: without them one bundle is sent, and the server checks it. */
  hasScripts: boolean;
  isDisabled: boolean;
  onChosen: (chosen: Chosen) => void;
}

const FIELD =
  "w-full min-w-0 text-sm file:mr-3 file:min-h-8 file:rounded-full file:border file:border-rule file:border-solid file:bg-raised file:px-3";

/** The fields for files and folders, where they can be dropped as well. */
export function FileChoice({ input, label, hasScripts, isDisabled, onChosen }: Props) {
  const [isOver, setOver] = useState(false);
  const [note, setNote] = useState<string | null>(null);

  const take = (chosen: Chosen) => {
    setNote(chosen.entries.length === 0 ? "There is no file in what was chosen." : null);
    if (chosen.entries.length > 0) onChosen(chosen);
  };

  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (isDisabled) return;
    const { files } = event.dataTransfer;
    try {
      const chosen = await droppedFiles(event.dataTransfer);
      // One file is shown in the field, as if it was chosen there.
      if (input.current && chosen.entries.length === 1 && files.length === 1) input.current.files = files;
      take(chosen);
    } catch (error) {
      setNote(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the fields in it do the same
    <div
      className={`max-w-3xl rounded border border-dashed p-5 ${isOver ? "border-accent bg-tint" : "border-soft"}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor="bundle-file" className="block font-medium">
        {label}
      </label>
      <p id="bundle-file-hint" className="mb-3 text-soft text-sm">
        A bundle (<code>.json</code>, <code>.json.gz</code>, <code>.zip</code>, <code>.tar.gz</code>)
        {hasScripts &&
          ", or the files that lm-evaluation-harness, vLLM, SGLang, CodeCarbon, nvidia-smi and others wrote; several at once, or a whole run directory. All of it can be dropped here, too"}
        .
      </p>
      <input
        ref={input}
        id="bundle-file"
        name="file"
        type="file"
        required={!hasScripts}
        multiple={hasScripts}
        accept={
          hasScripts ? undefined : ".json,.gz,.tgz,.zip,application/json,application/gzip,application/zip"
        }
        aria-describedby="bundle-file-hint"
        disabled={isDisabled}
        className={FIELD}
        onClick={({ currentTarget }) => {
          // The same name again is a new choice: the file may have been corrected in its place.
          currentTarget.value = "";
        }}
        onChange={({ currentTarget: { files } }) => files && files.length > 0 && take(chosenFiles(files))}
      />
      {hasScripts && (
        <>
          <label htmlFor="run-folder" className="mt-4 mb-1 block text-sm">
            Or a folder with all that is in it
          </label>
          <input
            id="run-folder"
            type="file"
            disabled={isDisabled}
            className={FIELD}
            {...{ webkitdirectory: "" }}
            onClick={({ currentTarget }) => {
              currentTarget.value = "";
            }}
            onChange={({ currentTarget: { files } }) => files && take(chosenFiles(files))}
          />
        </>
      )}
      {note !== null && (
        <p role="alert" className="prose mt-3 border-worse border-l-2 pl-3 text-sm">
          {note}
        </p>
      )}
    </div>
  );
}
