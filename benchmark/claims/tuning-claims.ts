import { runsAddress } from "../detail-address";
import type { Result } from "../result";
import { scaleBandOf } from "../scale-bands";
import { defaultTradeOff, printTradeOffUrl } from "../trade-offs/trade-off-question";
import type { Claim, ClaimPart, ClaimRow, Vote } from "./claim";
import { toClaim } from "./claim-builder";
import { listPairs } from "./claim-pairs";
import { directionPart, finishPart, gatherRows, isDoubted, type PartText, rangePart } from "./claim-parts";
import type { EffectKind } from "./claim-rows";
import { formatEffect } from "./claim-words";
import { groupBy } from "./group-by";
import { columnReading, type Reading } from "./reading";

const ABOUT = { axis: "fine-tuning", family: "peft" } as const;
const BOARDS = [
  { label: "Fine-tuning of language models", href: runsAddress({ ...ABOUT, modality: "language" }) },
  {
    label: "Fine-tuning of vision-language models",
    href: runsAddress({ ...ABOUT, modality: "vision-language" }),
  },
];
/** "14B", in billions of parameters; the paper's group of large models begins with it. */
const LARGE_B = 14;
/** "About threefold" as a factor that rounds to 3. */
const THREEFOLD = { from: 2.5, below: 3.5 };

/** Differences of two changes, in per cent, below this are noise of floating point. */
const ROUNDING = 1e-9;

const LOSS = columnReading("quality");
const LATENCY = columnReading("al");

function against(results: readonly Result[], own: string, other: (technique: string) => boolean) {
  return listPairs(results, { ...ABOUT, own: (technique) => technique === own, other });
}

const isLora = (technique: string) => technique === "lora";

function rsloraPart(results: readonly Result[], wants: "better" | "worse", text: PartText): ClaimPart {
  return directionPart(
    text,
    gatherRows(against(results, "rslora", isLora), LOSS, "change", text.wanted),
    wants,
  );
}

/** Changes of one setup that are set beside each other, the smallest models first; far more than were ever measured. */
const MOST_SIZES = 60;

/** Loss of full fine-tuning against LoRA's, by model, and how it differs between models of one setup. */
function diminishingPart(results: readonly Result[], text: PartText): ClaimPart {
  const gathered = gatherRows(against(results, "full", isLora), LOSS, "change", text.wanted);
  const sorted = [...gathered.rows].sort((a, b) => a.parametersB - b.parametersB);
  const setups = groupBy(sorted, ({ setup, modality }) => JSON.stringify([setup, modality]));
  const votes = [...setups.values()].flatMap((all) => {
    const rows = onePerModel(all).slice(0, MOST_SIZES);
    return rows.flatMap((small, index) =>
      rows.slice(index + 1).flatMap((large) => {
        const isOneBand = scaleBandOf(small.parametersB) === scaleBandOf(large.parametersB);
        return isOneBand ? [] : [growthVote(small, large)];
      }),
    );
  });
  const missing =
    votes.length > 0
      ? gathered.missing
      : [
          ...gathered.missing,
          "full and LoRA on models of two scale bands, on the same hardware and data set each",
        ];
  return finishPart(text, { votes, barred: gathered.barred, missing }, "pair");
}

/** A model counts once in a setup, by the comparison of the fewest caveats; of equals the first. */
function onePerModel(rows: readonly ClaimRow[]): ClaimRow[] {
  return [...groupBy(rows, ({ own }) => own.model).values()].flatMap((own) => {
    const [best] = [...own].sort((a, b) => a.caveats.length - b.caveats.length);
    return best ? [best] : [];
  });
}

/** Whether the gain at the larger model is certainly smaller: of a loss, the less negative change is. */
function growthVote(small: ClaimRow, large: ClaimRow): Vote {
  const difference = large.effect.value - small.effect.value;
  const isUnclear = Math.abs(difference) <= small.effect.halfWidth + large.effect.halfWidth + ROUNDING;
  return {
    says: isUnclear || !small.counts || !large.counts ? "neither" : difference > 0 ? "for" : "against",
    inDoubt: isDoubted(small) || isDoubted(large),
    label: `${said(small)}, ${said(large)} (${large.setup})`,
    rows: [small, large],
  };
}

function said({ own, effect }: ClaimRow): string {
  return `${own.model} ${formatEffect(effect)}`;
}

