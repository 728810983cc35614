import { runsAddress } from "../detail-address";
import type { Claim } from "./claim";
import { toClaim } from "./claim-builder";
import { type ClaimPairs, listPairs } from "./claim-pairs";
import {
  bestPart,
  directionPart,
  finishPart,
  gatherRows,
  type PartText,
  rangePart,
  untestablePart,
} from "./claim-parts";
import { columnReading, type Reading } from "./reading";

const MOE = { axis: "architecture", family: "moe" } as const;
const POSITIONAL = { axis: "architecture", family: "positional-encoding" } as const;
const EFFICIENCY = ["amu", "al", "tt", "aec"] as const;
/** "40%" as a figure rounded to tens. */
const FORTY_PERCENT = { from: 35, below: 45 };

const MOE_WANTED =
  "a dense model that differs from it by the experts alone, declared as its baseline, on the same hardware and data set";
const ENCODING_WANTED = "another positional encoding on the same model, hardware and data set";

function best(pairs: ClaimPairs, readings: readonly Reading[], text: PartText) {
  const parts = readings.map((reading) => bestPart(text, gatherRows(pairs, reading, "change", text.wanted)));
  return finishPart(
    text,
    {
      votes: parts.flatMap(({ votes }) => votes),
      barred: [...new Set(parts.flatMap(({ barred }) => barred))],
      missing: [...new Set(parts.flatMap(({ missing }) => missing))],
    },
    "setup",
  );
}

/** What the paper says of mixtures of experts and positional encodings. */
export const ARCHITECTURE_CLAIMS: readonly Claim[] = [
  toClaim({
    id: "moe-tradeoff",
    title: "A mixture of experts needs fewer FLOPs for a token and is better, for 40% more memory.",
    where: "abstract",
    about: MOE,
    links: [
      { label: "Experts in language models", href: runsAddress({ ...MOE, modality: "language" }) },
      { label: "Experts in vision models", href: runsAddress({ ...MOE, modality: "vision" }) },
    ],
    parts: (results) => {
      const pairs = listPairs(results, {
        ...MOE,
        own: (technique) => technique === "moe",
        other: (technique) => technique === "dense",
      });
      const gather = (reading: Reading) => gatherRows(pairs, reading, "change", MOE_WANTED);
      return [
        untestablePart(
          {
            name: "Fewer FLOPs",
            statement: "A mixture of experts computes fewer FLOPs for a token than its dense counterpart.",
            supports: "Counted FLOPs per token are lower than those of the dense model it is paired with.",
            contradicts: "They are not.",
            wanted:
              "FLOPs per token, counted, of a mixture of experts and of the dense model that the claim has in mind; no metric of a bundle holds them yet, only a note can",
          },
          "No metric on these boards counts FLOPs, and throughput is no measure of them.",
        ),
        directionPart(
          {
            name: "Better quality",
            statement: "A mixture of experts has better quality than the dense model it is paired with.",
            supports: "Perplexity or FID is lower than that of the dense model.",
            contradicts: "It is higher.",
            wanted: MOE_WANTED,
          },
          gather(columnReading("quality")),
          "better",
        ),
        rangePart(
          {
            name: "40% more memory",
            statement: "It takes 40% more memory.",
            supports: `AMU rises by ${FORTY_PERCENT.from}% to under ${FORTY_PERCENT.below}%, as “40%” is a figure rounded to tens.`,
            contradicts: "AMU changes by less or by more than that.",
            wanted: MOE_WANTED,
          },
          gather(columnReading("amu")),
          FORTY_PERCENT,
        ),
      ];
    },
    caveats: () => [
      "The paper does not say which dense model the 40% refers to. Here a mixture is held against the dense model of one expert’s size, and only where the bundle declares the two as a pair.",
    ],
  }),
  toClaim({
    id: "relative-efficient",
    title: "Relative positional encoding is the most efficient one, and RoPE reaches the best perplexity.",
    where: "text",
    about: POSITIONAL,
    links: [{ label: "Positional encodings", href: runsAddress({ ...POSITIONAL, modality: "language" }) }],
    parts: (results) => {
      const against = (technique: string) =>
        listPairs(results, {
          ...POSITIONAL,
          own: (one) => one === technique,
          other: (one) => one !== technique,
        });
      return [
        best(against("relative"), EFFICIENCY.map(columnReading), {
          name: "Relative: most efficient",
          statement: "Relative encoding is the best in AMU, AL, TT and AEC.",
          supports: "On a model, every other encoding measured there is worse, in each of the four.",
          contradicts: "Some encoding is better in one of them.",
          wanted: ENCODING_WANTED,
        }),
        best(against("rope"), [columnReading("quality")], {
          name: "RoPE: best perplexity",
          statement: "RoPE has the lowest perplexity.",
          supports: "On a model, every other encoding measured there has a higher perplexity.",
          contradicts: "Some encoding has a lower perplexity than RoPE.",
          wanted: ENCODING_WANTED,
        }),
      ];
    },
  }),
];
