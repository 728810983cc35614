"use client";

import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { readReceipt } from "@/benchmark/api/given-receipt";
import { type Chosen, chosenFiles, isPackage, mayBeBundle, unpackedBundle } from "../import/chosen-files";
import { ImportAside } from "../import/import-aside";
import { ImportPanel } from "../import/import-panel";
import { runPlace } from "../import/run-places";
import { useImport } from "../import/use-import";
import { FileChoice } from "./file-choice";
import type { SubmitField } from "./send-answer";
import { SubmitFields } from "./submit-fields";
import { SubmitOutcome } from "./submit-outcome";
import { useSubmission } from "./use-submission";

interface Props {
  /** Receipt of what it corrects, as the page was asked for; "" for none. */
  corrects: string;
  /** A secret of this page alone: what its plain form sends twice is stored once, with the same receipt. */
  formKey: string;
  /** Whether an address was given with what it corrects. */
  hasEarlierEmail: boolean;
  /** What is wrong with that receipt, as far as it is known before anything is sent. */
  problem: string | null;
}

/**
 * The form that hands a bundle in. As the server sends it, it uploads and the server checks. Where scripts run, the
 * file is checked here first, and sent only once nothing refuses it.
 */
export function SubmitForm({ corrects, formKey, hasEarlierEmail, problem }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { state, check, cancel, letGo, send, edit } = useSubmission(() =>
    form.current ? (readReceipt(textOf(form.current, "corrects")) ?? "") : "",
  );
  const raw = useImport({
    onMade: check,
    onStale: letGo,
    // It may be meant to be a bundle: its check says what one would have to be.
    onUnknown: ({ entries: [first, ...others] }) => {
      if (first && others.length === 0 && mayBeBundle(first.file)) check(first.file);
    },
  });
  const input = useRef<HTMLInputElement>(null);
  const [hasScripts, setHasScripts] = useState(false);
  const [isEdited, setEdited] = useState(false);

  const { read, drop } = raw;
  const [unpacked, setUnpacked] = useState<string | null>(null);
  const latest = useRef<Chosen | null>(null);
  const take = useCallback(
    async (chosen: Chosen) => {
      latest.current = chosen;
      const [first, ...others] = chosen.entries;
      const isBundle = first !== undefined && others.length === 0 && (await isPackage(first.file));
      const document = isBundle ? null : await unpackedBundle(chosen);
      // Something else was chosen meanwhile.
      if (latest.current !== chosen) return;
      setUnpacked(document);
      if (isBundle) {
        drop();
        check(first.file);
      } else if (document !== null) {
        drop();
        letGo();
      } else {
        letGo();
        read(chosen);
      }
    },
    [check, letGo, read, drop],
  );

  const takeBack = () => {
    latest.current = null;
    setUnpacked(null);
    raw.takeBack();
  };

  // A file that was chosen before the scripts were there, or that a reload kept.
  useEffect(() => {
    setHasScripts(true);
    const files = input.current?.files ?? [];
    if (files.length > 0) take(chosenFiles(files));
  }, [take]);

  const isUnsent = raw.state.step === "open" && state.step !== "sent";
  useEffect(() => {
    if (!isUnsent) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsent]);

  useEffect(() => {
    if (state.step === "sent") location.assign(state.status);
  }, [state]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const receipt = textOf(event.currentTarget, "corrects");
    // People paste the address of the page that they have; the server refuses what is neither.
    if (state.step === "ready")
      send({ email: textOf(event.currentTarget, "email"), corrects: readReceipt(receipt) ?? receipt });
  };

  // Only the button sends: its text says how much.
  const holdEnter = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement && event.target.type !== "file";
    if (hasScripts && event.key === "Enter" && isField) event.preventDefault();
  };

  const made = raw.state.step === "open" ? raw.state.made : null;
  const refused = state.step === "ready" && state.failure?.kind === "refused" ? state.failure : null;
  const known = problem === null || isEdited ? null : { field: "corrects" as const, message: problem };
  const fieldProblem = refused?.field ? { field: refused.field, message: refused.message } : known;

  const fields = (
    // Where scripts run, they put it below the choice of files: there it is drawn from the start.
    <div key="fields" className="[@media(scripting:enabled)]:order-last">
      <SubmitFields
        corrects={corrects}
        hasEarlierEmail={hasEarlierEmail}
        problem={fieldProblem}
        onEdit={(field) => {
          if (field === "corrects") setEdited(true);
          edit(field);
        }}
      />
    </div>
  );
  const choice = (
    <FileChoice
      key="choice"
      input={input}
      label={
        state.step === "refused" && raw.state.step !== "open"
          ? "Choose the corrected file"
          : hasScripts
            ? "Choose a bundle, or what your tools wrote"
            : "Choose a bundle"
      }
      hasScripts={hasScripts}
      isDisabled={state.step === "sending"}
      onChosen={take}
    />
  );

  return (
    <form
      ref={form}
      method="post"
      action="/submit/upload"
      encType="multipart/form-data"
      aria-label="Submit a bundle"
      onSubmit={submit}
      onKeyDown={holdEnter}
    >
      <input type="hidden" name="key" value={formKey} />
      <div className="flex flex-col gap-5">
        {/* The server reads a plain form as it comes, and what a file is must be known before it. */}
        {hasScripts ? [choice, fields] : [fields, choice]}
      </div>
      {unpacked !== null && (
        <p role="alert" className="prose mt-4 border-worse border-l-2 pl-3">
          <code>{unpacked}</code> is the document of a bundle. Pack it and the files that it lists into one
          .zip or .tar.gz, and choose that.
        </p>
      )}
      <ImportAside aside={raw.aside} isDisabled={state.step === "sending"} onTakeBack={takeBack} />
      {hasScripts ? (
        state.step === "choosing" &&
        raw.state.step === "none" && (
          <p className="prose mt-4 text-sm">
            It is read and checked here, in your browser. Nothing leaves it before you say so.{" "}
            <a className="link" href="/docs/importing">
              Which tools’ files are known
            </a>
          </p>
        )
      ) : (
        <p className="mt-4">
          <button type="submit" className="chip solid">
            Send it to be checked
          </button>
        </p>
      )}
      {raw.state.step === "unknown" && state.step !== "choosing" ? (
        <p className="prose mt-6">
          No tool that is known here writes such a file. Read as a bundle, this is what is wrong with it:
        </p>
      ) : (
        <ImportPanel control={raw} isDisabled={state.step === "sending"} />
      )}
      <SubmitOutcome
        state={state}
        onCancel={cancel}
        placeOf={made ? (pointer) => runPlace(pointer, made.runs) : undefined}
      />
    </form>
  );
}

function textOf(form: HTMLFormElement, name: SubmitField): string {
  return String(new FormData(form).get(name) ?? "").trim();
}
