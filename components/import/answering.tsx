import type { AfterPress } from "./after-press";

/** What holds for all fields of an import. */
export interface Answering {
  answers: Readonly<Record<string, string>>;
  /** What is wrong with an answer, by its id. */
  problems: ReadonlyMap<string, string>;
  /** Whether what is wrong has to be pointed out, also where nobody has been yet. */
  isTried: boolean;
  onAnswer: (id: string, text: string) => void;
  afterPress: AfterPress;
}

export const STILL_MISSING = "This is still to be answered.";

export function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="wrap-anywhere mt-1 text-sm text-worse">
      {text}
    </p>
  );
}
