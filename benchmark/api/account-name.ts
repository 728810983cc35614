import { printable } from "../printable";

/**
 * A name of an account or a token, without blanks around it; null where there is none, it is longer than `longest`
 * characters, or holds any that can't be seen or that reorder what is read: others read it beside what was decided.
 */
export function readAccountName(text: string | null | undefined, longest: number): string | null {
  const name = text?.trim() ?? "";
  return name !== "" && printable(name, longest) === name ? name : null;
}
