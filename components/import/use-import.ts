import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { type AfterPress, useAfterPress } from "./after-press";
import { type Chosen, together } from "./chosen-files";
import type { FromImporter, ToImporter } from "./import-messages";
import type { ImportChoices } from "./import-session";
import { type ImportState, NO_IMPORT, nextImport } from "./import-state";

export interface ImportControl {
  state: ImportState;
  choices: ImportChoices;
  /**
   * Reads files, and puts those that were read before aside. What was said stays where the same files are chosen
   * again, and otherwise only who sends them.
   */
  read(chosen: Chosen): void;
  /** Reads files beside those that were read. What was said of single runs is forgotten: their numbers change. */
  add(chosen: Chosen): void;
  /** Ends the reading of files, or puts aside those that were read. */
  drop(): void;
  /** What was read before something else was chosen; null where nothing was. */
  aside: Aside | null;
  /** Reads what was put aside again, with all that was said of it. What is there now is put aside. */
  takeBack(): void;
  say(change: (choices: ImportChoices) => ImportChoices): void;
  /** Makes the bundle, where nothing is open any more. */
  make(): void;
  /** Lets what moves the page wait while something is pressed on it. */
  afterPress: AfterPress;
}

/** An import in whose place another one came. */
interface Aside {
  chosen: Chosen;
  choices: ImportChoices;
}

const NOTHING_SAID: ImportChoices = { settings: {}, answers: {}, consent: [], withRawFiles: true };
/** Between two keys that somebody presses, mostly. */
const MILLISECONDS_OF_REST = 250;

/**
 * Reads what tools wrote in a worker, which is loaded only for that, and makes a bundle of it. `onMade` takes the
 * bundle; `onStale` hears that it is out of date; `onUnknown` that no importer knows any of the files.
 */
export function useImport({
  onMade,
  onStale,
  onUnknown,
}: {
  onMade: (file: File) => void;
  onStale: () => void;
  onUnknown: (chosen: Chosen) => void;
}): ImportControl {
  const [state, dispatch] = useReducer(nextImport, NO_IMPORT);
  const [choices, setChoices] = useState(NOTHING_SAID);
  const afterPress = useAfterPress();
  const worker = useRef<Worker | null>(null);
  const round = useRef(0);
  const rest = useRef<number | undefined>(undefined);
  const told = useRef({ onMade, onStale, onUnknown });
  told.current = { onMade, onStale, onUnknown };
  const said = useRef(choices);
  const all = useRef<Chosen>(together());
  const [aside, setAside] = useState<Aside | null>(null);
  const isRead = useRef(false);
  isRead.current = state.step === "open";

  const stop = useCallback(() => {
    window.clearTimeout(rest.current);
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const ask = useCallback((message: ToImporter) => worker.current?.postMessage(message), []);

  const start = useCallback(
    (chosen: Chosen, choices: ImportChoices) => {
      stop();
      round.current = 0;
      all.current = chosen;
      said.current = choices;
      setChoices(choices);
      dispatch({ event: "chosen", name: chosen.name, all: chosen.entries.length });
      const started = new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
      const hear = (message: FromImporter) => {
        if (worker.current !== started) return;
        const isLate = "round" in message && message.round !== round.current;
        dispatch({ event: "told", message, isLate });
        if (message.tell === "made" && !isLate) told.current.onMade(message.file);
        if (message.tell === "unknown") told.current.onUnknown(chosen);
      };
      started.addEventListener("message", ({ data }: MessageEvent<FromImporter>) =>
        afterPress(() => hear(data)),
      );
      started.addEventListener("error", ({ message }) => {
        dispatch({ event: "told", message: { tell: "failed", message }, isLate: false });
      });
      worker.current = started;
      ask({ ask: "read", entries: chosen.entries, choices });
    },
    [stop, ask, afterPress],
  );

  const putAside = useCallback(() => {
    if (isRead.current) setAside({ chosen: all.current, choices: said.current });
  }, []);

  const read = useCallback(
    (chosen: Chosen) => {
      const isSame = pathsOf(all.current) === pathsOf(chosen);
      if (!isSame) putAside();
      start(chosen, isSame ? said.current : { ...NOTHING_SAID, answers: ofSender(said.current.answers) });
    },
    [start, putAside],
  );

  const takeBack = useCallback(() => {
    if (!aside) return;
    told.current.onStale();
    setAside(null);
    putAside();
    start(aside.chosen, aside.choices);
  }, [aside, start, putAside]);

  const add = useCallback(
    (chosen: Chosen) => {
      told.current.onStale();
      const { settings, answers } = said.current;
      const choices = { ...said.current, settings: ofAllRuns(settings), answers: ofAllRuns(answers) };
      start(together(all.current, chosen), choices);
    },
    [start],
  );

  const drop = useCallback(() => {
    stop();
    putAside();
    dispatch({ event: "dropped" });
  }, [stop, putAside]);

  const say = useCallback(
    (change: (choices: ImportChoices) => ImportChoices) => {
      said.current = change(said.current);
      setChoices(said.current);
      dispatch({ event: "said" });
      told.current.onStale();
      round.current++;
      window.clearTimeout(rest.current);
      rest.current = window.setTimeout(() => {
        ask({ ask: "view", choices: said.current, round: round.current });
      }, MILLISECONDS_OF_REST);
    },
    [ask],
  );

  const make = useCallback(() => {
    window.clearTimeout(rest.current);
    dispatch({ event: "make" });
    ask({ ask: "view", choices: said.current, round: round.current });
    ask({ ask: "make", choices: said.current, round: round.current });
  }, [ask]);

  return { state, choices, read, add, drop, aside, takeBack, say, make, afterPress };
}

function pathsOf({ entries }: Chosen): string {
  return entries.map(({ path }) => path).join("\n");
}

/** What is said by the number of a run or of a reading is of no other file. */
function ofAllRuns(said: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(said).filter(([id]) => !/^(?:runs|join)\.\d/.test(id)));
}

/** Who sends it is the same person, whatever the files. */
function ofSender(answers: ImportChoices["answers"]): ImportChoices["answers"] {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id.startsWith("submitter.")));
}
