import { runsAddress } from "../detail-address";
import type { Result } from "../result";
import { defaultTradeOff, printTradeOffUrl } from "../trade-offs/trade-off-question";
import type { Claim, ClaimPart, ClaimRow, Says } from "./claim";
import { toClaim } from "./claim-builder";
import { listPairs } from "./claim-pairs";
import { bestPart, finishPart, gatherRows, isDoubted, jointly, type PartText } from "./claim-parts";
import { columnReading, qualityReading, type Reading } from "./reading";

const ABOUT = { axis: "architecture", family: "attention" } as const;
const BOARDS = [
  { label: "Attention in language models", href: runsAddress({ ...ABOUT, modality: "language" }) },
  { label: "Attention in vision models", href: runsAddress({ ...ABOUT, modality: "vision" }) },
];
const WANTED = "another attention variant on the same model, hardware and data set";
/** Memory of a device that counts as constrained, in GB: a single card for consumers. A line of our own. */
const CONSTRAINED_GB = 24;

function againstOthers(results: readonly Result[], technique: string, modality?: "language" | "vision") {
  return listPairs(results, {
    ...ABOUT,
    ...(modality ? { modality } : {}),
    own: (one) => one === technique,
    other: (one) => one !== technique,
  });
}

function best(
  results: readonly Result[],
  technique: string,
  reading: Reading,
  text: Omit<PartText, "wanted">,
  modality?: "language" | "vision",
): ClaimPart {
  const full = { ...text, wanted: WANTED };
  return bestPart(
    full,
    gatherRows(againstOthers(results, technique, modality), reading, "change", full.wanted),
  );
}

/** Neither is at least as good on both, by votes of runs: MQA against each other variant, on AMU and AL together. */
function undominatedPart(results: readonly Result[], text: PartText): ClaimPart {
  const pairs = againstOthers(results, "mqa");
  const memory = gatherRows(pairs, columnReading("amu"), "change", text.wanted);
  const latency = gatherRows(pairs, columnReading("al"), "change", text.wanted);
  const sides = ({ own, other }: ClaimRow) => `${own.result} ${other.result}`;
  const bySides = new Map(latency.rows.map((row) => [sides(row), row]));
  const byRun = new Map<string, { says: Says[]; rows: ClaimRow[] }>();
  for (const row of memory.rows) {
    const { own } = row;
    const partner = bySides.get(sides(row));
    if (!partner) continue;
    const run = byRun.get(own.result) ?? { says: [], rows: [] };
    if (row.counts && partner.counts) run.says.push(notDominated(row, partner));
    run.rows.push(row, partner);
    byRun.set(own.result, run);
  }
  const votes = [...byRun.values()].map(({ says, rows }) => ({
    says: jointly(says),
    inDoubt: rows.some(isDoubted),
    label: rows[0] ? `${rows[0].own.technique} on ${rows[0].own.model}` : null,
    rows,
  }));
  return finishPart(
    text,
    {
      votes,
      barred: [...new Set([...memory.barred, ...latency.barred])],
      missing: [...new Set([...memory.missing, ...latency.missing])],
    },
    "setup",
  );
}

function notDominated(memory: ClaimRow, latency: ClaimRow): Says {
  const verdicts = [memory.change.verdict, latency.change.verdict];
  if (verdicts.includes("better")) return "for";
  return verdicts.includes("unclear") || !verdicts.includes("worse") ? "neither" : "against";
}

const isConstrained = ({ environment: { count, memory_gb } }: Result) =>
  count === 1 && memory_gb !== undefined && memory_gb <= CONSTRAINED_GB;

const UNDOMINATED = {
  supports: "No other variant on the same model is at least as good on both AMU and AL and better on one.",
  contradicts: "Some variant is.",
};

/** What the paper says of attention variants. */
export const ATTENTION_CLAIMS: readonly Claim[] = [
  toClaim({
    id: "mqa-constrained",
    title: "MQA trades memory against latency best, which suits constrained devices.",
    where: "abstract",
    about: ABOUT,
    links: [
      {
        label: "Memory against latency",
        href: printTradeOffUrl({
          ...defaultTradeOff("architecture"),
          as: "values",
          x: "amu",
          y: "al",
          family: ["attention"],
        }),
      },
      ...BOARDS,
    ],
    parts: (results) => [
      best(results, "mqa", columnReading("amu"), {
        name: "Least memory",
        statement: "MQA takes the least memory of all attention variants.",
        supports: "On a model, every other variant measured there has a larger AMU.",
        contradicts: "Some variant has a smaller AMU than MQA.",
      }),
      best(results, "mqa", columnReading("al"), {
        name: "Least latency",
        statement: "MQA has the lowest latency of all attention variants.",
        supports: "On a model, every other variant measured there has a larger AL.",
        contradicts: "Some variant has a smaller AL than MQA.",
      }),
      undominatedPart(results, {
        name: "Not beaten on both",
        statement: "No variant beats MQA on memory and latency together.",
        ...UNDOMINATED,
        wanted: WANTED,
      }),
      undominatedPart(results.filter(isConstrained), {
        name: "On a constrained device",
        statement: "The same holds on a constrained device.",
        supports: `${UNDOMINATED.supports} Only runs on one accelerator of at most ${CONSTRAINED_GB} GB count: the paper gives no limit, this one is ours.`,
        contradicts: UNDOMINATED.contradicts,
        wanted: `MQA and other attention variants on one accelerator with at most ${CONSTRAINED_GB} GB, with AMU and AL`,
      }),
    ],
    caveats: () => [
      "Latency here is that of a training iteration, on data-centre hardware or on hardware that is not stated. What a small device would show is not in the data.",
    ],
  }),
  toClaim({
    id: "mla-quality",
    title: "Of the attention variants MLA reaches the lowest perplexity.",
    where: "abstract",
    about: ABOUT,
    links: BOARDS,
    parts: (results) => [
      best(results, "mla", qualityReading("perplexity"), {
        name: "Lowest perplexity",
        statement: "MLA has the lowest perplexity of all attention variants.",
        supports: "On a model, every other variant measured there has a higher perplexity.",
        contradicts: "Some variant has a lower perplexity than MLA.",
      }),
      best(results, "mla", qualityReading("FID"), {
        name: "Beyond the claim: lowest FID",
        statement: "The same holds of the FID of image models, which the paper does not say.",
        supports: "On a model, every other variant measured there has a higher FID.",
        contradicts: "Some variant has a lower FID than MLA.",
        beyond: true,
      }),
    ],
  }),
  toClaim({
    id: "nsa-power",
    title: "Of the attention variants NSA draws the least power.",
    where: "text",
    about: ABOUT,
    links: BOARDS,
    parts: (results) => [
      best(
        results,
        "nsa",
        columnReading("aec"),
        {
          name: "Least power",
          statement: "NSA has the lowest AEC, mean power in watts, in language models.",
          supports: "On a language model, every other variant measured there has a higher AEC.",
          contradicts: "Some variant has a lower AEC than NSA.",
        },
        "language",
      ),
      best(
        results,
        "nsa",
        columnReading("aec"),
        {
          name: "Beyond the claim: in vision",
          statement: "The same holds in image models, which the paper does not say.",
          supports: "On a vision model, every other variant measured there has a higher AEC.",
          contradicts: "Some variant has a lower AEC than NSA.",
          beyond: true,
        },
        "vision",
      ),
    ],
    caveats: () => [
      "AEC is power, not energy: a variant that takes several times as long for an iteration can draw less power and still use more energy.",
    ],
  }),
];
