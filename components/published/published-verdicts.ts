import type { RankVerdict } from "@/benchmark/published/rank-verdict";

/** How a verdict is written: a sign and words, and a colour that says no more than they do. */
export const RANK_VERDICTS: Readonly<
  Record<RankVerdict, { sign: string; words: string; className: string }>
> = {
  agrees: { sign: "=", words: "agrees", className: "text-better!" },
  differs: { sign: "≠", words: "differs", className: "text-worse! font-semibold!" },
  "can't be told": { sign: "?", words: "can’t be told", className: "" },
};
export const RANK_VERDICT_KEYS = ["agrees", "differs", "can't be told"] as const satisfies RankVerdict[];
