import { printQuery, type SearchParams } from "@/benchmark/query-reader";
import { unfinished } from "../_uploads/unfinished-upload";
import type { FormProblem } from "./upload/upload-form";

type Unfinished = Parameters<typeof unfinished>[0];

/** Why the plain form led back to itself. */
export type SubmitProblem =
  | FormProblem
  | "no address"
  | "no receipt"
  | "duplicate"
  | "unavailable"
  | Unfinished;

const OWN = {
  "no file": "No file was chosen, or the form did not arrive whole. Nothing was stored.",
  "no address":
    "What stands under “E-mail” is no e-mail address. Nothing was stored; correct it or leave it out.",
  "no receipt":
    "What the bundle corrects is named by a receipt of 43 characters, the last part of the address of its page. Nothing was stored.",
  duplicate:
    "This bundle was handed in before. Nothing was stored. If it was you, its page is at the address of your receipt.",
  "receipt used":
    "The page that you sent this from had sent another bundle before. Nothing was stored; choose the file once more here.",
  unavailable: "The database does not answer. Nothing was stored; try again in a moment.",
} as const;

const UNFINISHED: readonly Unfinished[] = [
  "limited",
  "busy",
  "too large",
  "too slow",
  "incomplete",
  "another digest",
  "receipt used",
  "nothing to correct",
  "not to correct",
];

/** The address of the form with a problem said above it. `retryAfterS`: seconds until it may be sent again. */
export function printProblem(problem: SubmitProblem, retryAfterS: number | null = null): string {
  const pairs: [string, string][] = [["problem", problem.replaceAll(" ", "-")]];
  if (retryAfterS !== null) pairs.push(["wait", String(retryAfterS)]);
  return `/submit${printQuery(pairs)}`;
}

/** The problem that an address names, in words; null where it names none. */
export function readProblem({ problem, wait }: SearchParams): string | null {
  if (typeof problem !== "string") return null;
  const name = problem.replaceAll("-", " ");
  const own = Object.entries(OWN).find(([key]) => key === name);
  if (own) return own[1];
  const known = UNFINISHED.find((key) => key === name);
  if (known === undefined) return null;
  const seconds = typeof wait === "string" && /^\d{1,6}$/.test(wait) ? ` Wait ${wait} seconds first.` : "";
  return `${unfinished(known).message}${seconds}`;
}
