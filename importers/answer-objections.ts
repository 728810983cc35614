import { memoryInName } from "./accelerator-name";
import { sizeInName } from "./model-size";
import type { RunFacts } from "./reading";
import { precisionsDiffer, precisionsInName, weightPrecision } from "./weight-precision";

/** Something that was answered and that a file, or a name, speaks against. */
export interface Objection {
  /** What was answered. */
  field: string;
  /** What speaks against it, in words for the person who answered. */
  text: string;
  /** What to do about it. */
  remedy: string;
  /** Whether it can't be so, rather than hardly. */
  isCertain: boolean;
}

/** What speaks against the answers to a run. @param read what its files say without them. */
export function objectionsTo(run: number, answered: RunFacts, read: RunFacts): Objection[] {
  const objection = (field: string, text: string | null, remedy: string, isCertain = false): Objection[] =>
    text === null ? [] : [{ field, text: `Run ${run}: ${text}`, remedy, isCertain }];
  return [
    ...objection("technique", otherPrecision(answered, read), "Check in which precision the weights were."),
    ...objection("technique", noMethod(answered, read), "Say which method of it was used.", true),
    ...objection("model.parameters_b", otherSize(answered, read), "Check the number of parameters."),
    ...objection(
      "environment.memory_gb",
      otherMemory(answered, read),
      "Check the memory of one accelerator.",
    ),
  ];
}

/** A precision that can't be that of the weights, as the file or the model's name tells it. */
function otherPrecision(answered: RunFacts, read: RunFacts): string | null {
  const { family, name = "" } = answered.technique ?? {};
  if (family !== "quantization" || read.technique?.name === name) return null;
  const dtype = read.workload?.dtype;
  const model = answered.model?.name ?? "";
  const told = precisionsInName(model).filter((precision) => precisionsDiffer(name, precision));
  if (told.length > 0)
    return `${name} was answered, and the model's name ${model} tells of ${told.join(" and ")}.`;
  const isOther = dtype !== undefined && weightPrecision(dtype) !== null && precisionsDiffer(name, dtype);
  return isOther ? `${name} was answered, and its file says the data type ${dtype}.` : null;
}

/** A precision where something else is compared. */
function noMethod(answered: RunFacts, read: RunFacts): string | null {
  const { family, name = "" } = answered.technique ?? {};
  const isPrecision = family !== undefined && family !== "quantization" && weightPrecision(name) !== null;
  if (!isPrecision || read.technique?.name === name) return null;
  return `${name} is a precision of weights, and what its file compares is of the family ${family}.`;
}

/** Names are rounded ("7B" of 7.62), and count embeddings or leave them out: more than this is another model. A judgement. */
const SIZES_DIFFER = 0.3;

function otherSize(answered: RunFacts, read: RunFacts): string | null {
  const { name = "", parameters_b: size } = answered.model ?? {};
  const told = sizeInName(name);
  if (size === undefined || told === null || read.model?.parameters_b === size) return null;
  if (Math.abs(size - told) <= SIZES_DIFFER * Math.max(size, told)) return null;
  return `${size} billion parameters were answered, and the model's name ${name} tells of ${told}.`;
}

/** Gigabytes and gibibytes differ by 7 %. */
const MEMORIES_DIFFER = 0.1;

function otherMemory(answered: RunFacts, read: RunFacts): string | null {
  const { accelerator = "", memory_gb: memory } = answered.environment ?? {};
  const told = memoryInName(accelerator);
  if (memory === undefined || told === null || read.environment?.memory_gb === memory) return null;
  if (Math.abs(memory - told) <= MEMORIES_DIFFER * Math.max(memory, told)) return null;
  return `${memory} GB were answered, and the name ${accelerator} tells of ${told} GB.`;
}
