import type { CheckVerdict } from "@/benchmark/chooser/check";
import type { EvidenceVerdict } from "@/benchmark/chooser/evidence";
import type { TechniqueVerdict } from "@/benchmark/chooser/technique-verdict";

interface Verdict {
  sign: string;
  word: string;
  className: string;
}

/** How verdicts are written: a sign and a word, and a colour that says no more than they do. */
const YES = { sign: "+", className: "text-better!" };
const NO = { sign: "×", className: "text-worse!" };
const OPEN = { sign: "?", className: "text-soft!" };
const CLOSE = { sign: "≈", className: "text-doubt!" };

export const CHECK_VERDICTS: Readonly<Record<CheckVerdict, Verdict>> = {
  met: { ...YES, word: "met" },
  failed: { ...NO, word: "failed" },
  uncertain: { ...CLOSE, word: "uncertain" },
  unknown: { ...OPEN, word: "unknown" },
};

export const EVIDENCE_VERDICTS: Readonly<Record<EvidenceVerdict, Verdict>> = {
  meets: { ...YES, word: "meets" },
  fails: { ...NO, word: "fails" },
  uncertain: { ...CLOSE, word: "uncertain" },
  unknown: { ...OPEN, word: "unknown" },
};

/** Each group of techniques with its heading and what orders it. */
export const GROUP_VERDICTS: Readonly<Record<TechniqueVerdict, Verdict & { title: string; order: string }>> =
  {
    meets: {
      ...YES,
      word: "meets",
      title: "Meets every limit, on all of its evidence",
      order:
        "First those that meet the limits as asked, then those that do by mean memory, of which the peak is not known, or by speed or power on other cards. Of each, first the one with the most to spare at its tightest limit, as a share of that limit, over all of its results. Those whose source says that they are not to be ranked come last.",
    },
    mixed: {
      ...CLOSE,
      sign: "±",
      word: "mixed",
      title: "Meets every limit on some of its evidence",
      order: "First the one that meets the limits on the largest share of its results.",
    },
    fails: {
      ...NO,
      word: "fails",
      title: "Fails",
      order: "First the one whose largest shortfall, as a share of the limit, is the smallest.",
    },
    unknown: {
      ...OPEN,
      word: "unknown",
      title: "Unknown",
      order:
        "Nothing measured says that these meet the limits, or that they fail. In the order of the boards.",
    },
  };
