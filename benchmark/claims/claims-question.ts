import { type Notice, printQuery, QueryReader, type SearchParams } from "../query-reader";
import { CLAIM_VERDICTS, type ClaimVerdict } from "./claim";

/** Which claims a page shows; an empty list shows all. */
export interface ClaimsQuestion {
  verdict: readonly ClaimVerdict[];
}

const WORDS = CLAIM_VERDICTS.map(toWord);

/** Reads a question from its address. Never fails: what cannot be used comes back as a notice. */
export function parseClaimsQuestion(params: SearchParams): { question: ClaimsQuestion; notices: Notice[] } {
  const reader = new QueryReader(params, ["verdict"]);
  const verdict = reader.listOf(
    "verdict",
    (text) => CLAIM_VERDICTS.find((one) => toWord(one) === text) ?? null,
    WORDS,
  );
  return { question: { verdict }, notices: reader.notices };
}

/** The address of a question; "not testable" is spelled "not-testable". */
export function printClaimsUrl({ verdict }: ClaimsQuestion): string {
  return `/claims${printQuery(verdict.length > 0 ? [["verdict", verdict.map(toWord).join(",")]] : [])}`;
}

function toWord(verdict: ClaimVerdict): string {
  return verdict.replace(" ", "-");
}
