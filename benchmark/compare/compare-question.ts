import { type Notice, printQuery, QueryReader, type SearchParams, shorten } from "../query-reader";

/** Results that stand side by side at most: more columns than that nobody compares by eye. */
export const MOST_COMPARED = 6;

/** What a comparison is asked: which results, in the order of their columns, and whether equal rows are shown. */
export interface CompareQuestion {
  /** Ids, each once, at most `MOST_COMPARED`. */
  results: readonly string[];
  show: "all" | "differences";
}

/** Ids of results are the first 16 digits of a hexadecimal digest. */
const RESULT_ID = /^[0-9a-f]{16}$/;
/** Ids that a notice spells out. */
const MOST_NAMED = 3;

export function defaultComparison(): CompareQuestion {
  return { results: [], show: "all" };
}

/** Reads a question from its address. Never fails: what cannot be used is left out and comes back as a notice. */
export function parseCompareQuestion(params: SearchParams): { question: CompareQuestion; notices: Notice[] } {
  const reader = new QueryReader(params, ["results", "show"]);
  const texts = [...new Set(reader.texts("results").map((text) => text.toLowerCase()))];
  const strange = texts.filter((text) => !RESULT_ID.test(text));
  if (strange.length > 0) {
    reader.note("results", `${quoted(strange)} can’t be the id of a result; left out.`);
  }
  const ids = texts.filter((text) => RESULT_ID.test(text));
  if (ids.length > MOST_COMPARED) {
    reader.note(
      "results",
      `${ids.length} results are more than ${MOST_COMPARED}; the first ${MOST_COMPARED} are shown.`,
    );
  }
  const show = reader.oneOf("show", ["all", "differences"], defaultComparison().show);
  return { question: { results: ids.slice(0, MOST_COMPARED), show }, notices: reader.notices };
}

/** Ids that were asked for and are no result, as a notice; null if there is none. */
export function absentNotice(ids: readonly string[]): Notice | null {
  if (ids.length === 0) return null;
  const verb = ids.length === 1 ? "is not the id of a published result" : "are not ids of published results";
  return { parameter: "results", message: `${quoted(ids)} ${verb}.` };
}

function quoted(texts: readonly string[]): string {
  const named = texts.slice(0, MOST_NAMED).map((text) => `“${shorten(text)}”`);
  const more = texts.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}

/** The address of a question: defaults left out, order stable. */
export function printCompareUrl({ results, show }: CompareQuestion): string {
  const pairs: [string, string][] = [];
  if (results.length > 0) pairs.push(["results", results.join(",")]);
  if (show !== defaultComparison().show) pairs.push(["show", show]);
  return `/compare${printQuery(pairs)}`;
}

/** The same comparison without one of its results. */
export function without(question: CompareQuestion, id: string): CompareQuestion {
  return { ...question, results: question.results.filter((other) => other !== id) };
}