function freezeParts(results: readonly Result[]): ClaimPart[] {
  const wanted = "freeze and a PEFT technique on one model, hardware and data set, with AL";
  const pairs = against(results, "freeze", (technique) => technique !== "freeze" && technique !== "full");
  return [
    directionPart(
      {
        name: "Less latency",
        statement: "Freezing layers has a lower latency than every PEFT technique.",
        supports: "AL of freeze is below that of a PEFT technique on the same model and data set.",
        contradicts: "It is above.",
        wanted,
      },
      gatherRows(pairs, LATENCY, "change", wanted),
      "better",
    ),
    rangePart(
      {
        name: "About threefold",
        statement: "The latency is about three times lower.",
        supports: `AL of the PEFT technique over that of freeze is ${THREEFOLD.from} to under ${THREEFOLD.below}, which rounds to 3.`,
        contradicts: "The factor is smaller or larger.",
        wanted,
      },
      gatherRows(pairs, LATENCY, "times less", wanted),
      THREEFOLD,
    ),
  ];
}

function doraPart(results: readonly Result[], reading: Reading, kind: EffectKind, text: PartText): ClaimPart {
  return directionPart(
    text,
    gatherRows(against(results, "dora", isLora), reading, kind, text.wanted),
    "worse",
  );
}

/** What the paper says of fine-tuning. */
export const TUNING_CLAIMS: readonly Claim[] = [
  toClaim({
    id: "rslora-scale",
    title: "RSLoRA beats LoRA only from 14B parameters on.",
    where: "abstract",
    about: ABOUT,
    links: BOARDS,
    parts: (results) => [
      rsloraPart(
        results.filter(({ model }) => model.parametersB >= LARGE_B),
        "better",
        {
          name: "Better from 14B on",
          statement: "On models of 14B and more RSLoRA ends with a lower training loss than LoRA.",
          supports: "Its loss is lower on the same model, hardware and data set.",
          contradicts: "It is higher.",
          wanted: "LoRA on a model of 14B or more",
        },
      ),
      rsloraPart(
        results.filter(({ model }) => model.parametersB < LARGE_B),
        "worse",
        {
          name: "Not better below",
          statement: "On smaller models it does not.",
          supports: "Its loss is higher than LoRA’s.",
          contradicts: "It is lower.",
          wanted: "LoRA on a model below 14B",
        },
      ),
    ],
    caveats: () => [
      "The paper does not say on which measure. Training loss is taken, the quality of these boards; it says nothing of how well the tuned model answers.",
      "“Beyond 14B” is read as 14B and more. A loss that is equal or too close to tell counts for neither side.",
    ],
  }),
  toClaim({
    id: "freeze-latency",
    title: "Freezing layers cuts the latency of fine-tuning about threefold against PEFT.",
    where: "text",
    about: ABOUT,
    links: BOARDS,
    parts: freezeParts,
  }),
  toClaim({
    id: "full-diminishing",
    title: "Full fine-tuning pays less as models grow.",
    where: "text",
    about: ABOUT,
    links: BOARDS,
    parts: (results) => [
      diminishingPart(results, {
        name: "Smaller gain on larger models",
        statement:
          "The gain of full fine-tuning over LoRA in training loss shrinks from scale band to scale band.",
        supports:
          "Of two models of different scale bands, on one data set and hardware, the change of loss from LoRA to full is less of a fall (in %) at the larger.",
        contradicts: "It is more of a fall.",
        wanted: "LoRA on the same model, hardware and data set",
      }),
    ],
    caveats: () => [
      "Models of different families are set beside each other here, each as a change against its own LoRA run: what differs beside their size is not separated.",
    ],
  }),
  toClaim({
    id: "dora-latency",
    title: "DoRA is slow for the quality it reaches.",
    where: "text",
    about: ABOUT,
    links: [
      {
        label: "Latency against loss",
        href: printTradeOffUrl({
          ...defaultTradeOff("fine-tuning"),
          x: "al",
          technique: ["dora"],
        }),
      },
      ...BOARDS,
    ],
    parts: (results) => [
      doraPart(results, LATENCY, "times more", {
        name: "Slower than LoRA",
        statement: "DoRA has a higher latency than LoRA.",
        supports: "AL of DoRA is above that of LoRA on the same model, hardware and data set.",
        contradicts: "It is below.",
        wanted: "LoRA on the same model, hardware and data set, with AL",
      }),
      doraPart(results, LOSS, "change", {
        name: "No lower loss",
        statement: "DoRA does not reach a lower training loss than LoRA in return.",
        supports: "Its loss is above LoRA’s.",
        contradicts: "It is below, by however little.",
        wanted: "LoRA on the same model, hardware and data set",
      }),
    ],
  }),
];
