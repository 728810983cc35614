import { type DragEvent, type RefObject, useState } from "react";
import { readDrop } from "./dropped-file";

interface Props {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  isRequired: boolean;
  isDisabled: boolean;
  onFile: (file: File) => void;
}

/** The field for the file, where it can be dropped as well. */
export function FileChoice({ input, label, isRequired, isDisabled, onFile }: Props) {
  const [isOver, setOver] = useState(false);
  const [note, setNote] = useState<string | null>(null);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (isDisabled) return;
    const { file, note } = readDrop(event.dataTransfer);
    setNote(note);
    if (!file || !input.current) return;
    input.current.files = event.dataTransfer.files;
    onFile(file);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field in it does the same
    <div
      className={`mt-5 max-w-3xl rounded border border-dashed p-5 ${isOver ? "border-accent bg-tint" : "border-soft"}`}
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
        <code>.json</code>, <code>.json.gz</code>, <code>.zip</code> or <code>.tar.gz</code>; it can be
        dropped here, too.
      </p>
      <input
        ref={input}
        id="bundle-file"
        name="file"
        type="file"
        required={isRequired}
        accept=".json,.gz,.tgz,.zip,application/json,application/gzip,application/zip"
        aria-describedby="bundle-file-hint"
        disabled={isDisabled}
        className="w-full min-w-0 text-sm file:mr-3 file:min-h-8 file:rounded-full file:border file:border-rule file:border-solid file:bg-raised file:px-3"
        onClick={({ currentTarget }) => {
          // The same name again is a new choice: the file may have been corrected in its place.
          currentTarget.value = "";
        }}
        onChange={({ currentTarget: { files } }) => {
          const [file] = files ?? [];
          setNote(null);
          if (file) onFile(file);
        }}
      />
      {note !== null && (
        <p role="alert" className="prose mt-3 border-worse border-l-2 pl-3 text-sm">
          {note}
        </p>
      )}
    </div>
  );
}
