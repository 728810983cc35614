import type { ImportProgress } from "@/importers/registry";
import type { FromImporter } from "./import-messages";
import type { ImportView, RawFilesView } from "./import-view";
import type { MadeRun } from "./run-places";

/** An import whose files were read. */
export interface OpenImport {
  step: "open";
  name: string;
  view: ImportView;
  /** null until all files are looked through. */
  raw: RawFilesView | null;
  /** The bundle that was made of what is said now; null where none was. */
  made: { file: File; remarks: string[]; runs: MadeRun[] } | null;
  isMaking: boolean;
  /** Whether a file was changed or moved since it was chosen, so that nothing could be made. */
  isUnreadable: boolean;
  /** Why nothing is left that could be made; empty where that was not so. */
  nothingLeft: string[];
  /** Whether somebody tried to go on, so that what is missing is pointed out. */
  isTried: boolean;
  /** How often somebody tried in vain. */
  refusals: number;
}

/** Where an import stands on the page. */
export type ImportState =
  | { step: "none" }
  | { step: "reading"; name: string; all: number; progress: ImportProgress }
  /** No importer knows any of the files. */
  | { step: "unknown"; name: string; view: ImportView }
  | { step: "failed"; name: string; message: string }
  | OpenImport;

export type ImportEvent =
  | { event: "chosen"; name: string; all: number }
  | { event: "dropped" }
  /** Something else is said now: what was made of it is out of date. */
  | { event: "said" }
  | { event: "make" }
  | { event: "told"; message: FromImporter; isLate: boolean };

export const NO_IMPORT: ImportState = { step: "none" };

/** The next step. What comes too late, such as a bundle of answers that were changed since, changes nothing. */
export function nextImport(state: ImportState, event: ImportEvent): ImportState {
  switch (event.event) {
    case "chosen":
      return {
        step: "reading",
        name: event.name,
        all: event.all,
        progress: { looked: 0, recognised: 0, read: 0 },
      };
    case "dropped":
      return NO_IMPORT;
    case "said":
      return state.step === "open"
        ? { ...state, made: null, isMaking: false, isUnreadable: false, nothingLeft: [] }
        : state;
    case "make":
      return state.step === "open"
        ? { ...state, isMaking: true, isTried: true, isUnreadable: false, nothingLeft: [] }
        : state;
    case "told":
      return state.step === "none" || event.isLate ? state : afterImporter(state, event.message);
  }
}

function afterImporter(state: Exclude<ImportState, { step: "none" }>, message: FromImporter): ImportState {
  const { name } = state;
  switch (message.tell) {
    case "progress":
      return state.step === "reading" ? { ...state, progress: message.progress } : state;
    case "unknown":
      return { step: "unknown", name, view: message.view };
    case "failed":
      return { step: "failed", name, message: message.message };
    case "view": {
      const { view, raw } = message;
      if (state.step === "open") return { ...state, view, raw };
      return {
        step: "open",
        name,
        view,
        raw,
        made: null,
        isMaking: false,
        isUnreadable: false,
        nothingLeft: [],
        isTried: false,
        refusals: 0,
      };
    }
    case "made":
      if (state.step !== "open") return state;
      return {
        ...state,
        isMaking: false,
        made: { file: message.file, remarks: message.remarks, runs: message.runs },
      };
    case "not made":
      return state.step === "open"
        ? {
            ...state,
            isMaking: false,
            isUnreadable: message.isUnreadable,
            nothingLeft: message.remarks,
            refusals: state.refusals + 1,
          }
        : state;
  }
}
