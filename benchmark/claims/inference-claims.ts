import { columnValue } from "../cell";
import { runsAddress } from "../detail-address";
import { formatNumber } from "../format";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";
import { defaultTradeOff, printTradeOffUrl } from "../trade-offs/trade-off-question";
import type { Claim } from "./claim";
import { toClaim } from "./claim-builder";
import { listPairs } from "./claim-pairs";
import { directionPart, gatherRows, type PartText, rangePart, reachPart } from "./claim-parts";
import type { EffectKind } from "./claim-rows";
import { columnReading, ENERGY_PER_TOKEN, type Reading } from "./reading";

const ABOUT = { axis: "inference", family: "quantization" } as const;
const BOARD = { label: "Weight precisions", href: runsAddress({ ...ABOUT, modality: "language" }) };
/** "3.9" as a figure with one decimal, of which the claim is the least that rounds to it. */
const REACH = 3.85;
/** "3-5%" as a loss that rounds to 3, 4 or 5, half upwards as figures are printed. */
const LOST_PERCENT = { from: 2.5, below: 5.5, of: "fall" } as const;
const INT4_WANTED = "int4 and bfloat16 on one model, hardware and workload";
const BF16_WANTED = "bfloat16 and float16 on one model on one Hopper accelerator and workload";

/** Accelerators of the Hopper generation, by name. */
const isHopper = ({ environment: { accelerator } }: Result) =>
  accelerator !== undefined && /\b(?:G?H[12]00|H20|H800)\b/.test(accelerator);

function int4Parts(results: readonly Result[]) {
  const pairs = listPairs(results, {
    ...ABOUT,
    own: (technique) => technique === "int4",
    other: (technique) => technique === "bfloat16",
  });
  const gather = (reading: Reading, kind: EffectKind) => gatherRows(pairs, reading, kind, INT4_WANTED);
  const falls = (name: string, statement: string, reading: Reading) =>
    directionPart(
      {
        name,
        statement,
        supports: `${reading.label} of int4 is below that of bfloat16 on the same model.`,
        contradicts: "It is above.",
        wanted: INT4_WANTED,
      },
      gather(reading, "change"),
      "better",
    );
  const reaches = (name: string, statement: string, reading: Reading) =>
    reachPart(
      {
        name,
        statement,
        supports: `On some model ${reading.label} falls at least ${REACH} times, which rounds to 3.9.`,
        contradicts: `${reading.label} was compared, and falls less on every model.`,
        wanted: INT4_WANTED,
      },
      gather(reading, "times less"),
      REACH,
    );
  const memory = columnReading("amu");
  return [
    falls("Less memory", "int4 takes less memory than bfloat16.", memory),
    reaches("Up to 3.9 times less memory", "Memory falls by up to 3.9 times.", memory),
    falls("Less power", "int4 draws less power: the paper’s AEC, in watts.", columnReading("aec")),
    falls("Less energy", "int4 uses less energy for a token.", ENERGY_PER_TOKEN),
    reaches("Up to 3.9 times less energy", "Energy for a token falls by up to 3.9 times.", ENERGY_PER_TOKEN),
    rangePart(
      {
        name: "3 to 5% less accurate",
        statement: "The mean task score falls by 3 to 5%.",
        supports: `The score falls by ${LOST_PERCENT.from}% to under ${LOST_PERCENT.below}% of bfloat16’s, which rounds to a loss of 3, 4 or 5%.`,
        contradicts: "It falls by less or by more than that, or rises.",
        wanted: INT4_WANTED,
      },
      gather(columnReading("quality"), "change"),
      LOST_PERCENT,
    ),
  ];
}

/** Where a figure near 3.9 does stand in the data: in MCR, which is no saving of memory. */
function compressionCaveats(results: readonly Result[]): string[] {
  const rates = results
    .filter((result) => resultKeys(result).technique === "int4")
    .flatMap((result) => {
      const value = columnValue(result, "mcr", []);
      return "missing" in value ? [] : [{ model: result.model.name, value: value.value }];
    })
    .sort((a, b) => b.value - a.value);
  const [most] = rates;
  const where = most
    ? ` The largest MCR of int4 here is ${formatNumber(most.value)}, on ${most.model}.`
    : " No MCR of int4 is among today’s results.";
  return [
    `“3.9 times” travels badly. MCR is size ratio times quality ratio: it is neither memory nor energy saved, and is not used as such here.${where} Memory saved is taken from AMU alone.`,
    "AEC is mean power, not energy. Energy for a token is computed here as AEC / IT within one result (W / (tokens/s) = J/token), unless it was measured; that both count the same accelerators is assumed.",
    "“3–5% lower” could be meant in points of the score; per cent of bfloat16’s score is tested. The changes in points stand in the table.",
  ];
}

function bf16Parts(results: readonly Result[]) {
  const pairs = listPairs(results.filter(isHopper), {
    ...ABOUT,
    own: (technique) => technique === "bfloat16",
    other: (technique) => technique === "float16",
  });
  const part = (text: Omit<PartText, "wanted">, reading: Reading) =>
    directionPart(
      { ...text, wanted: BF16_WANTED },
      gatherRows(pairs, reading, "change", BF16_WANTED),
      "better",
    );
  return [
    part(
      {
        name: "More throughput",
        statement: "bfloat16 generates more tokens in a second.",
        supports: "IT of bfloat16 is above that of float16 on the same model.",
        contradicts: "It is below.",
      },
      columnReading("it"),
    ),
    part(
      {
        name: "Less latency",
        statement: "bfloat16 answers sooner.",
        supports: "AL of bfloat16 is below that of float16 on the same model.",
        contradicts: "It is above.",
      },
      columnReading("al"),
    ),
    part(
      {
        name: "Less power",
        statement: "bfloat16 draws less power.",
        supports: "AEC of bfloat16 is below that of float16 on the same model.",
        contradicts: "It is above.",
      },
      columnReading("aec"),
    ),
  ];
}

/** What the paper says of weight precisions. */
export const INFERENCE_CLAIMS: readonly Claim[] = [
  toClaim({
    id: "int4-savings",
    title: "int4 cuts memory and energy by up to 3.9 times and costs 3 to 5% of accuracy.",
    where: "abstract",
    about: ABOUT,
    links: [
      {
        label: "Memory against quality",
        href: printTradeOffUrl({ ...defaultTradeOff("inference"), technique: ["int4"] }),
      },
      BOARD,
    ],
    parts: int4Parts,
    caveats: compressionCaveats,
  }),
  toClaim({
    id: "bf16-over-fp16",
    title: "On Hopper accelerators bfloat16 is faster than float16 and draws less power.",
    where: "text",
    about: ABOUT,
    links: [BOARD, { label: "Published and recomputed ranks", href: "/published-ranks" }],
    parts: bf16Parts,
    caveats: () => [
      "Hopper is told by the accelerator’s name: H100, H200, GH200, H20 or H800. Runs on others, or on hardware that is not stated, do not count.",
    ],
  }),
];
