import type { ImportProgress } from "@/importers/registry";
import type { ImportChoices } from "./import-session";
import type { ImportView, RawFilesView } from "./import-view";
import type { MadeRun } from "./run-places";

/** A file that was chosen, by its path from where it was chosen. */
export interface ChosenEntry {
  path: string;
  file: File;
}

/** What the page asks of the worker. `round` comes back with the answer: an earlier one is out of date. */
export type ToImporter =
  | { ask: "read"; entries: ChosenEntry[]; choices: ImportChoices }
  | { ask: "view"; choices: ImportChoices; round: number }
  | { ask: "make"; choices: ImportChoices; round: number };

/** What the worker tells the page. */
export type FromImporter =
  | { tell: "progress"; progress: ImportProgress }
  /** `raw` is null until all files are looked through. */
  | { tell: "view"; view: ImportView; raw: RawFilesView | null; round: number }
  /** No importer knows any of the files. */
  | { tell: "unknown"; view: ImportView }
  | { tell: "made"; file: File; remarks: string[]; runs: MadeRun[]; round: number }
  /** Something is still open, which the view says; or a raw file can't be read any more; or, with remarks, nothing is left. */
  | { tell: "not made"; isUnreadable: boolean; remarks: string[]; round: number }
  | { tell: "failed"; message: string };
