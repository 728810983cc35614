"use client";

import { type DragEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { SubmitFields } from "./submit-fields";
import { SubmitOutcome } from "./submit-outcome";
import { useSubmission } from "./use-submission";

/**
 * The form that hands a bundle in. As the server sends it, it uploads and the server checks. Where scripts run, the
 * file is checked here first, and sent only once nothing refuses it.
 */
export function SubmitForm({ corrects }: { corrects: string }) {
  const { state, check, cancel, send } = useSubmission();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [hasScripts, setHasScripts] = useState(false);

  // A file that was chosen before the scripts were there, or that a reload kept.
  useEffect(() => {
    setHasScripts(true);
    const [file] = input.current?.files ?? [];
    if (file) check(file);
  }, [check]);

  useEffect(() => {
    if (state.step === "sent") location.assign(state.status);
  }, [state]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? "").trim();
    if (state.step === "ready") send({ email: text("email"), corrects: text("corrects") });
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file || !input.current || state.step === "sending") return;
    input.current.files = event.dataTransfer.files;
    check(file);
  };

  return (
    <form
      method="post"
      action="/submit/upload"
      encType="multipart/form-data"
      aria-label="Submit a bundle"
      onSubmit={submit}
    >
      {/* Before the file: a body is read as it comes, and what it is must be known by then. */}
      <SubmitFields corrects={corrects} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field in it does the same */}
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
          {state.step === "refused" ? "Choose the corrected file" : "Choose a bundle"}
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
          required={state.step === "choosing"}
          accept=".json,.gz,.tgz,.zip,application/json,application/gzip,application/zip"
          aria-describedby="bundle-file-hint"
          disabled={state.step === "sending"}
          className="w-full min-w-0 text-sm file:mr-3 file:min-h-8 file:rounded-full file:border file:border-rule file:border-solid file:bg-raised file:px-3"
          onClick={({ currentTarget }) => {
            // The same name again is a new choice: the file may have been corrected in its place.
            currentTarget.value = "";
          }}
          onChange={({ currentTarget: { files } }) => {
            const [file] = files ?? [];
            if (file) check(file);
          }}
        />
      </div>
      {!hasScripts && (
        <p className="mt-4">
          <button type="submit" className="chip solid">
            Send it to be checked
          </button>
        </p>
      )}
      <SubmitOutcome state={state} onCancel={cancel} />
    </form>
  );
}
