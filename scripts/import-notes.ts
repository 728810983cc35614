import { printable } from "@/benchmark/printable";
import { runsWords } from "./import-numbers";
import { cut } from "./import-report";

const NOTES_LISTED = 20;
/** Fewer of a kind are told one by one. */
const FEW_ALIKE = 2;

/** What a person should know of; what is said alike of many runs, once. `isVerbose`: each. */
export function noteLines(remarks: readonly string[], isVerbose = false): string[] {
  if (isVerbose) return remarks.map(noteLine);
  const kinds = new Map<string, string[]>();
  for (const remark of new Set(remarks)) {
    const kind = kindOf(remark);
    kinds.set(kind, [...(kinds.get(kind) ?? []), remark]);
  }
  const lines = [...kinds.values()].flatMap((alike) => {
    if (alike.length <= FEW_ALIKE) return alike.map(noteLine);
    const [first = "", ...others] = alike;
    const numbers = others.flatMap((remark) => runOf(remark) ?? []).filter((run) => run !== runOf(first));
    return [`${noteLine(first)} Likewise ${runsWords(numbers)}.`];
  });
  return cut(lines, NOTES_LISTED);
}

function noteLine(remark: string): string {
  return `  note  ${printable(remark, 300)}`;
}

const OF_RUN = /^Run (\d+):? /;

function runOf(remark: string): number | null {
  const [, number] = OF_RUN.exec(remark) ?? [];
  return number === undefined ? null : Number(number);
}

/** What a remark says of a run, without the values that it says it of: by its first words. */
function kindOf(remark: string): string {
  if (runOf(remark) === null) return remark;
  const words = remark
    .replace(OF_RUN, "")
    .split(" ")
    .filter((word) => word !== "the");
  return words.slice(0, words[0] === "keeps" ? 2 : 4).join(" ");
}
