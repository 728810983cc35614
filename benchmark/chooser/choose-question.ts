import { AXIS_KEYS, type Axis, MODALITY_KEYS, type Modality } from "../axes";
import { type Notice, printQuery, QueryReader, type SearchParams, shorten } from "../query-reader";
import { slug } from "../slug";
import { CONSTRAINT_KEYS, constraintTerms, type Limits, setLimits } from "./constraints";
import { NEARNESS, type Nearness } from "./size-range";

/** What the chooser is asked: which techniques meet these limits, on models of such a size. */
export interface ChooseQuestion {
  axis: Axis;
  modality: Modality;
  /** Billions of parameters; null: models of any size count. */
  size: number | null;
  /** The default wherever no size is asked for. */
  within: Nearness;
  /** The slug of an accelerator that results must have run on; null: any. */
  accelerator: string | null;
  limits: Limits;
}

const PARAMETERS = ["axis", "modality", "size", "within", "accelerator", ...CONSTRAINT_KEYS];
/** What no model, card or run comes near, in any of the units. */
const LARGEST = 1e9;
/** Below this, throughputs per parameter of the largest models would not lie. */
const SMALLEST = 1e-15;
const DECIMAL = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

export function defaultChoice(axis: Axis = "inference"): ChooseQuestion {
  return { axis, modality: "language", size: null, within: NEARNESS[0], accelerator: null, limits: {} };
}

/** Reads a question from its address. Never fails: what cannot be used is left out and comes back as a notice. */
export function parseChooseQuestion(params: SearchParams): { question: ChooseQuestion; notices: Notice[] } {
  const reader = new QueryReader(params, PARAMETERS);
  const axis = reader.oneOf("axis", AXIS_KEYS, defaultChoice().axis);
  const modality = reader.oneOf("modality", MODALITY_KEYS, defaultChoice().modality);
  const size = readNumber(reader, "size", false);
  let within = reader.oneOf("within", NEARNESS, defaultChoice().within);
  if (size === null && within !== defaultChoice().within) {
    reader.note("within", "Says how near to a size; without a size it was ignored.");
    within = defaultChoice().within;
  }
  const accelerator = slug(reader.first("accelerator") ?? "") || null;
  const limits: Limits = {};
  for (const key of CONSTRAINT_KEYS) {
    const limit = readNumber(reader, key, key === "quality_loss");
    if (limit !== null) limits[key] = limit;
  }
  return { question: { axis, modality, size, within, accelerator, limits }, notices: reader.notices };
}

function readNumber(reader: QueryReader, parameter: string, mayBeZero: boolean): number | null {
  const text = readDecimal(reader, parameter);
  if (text === undefined) return null;
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (value === 0 && mayBeZero) return 0;
  const problem = Number.isNaN(value)
    ? `is not a number ${mayBeZero ? "of 0 or more" : "above 0"}`
    : value > LARGEST
      ? "is larger than anything that could be measured"
      : value < SMALLEST
        ? `is ${value === 0 ? "not above 0" : "smaller than anything that could be measured"}`
        : null;
  if (problem === null) return value;
  reader.note(parameter, `“${shorten(text)}” ${problem}; it was ignored.`);
  return null;
}

/**
 * A number as it was sent. A comma stands for a point in many countries: "24,5" is 24.5 and said to be. "1,500" may be
 * either 1500 or 1.5, and is no number.
 */
function readDecimal(reader: QueryReader, parameter: string): string | undefined {
  const sent = reader.text(parameter);
  const [, whole, decimals] = /^(\d{1,9}),(\d{1,9})$/.exec(sent) ?? [];
  if (whole === undefined || decimals === undefined) return reader.first(parameter);
  if (decimals.length === 3) {
    reader.note(
      parameter,
      `“${sent}” may be ${whole}${decimals} or ${whole}.${decimals}; it was ignored. Write it with a point, or without a comma.`,
    );
    return undefined;
  }
  reader.note(parameter, `“${sent}” was read as ${whole}.${decimals}; addresses write numbers with a point.`);
  return `${whole}.${decimals}`;
}

/** The address of a question: defaults left out, order stable. */
export function printChooseUrl({
  axis,
  modality,
  size,
  within,
  accelerator,
  limits,
}: ChooseQuestion): string {
  const standard = defaultChoice();
  const pairs: [string, string][] = [];
  if (axis !== standard.axis) pairs.push(["axis", axis]);
  if (modality !== standard.modality) pairs.push(["modality", modality]);
  if (size !== null) pairs.push(["size", String(size)]);
  if (within !== standard.within) pairs.push(["within", within]);
  if (accelerator !== null) pairs.push(["accelerator", accelerator]);
  for (const [key, limit] of setLimits(limits)) pairs.push([key, String(limit)]);
  return `/choose${printQuery(pairs)}`;
}

/** Whether there is anything to meet. */
export function hasLimits({ limits }: ChooseQuestion): boolean {
  return setLimits(limits).length > 0;
}

/** The same question of another axis or modality: limits whose units differ there do not carry over. */
export function asked(question: ChooseQuestion, axis: Axis, modality: Modality): ChooseQuestion {
  if (axis === question.axis && modality === question.modality) return question;
  const [from, to] = [question, { axis, modality }].map((one) => constraintTerms(one.axis, one.modality));
  const limits: Limits = {};
  for (const [key, limit] of setLimits(question.limits)) {
    if (from?.[key].unit === to?.[key].unit) limits[key] = limit;
  }
  return { ...question, axis, modality, accelerator: null, limits };
}
